"""What the commands share: options, how pages are read and how results are written."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from rich.console import Console, RenderableType
from rich.markup import escape

from idnews.cleaning import parse_published
from idnews.corpus.formats import Tally
from idnews.corpus.inputs import READABLE
from idnews.corpus.progress import RunProgress, shown_on
from idnews.corpus.readers import Page, article_of, list_files, read_pages
from idnews.errors import IdnewsError, StorageError
from idnews.records import Analysis, Article

if TYPE_CHECKING:
    from spacy.language import Language


class Format(StrEnum):
    """How results are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


class AnalysisFormat(StrEnum):
    """How analyses are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    html = "html"


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Files (.txt .html .json .jsonl .csv .parquet .warc), folders, globs, or - for "
        "standard input.",
        show_default=False,
    ),
]
InlineText = Annotated[
    str | None,
    typer.Option("--text", "-t", help="This text itself, instead of a path.", show_default=False),
]
Out = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write here, not to the terminal.", show_default=False),
]
OutFormat = Annotated[Format, typer.Option("--format", "-f", help="How results are written.")]
OutAnalysisFormat = Annotated[
    AnalysisFormat, typer.Option("--format", "-f", help="How results are written.")
]
Raw = Annotated[bool, typer.Option("--raw", help="Take the text as it stands: no cleaning.")]
Workers = Annotated[
    int, typer.Option("--workers", "-j", help="Processes that share the work; -1: every core.")
]


def _date(value: str | None) -> str | None:
    try:
        return None if value is None else parse_published(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


Published = Annotated[
    str | None,
    typer.Option(
        callback=_date,
        help="When the articles appeared, as 2024-06-12; relative dates count from it.",
    ),
]

# Columns of a table in a pipe or a file, where nobody says how wide the page is.
PIPE_WIDTH = 120

# What needs no heading: there is one text, and it has no name.
UNNAMED = ("--text", "-")

Result = tuple[str, Any]
View = Callable[[Any], RenderableType]


def open_console() -> Console:
    """Return the console of standard output, `PIPE_WIDTH` wide where it is no terminal."""
    console = Console()
    return console if console.is_terminal else Console(width=PIPE_WIDTH)


def pages_of(paths: list[str] | None, text: str | None, output: Path | None) -> Iterator[Page]:
    """Return the pages that a command was given; raise BadParameter when there are none."""
    if text is not None and paths:
        raise typer.BadParameter("give either paths or --text, not both")
    if text is not None:
        return iter([Page(UNNAMED[0], text)])
    if not paths:
        if sys.stdin.isatty():
            raise typer.BadParameter("name a file or folder, or give --text, or - for a pipe")
        paths = ["-"]
    if len(paths) == 1 and " " in paths[0] and not Path(paths[0]).exists():
        raise typer.BadParameter(f"there is no file {paths[0]!r}; a text itself goes behind --text")
    files = list_files(paths)
    if not files:
        raise typer.BadParameter(f"nothing to read below {', '.join(paths)}: {READABLE}")
    is_shown = output is not None or not sys.stdout.isatty()  # else the results would cross the bar
    return _read(files, sys.stderr if is_shown else io.StringIO())


def _read(files: list[str], shown: TextIO) -> Iterator[Page]:
    """Yield the pages, or one with an error when there is none; show on `shown` how far it is."""
    n_pages = n_bad = n_bytes = 0
    sizes = [path.stat().st_size if path.is_file() else 0 for path in map(Path, files)]
    with shown_on(shown) as report:
        for path, size in zip(files, sizes, strict=True):
            tally = Tally()
            for page in read_pages([path], standard_input=sys.stdin.buffer, tally=tally):
                report(RunProgress(n_pages, 0, n_bad, n_bytes + tally.consumed(), sum(sizes)))
                yield page
                n_pages += 1
                n_bad += page.error is not None
            n_bytes += size
    if not n_pages:
        yield Page(", ".join(files), error="no article in it")


def articles_of(pages: Iterable[Page], raw: bool, published: str | None) -> Iterator[Result]:
    """Yield the name and the article of each page, or the name and what was wrong with it."""
    for page in pages:
        if page.error is not None:
            yield page.name, ValueError(page.error)
            continue
        try:
            article, bad_date = article_of(page, is_scraped=not raw, published=published)
        except ValueError as error:  # several articles in a page of JSON
            yield page.name, error
            continue
        if bad_date is not None:
            report_failure(page.name, ValueError(f"{bad_date}; the article is read without it"))
        yield page.name, article


def analyses_of(
    paths: list[str] | None,
    text: str | None,
    raw: bool,
    published: str | None,
    workers: int,
    output: Path | None,
    *,
    nlp: Language | None = None,
) -> Iterator[Result]:
    """Analyse the articles in order; what could not be read keeps its place and its error."""
    from idnews.api import analyze_many

    if workers == 0 or workers < -1:
        raise typer.BadParameter(f"--workers must be at least 1, or -1; got {workers}")
    waiting: list[tuple[str, Exception | None]] = []

    def readable() -> Iterator[Article]:
        for name, article in articles_of(pages_of(paths, text, output), raw, published):
            if isinstance(article, Exception):
                waiting.append((name, article))
            else:
                waiting.append((name, None))
                yield article

    for analysis in analyze_many(readable(), n_process=workers, nlp=nlp):
        while waiting[0][1] is not None:
            yield waiting.pop(0)
        name, _ = waiting.pop(0)
        if analysis.problem is not None:
            report_failure(name, ValueError(f"{analysis.problem}; it is read all the same"))
        yield name, ValueError(analysis.error) if analysis.error else analysis
    yield from waiting


def map_results(results: Iterable[Result], change: Callable[[Any], Any]) -> Iterator[Result]:
    """Yield what `change` makes of each result; errors pass through."""
    for name, result in results:
        yield name, result if isinstance(result, Exception) else change(result)


def write_results(
    results: Iterable[Result], format: Format, output: Path | None, view: View
) -> int:
    """Write every result, report every failure on standard error; return how many failed."""
    n_failed = n_written = 0
    with open_output(output) as stream:
        width = None if stream.isatty() else PIPE_WIDTH
        console = Console(file=stream, width=width)
        for name, result in results:
            if isinstance(result, Exception):
                report_failure(name, result)
                n_failed += 1
                continue
            if format is Format.table:
                if name not in UNNAMED:
                    console.rule(escape(name), style="dim", align="left")
                shown = view(result)
                is_text = isinstance(shown, str)  # a line of it stays one, however long
                console.print(shown, markup=False, highlight=False, soft_wrap=is_text)
            else:
                if format is Format.json:
                    stream.write("[\n" if n_written == 0 else ",\n")
                stream.write(json.dumps(_plain(name, result), ensure_ascii=False))
                stream.write("\n" if format is Format.jsonl else "")
            n_written += 1
        if format is Format.json:
            stream.write("\n]\n" if n_written else "[]\n")
    return n_failed


def _plain(source: str, result: Any) -> dict[str, Any]:
    """The result as a JSON object that says which page it belongs to."""
    if isinstance(result, Analysis | Article):
        return {"source": source, **result.to_dict()}
    items = result
    if not isinstance(result, str):
        items = [item.to_dict() if hasattr(item, "to_dict") else item for item in result]
    return {"source": source, "result": items}


def write_html(results: Iterable[Result], output: Path | None) -> int:
    """Write one HTML page with all analyses; return how many failed."""
    from idnews.display import analyses_to_page

    n_failed, analyses = 0, []
    with open_output(output) as stream:
        for name, result in results:
            if isinstance(result, Exception):
                report_failure(name, result)
                n_failed += 1
            else:
                analyses.append((name, result))
        stream.write(analyses_to_page(analyses))
    return n_failed


@contextmanager
def open_output(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears only when it is complete.

    Raises BadParameter when it cannot be opened, StorageError when it cannot be written.
    """
    if output is None:
        with _said_why("standard output"):
            yield sys.stdout
            sys.stdout.flush()
        return
    if output.is_dir():
        raise typer.BadParameter(f"{output} is a folder; name a file in it")
    is_device = output.exists() and not output.is_file()  # /dev/null, a pipe: not to be replaced
    temporary = output if is_device else output.with_name(f".{output.name}.{os.getpid()}.tmp")
    try:
        stream = temporary.open("w", encoding="utf-8", errors="replace")
    except OSError as error:
        raise typer.BadParameter(f"cannot write {output}: {error.strerror}") from error
    try:
        with _said_why(str(output)):
            with stream:
                yield stream
            if not is_device:
                temporary.replace(output)
    finally:
        if not is_device:
            temporary.unlink(missing_ok=True)


@contextmanager
def _said_why(name: str) -> Iterator[None]:
    """Make a StorageError of a disk that is full or away; a reader that has gone is no error."""
    try:
        yield
    except (IdnewsError, BrokenPipeError):
        raise
    except OSError as error:
        if error.filename is not None:  # not the stream that is written
            raise
        raise StorageError(f"cannot write {name}: {error.strerror}") from error


def report_failure(name: str, error: Exception) -> None:
    """Say on standard error what was wrong with the page called `name`."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    console.print(f"idnews: {name}: {error}", style="red", markup=False)


@contextmanager
def said_when_stopped(name: str, how: str) -> Iterator[None]:
    """Say how a run goes on that Ctrl-C or kill -TERM ends."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        report_failure(name, InterruptedError(f"stopped; {how}"))
        raise


def finish(n_failed: int) -> None:
    """Leave with exit status 1 when anything failed."""
    if n_failed:
        raise typer.Exit(1)
