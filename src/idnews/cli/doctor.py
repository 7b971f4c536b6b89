"""`idnews doctor`: what is installed here, and does it work?"""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from idnews.cli.streams import open_console

if TYPE_CHECKING:
    from idnews.records import Analysis

__all__ = ["Finding", "diagnose", "doctor"]

REQUIRED = (
    "spacy",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "scikit-learn",
    "nltk",
    "PySastrawi",
    "trafilatura",
    "ftfy",
    "Babel",
    "typer",
)
# Packages of the extras, and what they are for.
OPTIONAL = {
    "duckdb": "idnews report: extra [corpus]",
    "pyarrow": "idnews corpus: extra [corpus]",
    "matplotlib": "plots: extra [plot]",
    "ray": "idnews corpus --engine ray: extra [ray]",
    "torch": "idnews train: extra [train]",
}
THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
PAGE = (
    "JAKARTA, Contoh.com - Pemprov DKI Jakarta menyiapkan dana hampir Rp1,3 triliun, "
    'Selasa (3/7/2018).\nBaca juga: Harga beras naik\n"Kami siap membantu warga," kata Gubernur '
    "DKI Jakarta Anies Baswedan di Balai Kota.\nCOPYRIGHT © Contoh 2018"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the diagnosis. `is_good` is None where there is nothing to be judged."""

    part: str
    what: str
    said: str
    is_good: bool | None = None


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for a bug report.")] = False,
) -> None:
    """Versions, model, threads and a self-test.

    The exit status is 1 when something is wrong.
    """
    findings = list(diagnose())
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        _print(findings)
    if any(finding.is_good is False for finding in findings):
        raise typer.Exit(1)


def diagnose() -> Iterator[Finding]:
    """Yield what is installed, which pipeline is loaded, and how each part of it does.

    >>> next(diagnose()).what
    'idnews'
    """
    yield from _versions()
    yield from _threads()
    yield from _pipeline()
    yield from _self_test()


def _versions() -> Iterator[Finding]:
    yield Finding("installed", "idnews", version("idnews"))
    yield Finding("installed", "Python", f"{platform.python_version()} on {platform.platform()}")
    for name in REQUIRED:
        found = _version(name)
        said = found or f"missing: pip install {name}"
        yield Finding("installed", name, said, None if found else False)
    for name, purpose in OPTIONAL.items():
        yield Finding("installed", name, _version(name) or f"not installed ({purpose})")


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _threads() -> Iterator[Finding]:
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    yield Finding("threads", "cores", f"{usable} of {os.cpu_count()} may be used")
    for name in THREAD_SETTINGS:
        if name in os.environ:
            yield Finding("threads", name, os.environ[name])


def _pipeline() -> Iterator[Finding]:
    start = time.perf_counter()
    try:
        from idnews.api import MODEL_COMPONENTS, load

        nlp = load()
    except Exception as error:  # whatever is wrong here is what the user came to see
        yield Finding("model", "load", f"{type(error).__name__}: {error}", False)
        return
    seconds = time.perf_counter() - start
    meta = nlp.meta
    yield Finding("model", "pipeline", f"{meta['lang']}_{meta['name']} {meta['version']}")
    yield Finding("model", "folder", str(nlp.path))
    yield Finding("model", "components", ", ".join(nlp.pipe_names))
    is_neural = any(name in nlp.pipe_names for name in MODEL_COMPONENTS)
    yield Finding("model", "neural", "yes" if is_neural else "no: rules and gazetteer alone")
    yield Finding("model", "loaded in", f"{seconds:.1f} s", True)


def _self_test() -> Iterator[Finding]:
    start = time.perf_counter()
    try:
        from idnews.api import analyze

        analysis = analyze(PAGE)
    except Exception as error:
        yield Finding("self-test", "analyze", f"{type(error).__name__}: {error}", False)
        return
    milliseconds = 1000 * (time.perf_counter() - start)
    yield Finding("self-test", "analyze", f"{milliseconds:.0f} ms, the first article", True)
    for name, (read, expected) in CHECKS.items():
        try:
            found = read(analysis)
        except Exception as error:
            found = f"{type(error).__name__}: {error}"
        said = "as expected" if found == expected else f"{found}, expected {expected}"
        yield Finding("self-test", name, said, found == expected)


# What is read in PAGE, and what is there.
CHECKS: dict[str, tuple[Callable[[Analysis], Any], Any]] = {
    "cleaning": (
        lambda analysis: [removal.kind for removal in analysis.article.removed],
        ["dateline", "related_link", "copyright"],
    ),
    "stems": (
        lambda analysis: [t.stem for t in analysis.tokens if t.text in ("menyiapkan", "membantu")],
        ["siap", "bantu"],
    ),
    "names": (
        lambda analysis: [e.name for e in analysis.entities if e.label == "PERSON"],
        ["Anies Baswedan"],
    ),
    "values": (
        lambda analysis: [
            e.value["amount"] for e in analysis.entities if e.label == "MONEY" and e.value
        ],
        [1_300_000_000_000],
    ),
    "quotes": (
        lambda analysis: [q.speaker for q in analysis.quotes if q.kind == "direct"],
        ["Anies Baswedan"],
    ),
    "JSON": (
        lambda analysis: type(analysis).from_json(analysis.to_json()) == analysis,
        True,
    ),
}


def _print(findings: list[Finding]) -> None:
    console = open_console()
    part, table = "", Table.grid(padding=(0, 2))
    for finding in findings:
        mark = {None: "", True: "ok", False: "WRONG"}[finding.is_good]
        style = {None: "", True: "green", False: "bold red"}[finding.is_good]
        table.add_row(
            Text(finding.part if finding.part != part else "", style="bold"),
            finding.what,
            Text(mark, style=style),
            Text(finding.said),
        )
        part = finding.part
    console.print(table, highlight=False)
    wrong = sum(finding.is_good is False for finding in findings)
    console.print(f"{wrong} wrong" if wrong else "Everything works.", style="bold")
