"""Virtual environments in which a benchmark runs the libraries that idnews is compared with."""

import shutil
import subprocess
import venv
from collections.abc import Sequence
from pathlib import Path

__all__ = ["python_with"]


def python_with(folder: Path, packages: Sequence[str]) -> Path:
    """Return the interpreter of an environment with `packages`, made when it is not there.

    `packages` are what `pip install` takes: `yake==0.7.3`, or `-r` and a file. An environment whose
    packages cannot be installed is removed, so that the next run does not take it for whole.
    """
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        try:
            subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
        except subprocess.CalledProcessError:
            shutil.rmtree(folder)
            raise
    return python
