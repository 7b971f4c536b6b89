"""The documentation says what is so: its examples run, and every public name stands in one."""

from __future__ import annotations

import ast
import doctest
import re
from pathlib import Path

import pytest

import idnews
from idnews.cli import COMMANDS
from idnews.corpus.tables import describe_tables

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
REFERENCE = sorted((DOCS / "reference").glob("*.md"))
EXAMPLE = r"^\s*(?:>>>|\.\.\.) .*"
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
NEED_CORPUS = {"corpus.md", "errors.md", "pages.md", "statistics.md"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(DOCS)))
def test_examples_run(path: Path) -> None:
    if path.name in NEED_CORPUS:
        pytest.importorskip("duckdb", reason="this page needs the extra [corpus]")
    results = doctest.testfile(str(path), module_relative=False, optionflags=OPTIONS)
    assert results.failed == 0


def test_every_public_name_stands_in_an_example_that_runs() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (*PAGES, ROOT / "README.md")]
    lines = (re.findall(r"^(?:>>>|\.\.\.) .*", text, re.M) for text in texts)
    examples = "\n".join(line for found in lines for line in found)
    in_docstrings = {
        name for name in idnews.__all__ if f"{name}(" in (getattr(idnews, name).__doc__ or "")
    }
    missing = [
        name
        for name in idnews.__all__
        if f"idnews.{name}" not in examples and name not in in_docstrings
    ]
    assert missing == []


def source_of(module: str) -> Path:
    path = ROOT / "src" / module.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def public_names(module: str) -> list[str]:
    tree = ast.parse(source_of(module).read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return list(ast.literal_eval(node.value))
    return [node.name for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)]


@pytest.mark.skipif(not (ROOT / "src").is_dir(), reason="outside the repository")
@pytest.mark.parametrize("page", REFERENCE, ids=lambda page: page.stem)
def test_every_name_in_the_reference_stands_in_an_example(page: Path) -> None:
    """Examples of the page, of the guides, and of docstrings of the page's modules."""
    text = page.read_text(encoding="utf-8")
    modules = [name for name in re.findall(r"^::: (\S+)$", text, re.M) if source_of(name).exists()]
    places = [*PAGES, *(ROOT / "src" / "idnews").rglob("*.py")]
    lines = (re.findall(EXAMPLE, place.read_text(encoding="utf-8"), re.M) for place in places)
    examples = "\n".join(line for found in lines for line in found)
    missing = [
        f"{module}.{name}"
        for module in modules
        for name in public_names(module)
        if not re.search(rf"\b{name}\b", examples)
    ]
    assert missing == []


def test_every_public_function_is_in_the_reference() -> None:
    text = (DOCS / "reference" / "functions.md").read_text(encoding="utf-8")
    functions = {name for name in idnews.__all__ if name[0].islower()}
    assert {line.rsplit(".", 1)[1] for line in re.findall(r"^::: (.*)$", text, re.M)} == functions


def test_every_command_has_its_part() -> None:
    text = (DOCS / "guides" / "command-line.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", text, re.M)
    assert sorted(headings) == sorted(command.__name__ for command in COMMANDS)


def test_the_tables_are_described_as_they_are() -> None:
    page = (DOCS / "reference" / "tables.md").read_text(encoding="utf-8")
    assert describe_tables().strip() in page


def test_every_page_is_in_the_contents_and_no_other() -> None:
    contents = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = set(re.findall(r": ([\w/-]+\.md)$", contents, re.M))
    assert named == {path.relative_to(DOCS).as_posix() for path in PAGES}
