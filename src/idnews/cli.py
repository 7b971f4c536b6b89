"""The `idnews` command. It reads, calls the library and writes; it has no logic of its own."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from rich.console import Console, RenderableType
from rich.markup import escape
from rich.progress import Progress

from idnews.corpus.readers import Page, list_files, read_pages
from idnews.records import Analysis, Article

app = typer.Typer(
    name="idnews",
    help="Reads Indonesian news: clean articles, tokens, stems, entities, quotes, keywords.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
        metavar="PATH...",
        help="Files, folders, globs, .jsonl, or - for standard input.",
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
Published = Annotated[
    str | None,
    typer.Option(help="When the articles appeared (ISO 8601), for relative dates."),
]

# Columns of a table in a pipe or a file, where nobody says how wide the page is.
PIPE_WIDTH = 120

Result = tuple[str, Any]
View = Callable[[Any], RenderableType]


@app.command()
def analyze(
    paths: Paths = None,
    text: InlineText = None,
    format: OutAnalysisFormat = AnalysisFormat.table,
    output: Out = None,
    raw: Raw = False,
    published: Published = None,
    workers: Workers = 1,
) -> None:
    """Everything: the article's parts, sentences, stems, entities, quotes, keywords."""
    from idnews.terminal import analysis_view

    results = _analyses(paths, text, raw, published, workers)
    if format is AnalysisFormat.html:
        _finish(_write_html(results, output))
    else:
        _finish(_write(results, Format(format.value), output, analysis_view))


@app.command()
def clean(
    paths: Paths = None,
    text: InlineText = None,
    format: OutFormat = Format.table,
    output: Out = None,
) -> None:
    """The clean article of each scraped page, and what was removed from it."""
    from idnews.terminal import article_view

    _finish(_write(_articles(_pages(paths, text), False, None), format, output, article_view))


@app.command()
def tokenize(
    paths: Paths = None,
    text: InlineText = None,
    format: OutFormat = Format.table,
    output: Out = None,
    raw: Raw = False,
) -> None:
    """One sentence a line, a space between tokens."""
    from idnews.api import sentences
    from idnews.api import tokenize as tokens_of

    def tokens_by_sentence(article: Article) -> list[list[str]]:
        return [tokens_of(sentence) for sentence in sentences(article.text)]

    def lines(result: list[list[str]]) -> str:
        return "\n".join(" ".join(tokens) for tokens in result)

    articles = _articles(_pages(paths, text), raw, None)
    _finish(_write(_map(articles, tokens_by_sentence), format, output, lines))


@app.command()
def stem(
    paths: Paths = None,
    text: InlineText = None,
    format: OutFormat = Format.table,
    output: Out = None,
    raw: Raw = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Root, affixes and rule of every word.")
    ] = False,
) -> None:
    """The text with every word replaced by its root (kata dasar)."""
    from idnews.api import stem as stem_text
    from idnews.api import tokenize as tokens_of
    from idnews.morphology.stemmer import explain_stem

    def explain_words(article: Article) -> str:
        words = dict.fromkeys(token for token in tokens_of(article.text) if token.isalpha())
        return "\n".join(str(explain_stem(word)) for word in words)

    change = explain_words if explain else lambda article: stem_text(article.text)
    articles = _articles(_pages(paths, text), raw, None)
    _finish(_write(_map(articles, change), format, output, str))


@app.command()
def entities(
    paths: Paths = None,
    text: InlineText = None,
    format: OutFormat = Format.table,
    output: Out = None,
    raw: Raw = False,
    published: Published = None,
    workers: Workers = 1,
) -> None:
    """Names and values, with what they are linked to."""
    from idnews.terminal import entities_view

    results = _map(_analyses(paths, text, raw, published, workers), lambda a: a.entities)
    _finish(_write(results, format, output, entities_view))


@app.command()
def quotes(
    paths: Paths = None,
    text: InlineText = None,
    format: OutFormat = Format.table,
    output: Out = None,
    raw: Raw = False,
    workers: Workers = 1,
) -> None:
    """Who said what."""
    from idnews.terminal import quotes_view

    results = _map(_analyses(paths, text, raw, None, workers), lambda a: a.quotes)
    _finish(_write(results, format, output, quotes_view))


