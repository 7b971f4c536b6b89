"""Write packaged tables and read the hand-made ones that stand beside the recipes."""

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
RESOURCES = HERE.parent / "src" / "idnews" / "resources"


def write_table(
    name: str, version: int, columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Write `resources/NAME.tsv`: sorted, unique, NFC, with the header that idnews reads."""
    lines = {unicodedata.normalize("NFC", "\t".join(row)) for row in rows}
    for line in lines:
        if line.count("\t") != len(columns) - 1 or "\n" in line:
            raise ValueError(f"table {name}: a row needs {len(columns)} cells: {line!r}")
    header = "\t".join((f"#{name}.{version}", *columns))
    body = sorted(lines, key=lambda line: line.split("\t"))
    (RESOURCES / f"{name}.tsv").write_text("\n".join((header, *body)) + "\n", encoding="utf-8")


def read_hand(name: str, width: int) -> list[list[str]]:
    """Return the rows of `recipes/NAME.tsv`; lines that begin with # are comments."""
    rows = []
    for number, line in enumerate((HERE / f"{name}.tsv").read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != width:
            raise ValueError(f"{name}.tsv:{number}: {len(row)} cells, expected {width}: {line!r}")
        rows.append(row)
    return rows
