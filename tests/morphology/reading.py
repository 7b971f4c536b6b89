"""Read the case files of these tests."""

from pathlib import Path

from idnews.resources import read_user_table


def read_cases(name: str, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of `cases/NAME.tsv`."""
    return read_user_table(Path(__file__).parent / "cases" / f"{name}.tsv", name, columns)
