"""Rows of texts as the head and body of an HTML table."""

from collections.abc import Callable, Sequence

from idnews.display.escaping import escape_text

__all__ = ["table_rows"]


def table_rows(
    columns: Sequence[str], rows: Sequence[Sequence[str]], cell: Callable[[str], str]
) -> str:
    """Return `<thead>` and `<tbody>`; `cell` gives the whole `<td>` of a text.

    >>> table_rows(["word"], [["beras"]], lambda text: f"<td>{text}</td>")
    '<thead><tr><th scope="col">word</th></tr></thead><tbody><tr><td>beras</td></tr></tbody>'
    """
    head = "".join(f'<th scope="col">{escape_text(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows)
    return f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
