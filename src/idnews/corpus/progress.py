"""How far a run is, for people: a bar on a terminal, a plain line a minute in a log."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

__all__ = ["LOG_SECONDS", "RunProgress", "counted", "progress_line", "shown_on", "time_left"]

LOG_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class RunProgress:
    """How far a run is. Bytes are those of the inputs as stored; 0 in all when nobody knows.

    `n_before` are the articles that an earlier run had finished.
    """

    n_articles: int
    n_words: int
    n_rejects: int
    n_bytes: int
    n_bytes_in_all: int
    n_before: int = 0


def progress_line(progress: RunProgress, seconds: float) -> str:
    """Return one line that says how far a run is after so many seconds.

    >>> progress_line(RunProgress(1200, 250_000, 3, 50, 200, n_before=200), 100)
    '1,200 articles, 10.0 a second, 3 rejects, 25 % of the input, 6 min left'
    """
    rate = _rate(progress, seconds)
    parts = [counted(progress.n_articles, "articles"), f"{rate:.1f} a second"]
    parts.append(counted(progress.n_rejects, "rejects"))
    if progress.n_bytes_in_all:
        share = min(1.0, progress.n_bytes / progress.n_bytes_in_all)
        parts.append(f"{100 * share:.0f} % of the input")
        left = time_left(progress, seconds)
        if left is not None:
            parts.append(f"{_duration(left)} left")
    return ", ".join(parts)


def counted(count: int, plural: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "entities"), counted(1200, "articles")
    ('1 entity', '1,200 articles')
    """
    singular = plural[:-3] + "y" if plural.endswith("ies") else plural[:-1]
    return f"{count:,} {singular if count == 1 else plural}"


def _rate(progress: RunProgress, seconds: float) -> float:
    return (progress.n_articles - progress.n_before) / max(seconds, 1e-9)


def time_left(progress: RunProgress, seconds: float) -> float | None:
    """Return how many seconds the rest of the input will take, None while nobody can know."""
    rate = _rate(progress, seconds)
    if not rate or not progress.n_bytes or not progress.n_bytes_in_all:
        return None
    n_in_all = progress.n_articles * progress.n_bytes_in_all / progress.n_bytes
    return max(0.0, (n_in_all - progress.n_articles) / rate)


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"


@contextmanager
def shown_on(
    stream: TextIO, *, clock: Callable[[], float] = time.monotonic
) -> Iterator[Callable[[RunProgress], None]]:
    """Give a function that shows progress on `stream`: a bar if it is a terminal, else lines."""
    start = clock()
    if not stream.isatty():
        last = start

        def log(progress: RunProgress) -> None:
            nonlocal last
            now = clock()
            if now - last >= LOG_SECONDS:
                last = now
                print(f"idnews: {progress_line(progress, now - start)}", file=stream, flush=True)

        yield log
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(), TextColumn("{task.fields[line]}"))
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("", total=None, line="loading")

        def draw(progress: RunProgress) -> None:
            bar.update(
                task,
                total=progress.n_bytes_in_all or None,
                completed=progress.n_bytes,
                line=progress_line(progress, clock() - start),
            )

        yield draw
