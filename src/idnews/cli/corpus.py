"""`idnews corpus`: a whole collection of pages into tables."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from idnews.cli.streams import Raw, report_failure, said_when_stopped

if TYPE_CHECKING:
    from idnews.corpus.run import CorpusSummary

__all__ = ["corpus"]

MAX_LINE = 400


def corpus(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Folders, files (.txt .html .json .jsonl .csv .parquet .warc, also .gz and .zst), "
            "globs, addresses such as s3://, or - for standard input.",
            show_default=False,
        ),
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", help="The folder or address for the tables."),
    ],
    workers: Annotated[int, typer.Option("--workers", "-j", help="Processes; -1: every core.")] = 1,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was interrupted.")
    ] = False,
    fields: Annotated[
        str,
        typer.Option(
            metavar="OURS=THEIRS,...",
            help="Your names of columns: text=isi,date=tanggal. "
            "Ours: text, headline, date, url, outlet, id.",
        ),
    ] = "",
    raw: Raw = False,
    tokens: Annotated[
        bool, typer.Option("--tokens", help="Write the table of tokens, too: it is the largest.")
    ] = False,
    rules_only: Annotated[
        bool, typer.Option("--rules-only", help="Leave the neural model out: faster, less exact.")
    ] = False,
    pipeline: Annotated[
        Path | None,
        typer.Option(help="A saved pipeline instead of the shipped one.", show_default=False),
    ] = None,
    drop_duplicates: Annotated[
        bool,
        typer.Option("--drop-duplicates", help="Keep only the earliest of near-duplicates."),
    ] = False,
    engine: Annotated[str, typer.Option(help="local, or ray (extra [ray]).")] = "local",
    ray_address: Annotated[
        str | None,
        typer.Option(help="The Ray cluster: auto, host:6379, ray://host:10001."),
    ] = None,
    part_size: Annotated[int, typer.Option(min=1, help="Articles a file.")] = 500,
) -> None:
    """A whole collection into tables: articles, names, quotes."""
    from idnews.corpus.progress import shown_on
    from idnews.corpus.readers import parse_fields
    from idnews.corpus.run import analyze_corpus
    from idnews.corpus.tables import ALWAYS
    from idnews.errors import IdnewsError

    if workers == 0 or workers < -1:
        raise typer.BadParameter(f"--workers must be at least 1, or -1; got {workers}")
    try:
        columns = parse_fields(fields)
        how = "--resume goes on from here"
        with said_when_stopped(output, how), shown_on(sys.stderr) as report:
            summary = analyze_corpus(
                inputs,
                output,
                workers=(os.cpu_count() or 1) if workers == -1 else workers,
                resume=resume,
                fields=columns,
                tables=(*ALWAYS, *(["tokens"] if tokens else [])),
                raw=raw,
                rules_only=rules_only,
                pipeline=pipeline,
                drop_duplicates=drop_duplicates,
                engine=engine,
                ray_address=ray_address,
                part_size=part_size,
                standard_input=sys.stdin.buffer,
                report=report,
            )
    except (IdnewsError, ImportError, ValueError) as error:
        report_failure("corpus", error)
        raise typer.Exit(1) from None
    _say(summary)
    if summary.n_unreadable_files or not summary.n_articles:
        raise typer.Exit(1)


def _say(summary: CorpusSummary) -> None:
    """Say in a few lines what was made."""
    from idnews.corpus.manifest import REJECTS
    from idnews.corpus.progress import counted
    from idnews.corpus.storage import Storage

    rows = ", ".join(counted(count, name) for name, count in summary.rows.items())
    typer.echo(f"{summary.output}: {rows}")
    if summary.n_duplicates:
        what = f"{summary.n_dropped:,} dropped" if summary.n_dropped else "see duplicates/"
        copies = counted(summary.n_duplicates, "near-duplicates")
        typer.echo(f"{copies} of earlier articles: {what}")
    if summary.n_rejects:
        files = f" ({counted(summary.n_unreadable_files, 'files')})" * bool(
            summary.n_unreadable_files
        )
        records = counted(summary.n_rejects, "records")
        typer.echo(f"{records} could not be read{files}: see rejects.jsonl")
        # As it stands there: escaped, so that no name of a file can move the cursor.
        rejects = Storage(summary.output).read(REJECTS).decode()
        typer.echo(rejects.partition("\n")[0][:MAX_LINE])
