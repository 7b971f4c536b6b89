"""Packaged data: small readable TSV files, opened in this one place.

A table is UTF-8, NFC, LF, tab-separated. Its one header line names the table and its version in the
first cell and the other columns after it:

    #regions.1<TAB>code<TAB>name<TAB>level        <- "#NAME.VERSION", then the columns
    11<TAB>Aceh<TAB>provinsi

so a row has as many cells as the header has columns (cells after the first header cell). Rows are
sorted. A cell never holds a tab or a line feed; an empty cell means "none".
"""

from functools import cache
from importlib.resources import files
from pathlib import Path

from idnews.errors import ResourceError

__all__ = ["parse_table", "read_mapping", "read_table", "read_user_table"]

Row = tuple[str, ...]


@cache
def read_table(name: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the rows of the packaged table `name`, whose columns must be exactly `columns`.

    Raises ResourceError when the file is missing or malformed, or its columns are others.

    >>> read_table("months", ("word", "month"))[:2]
    (('ags', '8'), ('agt', '8'))
    """
    path = files(__name__) / f"{name}.tsv"
    if not path.is_file():
        raise ResourceError(f"no packaged table named {name!r}")
    return parse_table(path.read_text(encoding="utf-8"), name, columns)


def read_mapping(name: str, columns: tuple[str, str]) -> dict[str, str]:
    """Return a packaged table of two columns as a dict from the first to the second.

    >>> read_mapping("months", ("word", "month"))["agustus"]
    '8'
    """
    return {key: value for key, value in read_table(name, columns)}  # noqa: C416 (typed rows)


def read_user_table(path: str | Path, name: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the rows of a user's own table in the same format as a packaged one.

    Raises FileNotFoundError, or ResourceError with the line number and what was expected.
    """
    return parse_table(Path(path).read_text(encoding="utf-8"), name, columns)


def parse_table(text: str, name: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the rows of the table `text`; ResourceError when its header or a row is not right.

    >>> parse_table("#regions.1\\tcode\\tname\\n11\\tAceh\\n", "regions", ("code", "name"))
    (('11', 'Aceh'),)
    """
    lines = text.split("\n")
    title, *header = lines[0].rstrip("\r").split("\t")
    if not title.startswith(f"#{name}."):
        raise ResourceError(
            f"table {name}: line 1 starts with {title!r}, expected '#{name}.VERSION'"
        )
    if tuple(header) != columns:
        raise ResourceError(f"table {name}: columns are {header}, expected {list(columns)}")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        line = line.rstrip("\r")
        if not line:
            continue
        row = tuple(line.split("\t"))
        if len(row) != len(columns):
            raise ResourceError(
                f"table {name}: line {number} has {len(row)} cells, "
                f"expected {len(columns)}: {line!r}"
            )
        rows.append(row)
    return tuple(rows)
