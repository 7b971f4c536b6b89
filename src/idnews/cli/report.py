"""`idnews report`: the tables of a corpus as one HTML page."""

from __future__ import annotations

from typing import Annotated

import typer

from idnews.cli.streams import Out, open_output

__all__ = ["report"]


def report(
    tables: Annotated[
        str, typer.Argument(metavar="TABLES", help="The folder that idnews corpus wrote.")
    ],
    output: Out = None,
    title: Annotated[str, typer.Option(help="The heading of the page.")] = "News corpus report",
    top: Annotated[int, typer.Option(min=1, help="Rows of each table.")] = 15,
) -> None:
    """A corpus as a page: people, map, quotes, money, terms."""
    from idnews.display import corpus_report

    with open_output(output) as stream:
        stream.write(corpus_report(tables, title=title, top=top))
