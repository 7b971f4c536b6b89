"""Every example in a docstring of the installed package, and in the README, gives what it says."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import idnews

README = Path(__file__).parents[1] / "README.md"
TRAINING = {"torch", "transformers", "onnx", "onnxscript"}
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
MODULES = ["idnews", *(m.name for m in pkgutil.walk_packages(idnews.__path__, "idnews."))]


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str) -> None:
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        if error.name not in TRAINING:
            raise
        pytest.skip(f"needs {error.name}: the extra [train]")
    assert doctest.testmod(module, optionflags=OPTIONS).failed == 0


def test_readme_examples() -> None:
    results = doctest.testfile(str(README), module_relative=False, optionflags=OPTIONS)
    assert results.failed == 0
    assert results.attempted > 0
