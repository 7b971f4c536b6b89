"""Small charts as HTML and SVG, without scripts: bars in tables, columns over time."""

import re
from collections.abc import Sequence
from typing import Final

from idnews.display.escaping import escape_attribute, escape_text
from idnews.display.tables import table_rows

__all__ = ["bar_table", "columns_chart", "plain_table"]

WIDTH: Final = 600
LABEL_ROOM: Final = 24
NUMBER_ROOM: Final = 20
# Labels below the columns: more of them would run into each other.
MAX_LABELS: Final = 7
_NUMBER = re.compile(r"[\d.,:/-]+")


def plain_table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table of texts; nothing when there are no rows."""
    if not rows:
        return ""
    table = table_rows(columns, rows, _cell)
    return f'<table class="rows"><caption>{escape_text(caption)}</caption>{table}</table>'


def _cell(text: str) -> str:
    """A cell; numbers and dates stay on one line."""
    kind = ' class="n"' if _NUMBER.fullmatch(text) else ""
    return f"<td{kind}>{escape_text(text)}</td>"


def bar_table(caption: str, columns: Sequence[str], rows: Sequence[tuple[str, int, str]]) -> str:
    """Return a table of name, number with a bar, and what is known; nothing without rows.

    An empty name of the third column leaves it out.

    >>> "width:50.0%" in bar_table("Outlets", ("outlet", "articles", ""), [("a", 4, ""),
    ...     ("b", 2, "")])
    True
    """
    if not rows:
        return ""
    most = max(number for _, number, _ in rows) or 1
    head = "".join(f'<th scope="col">{escape_text(column)}</th>' for column in columns if column)
    body = "".join(
        f'<tr><th scope="row">{escape_text(name)}</th>'
        f'<td class="bar"><span style="width:{100 * number / most:.1f}%"></span>'
        f"<b>{number:,}</b></td>{f'<td>{escape_text(known)}</td>' if columns[2] else ''}</tr>"
        for name, number, known in rows
    )
    return (
        f'<table class="bars"><caption>{escape_text(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def columns_chart(
    title: str,
    names: Sequence[str],
    numbers: Sequence[int],
    *,
    height: int = 140,
    max_labels: int = MAX_LABELS,
) -> str:
    """Return an SVG of one column a period; its description says where the highest stands.

    >>> columns_chart("Articles", ["2024"], [3]).count("<rect")
    1
    """
    if not names:
        return ""
    most = max(numbers) or 1
    step = WIDTH / len(names)
    base = height - LABEL_ROOM
    rects = []
    for i, (name, number) in enumerate(zip(names, numbers, strict=True)):
        tall = (base - NUMBER_ROOM) * number / most
        rects.append(
            f'<rect x="{i * step + step * 0.1:.1f}" y="{base - tall:.1f}"'
            f' width="{step * 0.8:.1f}" height="{tall:.1f}">'
            f"<title>{escape_text(name)}: {number:,}</title></rect>"
        )
    peak = names[list(numbers).index(max(numbers))]
    summary = f"{title}, {names[0]} to {names[-1]}: most in {peak}, {max(numbers):,}"
    return (
        f'<svg class="columns" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' aria-label="{escape_attribute(summary)}">'
        f'<text class="first" x="0" y="14">{max(numbers):,}</text>'
        f'<line x1="0" x2="{WIDTH}" y1="{base}" y2="{base}"/>{"".join(rects)}'
        f"{_labels(names, step, height - 5, max_labels)}</svg>"
    )


def _labels(names: Sequence[str], step: float, y: int, max_labels: int) -> str:
    """The first and the last name, and those between for which there is room."""
    last = len(names) - 1
    every = max(-(-last // max(max_labels - 1, 1)), 1)
    shown = [i for i in range(0, last, every) if last - i >= every] + [last]
    labels = []
    for i in shown:
        side = ' class="last"' if i == last else ' class="first"' if i == 0 else ""
        x = WIDTH if i == last else 0 if i == 0 else i * step + step / 2
        if last == 0:
            side, x = "", WIDTH / 2
        labels.append(f'<text{side} x="{x:.1f}" y="{y}">{escape_text(names[i])}</text>')
    return "".join(labels)
