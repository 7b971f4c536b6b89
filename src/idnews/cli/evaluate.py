"""The command that scores a pipeline against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.status import Status
from rich.table import Table
from rich.text import Text

from idnews.cli.streams import open_console, open_output

if TYPE_CHECKING:
    from spacy.language import Language

    from idnews.evaluation.name_report import NameReport
    from idnews.evaluation.scores import Counts

__all__ = ["evaluate"]

N_ERRORS = 20


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="Labelled by hand. Names: .jsonl, .spacy, columns (BIO) or .gold.json; trees: "
            ".conllu.",
        ),
    ],
    pipeline: Annotated[
        Path | None,
        typer.Option("--pipeline", "-p", help="A saved pipeline.", show_default="the shipped one"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Also write the figures as JSON.", show_default=False),
    ] = None,
    readout: Annotated[
        str | None,
        typer.Option(
            help="A convention that the model knows: of names, which are then the model's alone "
            "(all, idner, nerui, nergrit, idcrossner); of trees, that of a treebank (csui, pud, "
            "gsd).",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Scores of a pipeline on text that you labelled, and its errors.

    Data sets disagree: on whether a country that acts is a name, on where punctuation hangs and
    what a noun is to the noun before it. --readout names the convention to answer by. Places are
    one class, unless gold tells GPE and FAC apart.
    """
    if not gold.is_file():
        raise typer.BadParameter(f"{gold} is no file")
    try:
        if output is None:
            _score(gold, pipeline, readout)
        else:
            with open_output(output) as stream:
                json.dump(_score(gold, pipeline, readout), stream, indent=2, ensure_ascii=False)
                stream.write("\n")
    except ValueError as error:  # of the readers, with file and line
        typer.echo(f"idnews: {error}", err=True)
        raise typer.Exit(1) from None


def _score(gold: Path, pipeline: Path | None, readout: str | None) -> dict[str, Any]:
    import idnews
    from idnews.annotation.readers import gold_format

    kind = gold_format(gold)
    nlp = idnews.load(pipeline)
    if kind == "conllu":
        return _syntax(nlp, gold, readout)
    if readout is not None:
        _choose_readout(nlp, readout)
    return _names(nlp, gold, is_one_place=readout is not None)


def _choose_readout(nlp: Language, readout: str) -> None:
    if not nlp.has_pipe("idnews_model"):
        raise typer.BadParameter("this pipeline has no model, so it has no readouts")
    component: Any = nlp.get_pipe("idnews_model")
    known = component.model.labels.readouts
    if readout not in known:
        raise typer.BadParameter(f"readout must be one of {', '.join(known)}; got {readout}")
    component.readout = readout
    nlp.disable_pipe("idnews_rules")


def _names(nlp: Language, gold: Path, *, is_one_place: bool) -> dict[str, Any]:
    from idnews.annotation.names import CLASSES, trim_span
    from idnews.evaluation.name_report import report_names

    labelled = _read_names(gold)
    kinds = {kind for _, spans in labelled for _, _, kind in spans}
    if not kinds:
        raise ValueError(f"{gold}: no name in it, so there is nothing to score")
    is_one_place = is_one_place or not {"GPE", "FAC"} <= kinds
    classes = {kind: name for kind, name in CLASSES.items() if is_one_place or name != "place"}
    sentences = []
    for text, spans in labelled:
        names = ((start, end, classes.get(kind, kind)) for start, end, kind in spans)
        sentences.append((text, {trim_span(text, name) for name in names}))
    with _said_on_terminal(gold):
        report = report_names(nlp, sentences)
    _print("Names, exact spans", _scores(report.counts, report.total))
    if report.left_out:
        told = ", ".join(f"{label} {count}" for label, count in report.left_out.most_common())
        print(f"Left out, since gold has no such label: {told}\n")
    _print("Gold (rows) found as (columns); - is no name", _confusion(report))
    if report.errors:
        _print(f"The {N_ERRORS} commonest errors", _errors(report))
    by_label = {**report.counts, "all": report.total}
    return {label: _figures(counts) for label, counts in by_label.items()}


def _read_names(gold: Path) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """The texts of gold with their names: sentences, or a whole article of a gold.json."""
    from idnews.annotation.name_sentence import text_of
    from idnews.annotation.readers import read_names_gold
    from idnews.evaluation.gold import read_gold

    if gold.name.endswith(".gold.json"):
        article = read_gold(gold)
        return [(article.text, [(one.start, one.end, one.label) for one in article.entities])]
    return [text_of(sentence) for sentence in read_names_gold(gold, source="gold")]


def _said_on_terminal(gold: Path) -> Status:
    return Console(stderr=True).status(f"reading {escape(str(gold))}")


def _print(title: str, table: Table) -> None:
    open_console().print(Text(f"{title}\n", style="bold"), table, "", sep="\n")


def _syntax(nlp: Language, gold: Path, treebank: str | None) -> dict[str, Any]:
    from dataclasses import fields

    from idnews.evaluation.syntax import choose_treebank, score_treebank_syntax

    if not nlp.has_pipe("idnews_model"):
        raise typer.BadParameter("this pipeline has no model, so it has no syntax to score")
    if treebank is not None:
        try:
            choose_treebank(nlp, treebank)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None
    with _said_on_terminal(gold):
        counts = score_treebank_syntax(nlp, gold)
    by_level = {level.name: getattr(counts, level.name) for level in fields(counts)}
    how = "as the pipeline gives it" if treebank is None else f"by the convention of {treebank}"
    table = _score_table()
    for level, some in by_level.items():
        table.add_row(level, *_cells(some))
    _print(f"Raw text against the treebank, {how}", table)
    return {level: _figures(some) for level, some in by_level.items()}


def _figures(counts: Counts) -> dict[str, float | int | None]:
    return {
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        "gold": counts.gold,
        "found": counts.predicted,
        "right": counts.matched,
    }


def _table() -> Table:
    """A table without lines, as the other commands print: it fits a narrow terminal."""
    return Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))


def _score_table() -> Table:
    table = _table()
    table.add_column("")
    for name in ("precision", "recall", "F1", "gold", "found", "right"):
        table.add_column(name, justify="right")
    return table


def _cells(counts: Counts) -> list[str]:
    rates = (counts.precision, counts.recall, counts.f1)
    shown = ["-" if rate is None else f"{100 * rate:.2f}" for rate in rates]
    return [*shown, str(counts.gold), str(counts.predicted), str(counts.matched)]


def _scores(counts: dict[str, Counts], total: Counts) -> Table:
    table = _score_table()
    for label, some in sorted(counts.items()):
        table.add_row(label, *_cells(some))
    table.add_row("all", *_cells(total))
    return table


def _confusion(report: NameReport) -> Table:
    labels = sorted({label for pair in report.confusion for label in pair})
    table = _table()
    table.add_column("")
    for label in labels:
        table.add_column(label, justify="right")
    for label in labels:
        cells = (str(report.confusion[label, other] or "") for other in labels)
        table.add_row(label, *cells)
    return table


def _errors(report: NameReport) -> Table:
    table = _table()
    for name in ("times", "gold", "found", "in context"):
        table.add_column(name, overflow="fold")
    for error, number in report.commonest(N_ERRORS):
        context = f"...{error.before}[{error.name}]{error.after}..."
        cells = (str(number), error.gold, error.found, context.replace("\n", " "))
        table.add_row(*(Text(cell) for cell in cells))
    return table
