"""The command that scores a pipeline against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

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
            help="Labelled by hand. Names: .jsonl, .spacy or columns (BIO); trees: .conllu.",
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
            "(all, idner, nerui, nergrit); of trees, that of a treebank (csui, pud, gsd).",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Scores of a pipeline on text that you labelled, and its errors.

    Data sets disagree: on whether a country that acts is a name, on where punctuation hangs and
    what a noun is to the noun before it. --readout names the convention to answer by.
    """
    if not gold.is_file():
        raise typer.BadParameter(f"{gold} is no file")
    if output is not None and not output.parent.is_dir():
        raise typer.BadParameter(f"cannot write {output}: there is no folder {output.parent}")
    try:
        figures = _score(gold, pipeline, readout)
    except ValueError as error:  # of the readers, with file and line
        typer.echo(f"idnews: {error}", err=True)
        raise typer.Exit(1) from None
    if output is not None:
        text = json.dumps(figures, indent=2, ensure_ascii=False)
        output.write_text(text + "\n", encoding="utf-8")


def _score(gold: Path, pipeline: Path | None, readout: str | None) -> dict[str, Any]:
    import idnews
    from idnews.annotation.readers import gold_format

    kind = gold_format(gold)
    nlp = idnews.load(pipeline)
    if kind == "conllu":
        return _syntax(nlp, gold, readout)
    if readout is not None:
        _choose_readout(nlp, readout)
    return _names(nlp, gold)


def _choose_readout(nlp: Language, readout: str) -> None:
    if not nlp.has_pipe("idnews_model"):
        raise typer.BadParameter("this pipeline has no model, so it has no readouts")
    component: Any = nlp.get_pipe("idnews_model")
    known = component.model.labels.readouts
    if readout not in known:
        raise typer.BadParameter(f"readout must be one of {', '.join(known)}; got {readout}")
    component.readout = readout
    nlp.disable_pipe("idnews_rules")


def _names(nlp: Language, gold: Path) -> dict[str, Any]:
    from idnews.annotation.name_sentence import text_of
    from idnews.annotation.names import CLASSES, trim_span
    from idnews.annotation.readers import read_names_gold
    from idnews.evaluation.name_report import report_names

    sentences = []
    for sentence in read_names_gold(gold, source="gold"):
        text, spans = text_of(sentence)
        names = {
            trim_span(text, (start, end, CLASSES.get(kind, kind))) for start, end, kind in spans
        }
        sentences.append((text, names))
    report = report_names(nlp, sentences)
    console = Console()
    console.print(_scores(report.counts, report.total))
    console.print(_confusion(report))
    console.print(_errors(report))
    by_label = {**report.counts, "all": report.total}
    return {label: _figures(counts) for label, counts in by_label.items()}


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
    counts = score_treebank_syntax(nlp, gold)
    by_level = {level.name: getattr(counts, level.name) for level in fields(counts)}
    how = "as the pipeline gives it" if treebank is None else f"by the convention of {treebank}"
    table = _score_table(f"Raw text against the treebank, {how}")
    for level, some in by_level.items():
        table.add_row(level, *_cells(some))
    Console().print(table)
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


def _score_table(title: str) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("")
    for name in ("precision", "recall", "F1", "gold", "found", "right"):
        table.add_column(name, justify="right")
    return table


def _cells(counts: Counts) -> list[str]:
    rates = (counts.precision, counts.recall, counts.f1)
    shown = ["-" if rate is None else f"{100 * rate:.2f}" for rate in rates]
    return [*shown, str(counts.gold), str(counts.predicted), str(counts.matched)]


def _scores(counts: dict[str, Counts], total: Counts) -> Table:
    table = _score_table("Names, exact spans")
    for label, some in sorted(counts.items()):
        table.add_row(label, *_cells(some))
    table.add_row("all", *_cells(total))
    return table


def _confusion(report: NameReport) -> Table:
    labels = sorted({label for pair in report.confusion for label in pair})
    table = Table(title="Gold (rows) found as (columns); - is no name", title_justify="left")
    table.add_column("")
    for label in labels:
        table.add_column(label, justify="right")
    for label in labels:
        cells = (str(report.confusion[label, other] or "") for other in labels)
        table.add_row(label, *cells)
    return table


def _errors(report: NameReport) -> Table:
    table = Table(title=f"The {N_ERRORS} commonest errors", title_justify="left")
    for name in ("times", "gold", "found", "in context"):
        table.add_column(name, overflow="fold")
    for error, number in report.commonest(N_ERRORS):
        context = f"...{error.before}[{error.name}]{error.after}..."
        cells = (str(number), error.gold, error.found, context.replace("\n", " "))
        table.add_row(*(Text(cell) for cell in cells))
    return table
