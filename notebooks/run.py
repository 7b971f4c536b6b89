"""Run every notebook from a clean kernel and save it with its outputs.

    pip install ".[test]" && python notebooks/run.py [01_quickstart.ipynb ...]

The tests run them too, and check that what is saved is small and without errors.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent
TIMEOUT = 900  # seconds a cell: the slowest takes ten, on a machine that is busy many more


def run_notebook(path: Path) -> nbformat.NotebookNode:
    """Return the notebook at `path` as it is after a run; raises CellExecutionError."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        startup_timeout=TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        coalesce_streams=True,
    )
    ran = client.execute()
    for cell in ran.cells:
        for output in cell.get("outputs", ()):
            if "text/html" in output.get("data", {}):
                output["data"].pop("text/plain", None)  # the same again, and no one reads it
    return ran


def main(names: list[str]) -> None:
    """Run and save the notebooks named, or all."""
    paths = [FOLDER / name for name in names] or sorted(FOLDER.glob("*.ipynb"))
    for path in paths:
        nbformat.write(run_notebook(path), path)
        print(path.name, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
