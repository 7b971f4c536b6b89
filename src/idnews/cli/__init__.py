"""The `idnews` command. It reads, calls the library and writes; it has no logic of its own.

A command is a plain function in a module here (`articles.py`: what one reads in articles) and
stands in `COMMANDS` below, in the order of the help page. What several share is in `streams.py`.
"""

from __future__ import annotations

import signal
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from idnews.cli import articles
from idnews.cli.corpus import corpus
from idnews.cli.doctor import doctor
from idnews.cli.evaluate import evaluate
from idnews.cli.report import report
from idnews.cli.train import train
from idnews.errors import IdnewsError

__all__ = ["COMMANDS", "app"]

COMMANDS = (
    articles.analyze,
    articles.clean,
    articles.tokenize,
    articles.stem,
    articles.entities,
    articles.quotes,
    articles.keywords,
    corpus,
    report,
    train,
    evaluate,
    doctor,
)

EXAMPLES = """Examples:  idnews analyze page.txt -f html -o page.html
           idnews corpus pages/ -o tables/; idnews report tables/ -o all.html"""


class Commands(TyperGroup):
    """Says in a line what was wrong where the library says it well; a bug keeps its traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except (IdnewsError, ImportError) as error:
            if isinstance(error, ImportError) and "pip install" not in str(error):
                raise
            typer.echo(f"idnews: {error}", err=True)
            raise typer.Exit(1) from error


app = typer.Typer(
    name="idnews",
    cls=Commands,
    help="Reads Indonesian news: clean articles, words, names, values, quotes, keywords.",
    epilog="\b\n" + EXAMPLES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    app.command()(command)


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
    """Shared by every command: kill -TERM cleans up, surrogates never crash the output."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, _leave)


def _leave(number: int, _: object) -> None:
    """Unwind as Ctrl-C does, so that half an output is removed and workers end."""
    sys.exit(128 + number)
