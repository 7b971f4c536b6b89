"""The folders stand in the order in which text passes through them; imports keep to it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import idnews

ROOT = Path(idnews.__file__).parent
STAGES = ("cleaning", "language", "morphology", "tagging", "ner", "quotation", "keyphrases")
BASE = {"dates", "errors", "extensions", "records", "resources"}
ABOVE = {"api", "cli", "corpus", "display", "sklearn", "terminal"}
# What makes and judges models: labelled sentences, and the two rooms that read them.
WORKSHOP = {"annotation", "evaluation", "training"}
ONLY_FROM = {
    "annotation": {"cli/evaluate.py"},
    "evaluation": {"cli/evaluate.py"},
    "training": {"cli/train.py"},
}
MODULES = sorted(path for stage in STAGES for path in (ROOT / stage).rglob("*.py"))
EVERYTHING = sorted(ROOT.rglob("*.py"))


def imported_rooms(path: Path) -> set[str]:
    """The rooms of idnews (its first-level names) that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module or "")
    return {name.split(".")[1] for name in names if name.startswith("idnews.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_stage_imports_only_from_stages_before_it(path: Path) -> None:
    stage = path.relative_to(ROOT).parts[0]
    allowed = BASE | set(STAGES[: STAGES.index(stage) + 1])
    assert imported_rooms(path) <= allowed


def test_every_room_is_known() -> None:
    rooms = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert rooms - {"__init__", "__pycache__", "models"} <= BASE | ABOVE | WORKSHOP | set(STAGES)


@pytest.mark.parametrize("path", EVERYTHING, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_depends_on_training_and_evaluation(path: Path) -> None:
    place = path.relative_to(ROOT)
    room = place.parts[0]
    used = imported_rooms(path) & WORKSHOP - {room}
    if room in {"evaluation", "training"}:
        used -= {"annotation"}
    if room == "training":  # it counts what its networks answer right
        used -= {"evaluation"}
    assert {name for name in used if place.as_posix() not in ONLY_FROM[name]} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_components_and_the_tokenizer_import_spacy(path: Path) -> None:
    if path.name in {"component.py", "tokenizer.py"}:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top_level = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert "spacy" not in {
        (alias.name if isinstance(node, ast.Import) else node.module or "").split(".")[0]
        for node in top_level
        for alias in node.names
    }


def test_importing_idnews_loads_no_heavy_package() -> None:
    code = """
import logging, os, sys, warnings
def state(): return warnings.filters[:], logging.root.level, dict(os.environ)
before = state()
import idnews
assert before == state()
heavy = {"spacy", "numpy", "sklearn", "nltk", "trafilatura", "onnxruntime"}
print(sorted(heavy & set(sys.modules)))
"""
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_all_public_names_exist() -> None:
    assert all(getattr(idnews, name) is not None for name in idnews.__all__)
    assert set(idnews.__all__) <= set(dir(idnews))
    with pytest.raises(AttributeError, match="no attribute 'stemm'"):
        idnews.stemm  # noqa: B018