@app.command()
def keywords(
    paths: Paths = None,
    text: InlineText = None,
    format: OutFormat = Format.table,
    output: Out = None,
    raw: Raw = False,
    workers: Workers = 1,
    top: Annotated[int, typer.Option(min=1, help="How many keywords an article.")] = 10,
) -> None:
    """What each article is about, best keyword first."""
    from idnews.terminal import keywords_view

    results = _map(_analyses(paths, text, raw, None, workers), lambda a: a.keywords[:top])
    _finish(_write(results, format, output, keywords_view))


def _pages(paths: list[str] | None, text: str | None) -> Iterator[Page]:
    if text is not None and paths:
        raise typer.BadParameter("give either paths or --text, not both")
    if text is not None:
        return iter([Page("--text", text)])
    if not paths:
        if sys.stdin.isatty():
            raise typer.BadParameter("name a file or folder, or give --text, or - for a pipe")
        paths = ["-"]
    files = list_files(paths)
    if not files:
        raise typer.BadParameter(f"no .txt, .html, .htm or .jsonl below {', '.join(paths)}")
    return _with_progress(read_pages(files, standard_input=sys.stdin.buffer), len(files))


def _with_progress(pages: Iterator[Page], n_files: int) -> Iterator[Page]:
    """A bar on the terminal that counts articles; nothing in a pipe or for a single file."""
    if n_files < 2 or not sys.stderr.isatty():
        yield from pages
        return
    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(pages, total=n_files, description="Reading")


def _articles(pages: Iterable[Page], raw: bool, published: str | None) -> Iterator[Result]:
    for page in pages:
        if page.error is not None:
            yield page.name, ValueError(page.error)
            continue
        try:
            yield page.name, page.to_article(is_scraped=not raw, published=published)
        except ValueError as error:  # a date that nobody can read
            yield page.name, error


def _analyses(
    paths: list[str] | None, text: str | None, raw: bool, published: str | None, workers: int
) -> Iterator[Result]:
    """Analyse the articles in order; what could not be read keeps its place and its error."""
    from idnews.api import analyze_many

    if workers == 0 or workers < -1:
        raise typer.BadParameter(f"--workers must be at least 1, or -1; got {workers}")
    waiting: list[tuple[str, Exception | None]] = []

    def readable() -> Iterator[Article]:
        for name, article in _articles(_pages(paths, text), raw, published):
            if isinstance(article, Exception):
                waiting.append((name, article))
            else:
                waiting.append((name, None))
                yield article

    for analysis in analyze_many(readable(), n_process=workers):
        while waiting[0][1] is not None:
            yield waiting.pop(0)
        name, _ = waiting.pop(0)
        yield name, ValueError(analysis.error) if analysis.error else analysis
    yield from waiting


def _map(results: Iterable[Result], change: Callable[[Any], Any]) -> Iterator[Result]:
    for name, result in results:
        yield name, result if isinstance(result, Exception) else change(result)


def _write(results: Iterable[Result], format: Format, output: Path | None, view: View) -> int:
    """Write every result, report every failure on standard error; return how many failed."""
    n_failed = n_written = 0
    with _open_output(output) as stream:
        width = None if stream.isatty() else PIPE_WIDTH
        console = Console(file=stream, width=width)
        for name, result in results:
            if isinstance(result, Exception):
                _report(name, result)
                n_failed += 1
                continue
            if format is Format.table:
                console.rule(escape(name), style="dim", align="left")
                console.print(view(result), markup=False, highlight=False)
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


def _write_html(results: Iterable[Result], output: Path | None) -> int:
    from idnews.display import analyses_to_page

    n_failed, analyses = 0, []
    for name, result in results:
        if isinstance(result, Exception):
            _report(name, result)
            n_failed += 1
        else:
            analyses.append((name, result))
    with _open_output(output) as stream:
        stream.write(analyses_to_page(analyses))
    return n_failed


@contextmanager
def _open_output(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears only when it is complete."""
    if output is None:
        yield sys.stdout
        return
    temporary = output.with_name(f".{output.name}.{os.getpid()}.tmp")
    try:
        stream = temporary.open("w", encoding="utf-8", errors="replace")
    except OSError as error:
        raise typer.BadParameter(f"cannot write {output}: {error.strerror}") from error
    try:
        with stream:
            yield stream
        temporary.replace(output)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _report(name: str, error: Exception) -> None:
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    console.print(f"idnews: {name}: {error}", style="red", markup=False)


def _finish(n_failed: int) -> None:
    if n_failed:
        raise typer.Exit(1)


def _version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        print(f"idnews {version('idnews')}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Shared by every command: a broken pipe ends quietly, surrogates never crash the output."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if hasattr(os, "fork"):
        import signal

        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
