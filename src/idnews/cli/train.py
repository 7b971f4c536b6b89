"""The command that trains a model."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from idnews.cli.streams import said_when_stopped

if TYPE_CHECKING:
    from idnews.training.trainer import Progress

__all__ = ["train"]


def train(
    recipe: Annotated[
        Path,
        typer.Argument(
            metavar="RECIPE", help="A training.toml; the shipped model's lies in its folder."
        ),
    ],
    data: Annotated[
        Path, typer.Option("--data", "-d", help="The folder that the recipe's files are in.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Checkpoints and the new pipeline go here.")
    ],
    pipeline: Annotated[
        Path | None,
        typer.Option(help="What gets the new model, as a copy.", show_default="the shipped one"),
    ] = None,
) -> None:
    """A model from text that you labelled; goes on after a kill.

    The recipe says what to learn from and how long. notebooks/07 makes one, trains by it in a
    minute and scores the result. idnews doctor says where the shipped model lies.
    """
    from idnews.api import shipped_model
    from idnews.errors import ModelError, import_extra

    for path, what in ((recipe, "recipe"), (data, "data folder")):
        if not path.exists():
            raise typer.BadParameter(f"the {what} {path} is not there")
    import_extra("torch", "new models", "train")
    from idnews.training.recipe import DEV_SCORES, read_recipe, run_recipe

    try:
        plan = read_recipe(recipe)
        how = "the same command goes on from its last checkpoint"
        with said_when_stopped(str(output), how), _bar(plan.steps) as report:
            folder = run_recipe(
                plan, data, output, pipeline=pipeline or shipped_model(), report=report
            )
    except (ValueError, ModelError, FileNotFoundError) as error:
        typer.echo(f"idnews: {error}", err=True)
        raise typer.Exit(1) from None
    for line in _dev_lines(json.loads((output / DEV_SCORES).read_text(encoding="utf-8"))):
        print(line)
    print(f"{folder}: load it with idnews.load({str(folder)!r}); score it with idnews evaluate")


def _dev_lines(scores: dict[str, Any]) -> Iterator[str]:
    """Yield a line on each source that has sentences which were not learned."""
    for source, labels in scores["names"].items():
        whole = labels["all"]
        yield f"{source}: F1 {_percent(whole['f1'])} of {whole['gold']} names that it did not learn"
    for treebank, levels in scores["syntax"].items():
        shown = ", ".join(
            f"{name.upper()} {_percent(one['share'])}" for name, one in levels.items()
        )
        yield f"{treebank}: {shown} % of {levels['las']['total']} words that it did not learn"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"


@contextmanager
def _bar(steps: int) -> Iterator[Callable[[Progress], None]]:
    """Yield what is called at each checkpoint: a bar on a terminal, a line in a log."""
    if not sys.stderr.isatty():
        yield lambda progress: print(_line(progress), file=sys.stderr, flush=True)
        return
    from rich import progress as rich_progress

    columns: tuple[Any, ...] = (
        rich_progress.BarColumn(),
        rich_progress.MofNCompleteColumn(),
        rich_progress.TextColumn("steps"),
        rich_progress.TimeRemainingColumn(),
        rich_progress.TextColumn("{task.description}"),
    )
    with rich_progress.Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("reading data", total=steps)
        yield lambda one: bar.update(task, completed=one.step, description=_losses(one))


def _line(progress: Progress) -> str:
    clock = time.strftime("%H:%M:%S")
    return f"{clock} step {progress.step} of {progress.steps}, {_losses(progress)}"


def _losses(progress: Progress) -> str:
    losses = ", ".join(f"{head} {loss:.3f}" for head, loss in progress.losses.items())
    return f"{progress.speed:.0f} subwords/s; loss {losses}"
