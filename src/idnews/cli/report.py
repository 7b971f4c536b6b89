"""`idnews report`: the tables of a corpus as one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from idnews.cli.streams import Out, open_output
from idnews.errors import CorpusError

__all__ = ["report"]


def report(
    tables: Annotated[
        Path, typer.Argument(metavar="TABLES", help="The folder that idnews corpus wrote.")
    ],
    output: Out = None,
    title: Annotated[str, typer.Option(help="The heading of the page.")] = "News corpus report",
    top: Annotated[int, typer.Option(min=1, help="Rows of each table.")] = 15,
) -> None:
    """A corpus as a page: people, map, quotes, money, terms."""
    from idnews.display import corpus_report

    if not tables.is_dir():
        raise typer.BadParameter(
            f"{tables} is no folder; make one with: idnews corpus INPUT... -o {tables}"
        )
    try:
        page = corpus_report(tables, title=title, top=top)
    except (CorpusError, ImportError) as error:
        raise typer.BadParameter(str(error)) from error
    with open_output(output) as stream:
        stream.write(page)
