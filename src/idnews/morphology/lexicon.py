"""What the stemmer knows of words: roots, exceptions, and names that look like derived words."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from idnews.errors import ResourceError
from idnews.resources import read_table, read_user_table

__all__ = [
    "load_choices",
    "load_exceptions",
    "load_roots",
    "read_exceptions",
    "read_roots",
    "sastrawi_roots",
]

EXCEPTION_COLUMNS = ("word", "root", "reason")
ROOT_COLUMNS = ("root", "pos", "source")


@cache
def load_roots() -> dict[str, str]:
    """Return the packaged roots (kata dasar) with their parts of speech ("" where unknown).

    >>> "makan" in load_roots()
    True
    """
    return {root: pos for root, pos, _ in read_table("roots", ROOT_COLUMNS)}


@cache
def load_exceptions() -> dict[str, tuple[str, str]]:
    """Return the words whose root the rules cannot know: word -> (root, reason)."""
    rows = read_table("stem_exceptions", EXCEPTION_COLUMNS)
    return {word: (root, reason) for word, root, reason in rows}


@cache
def load_choices() -> dict[str, tuple[str, str]]:
    """Return the words with two good readings of which the corpus chose the second."""
    rows = read_table("stem_choices", ("word", "root", "evidence"))
    return {word: (root, f"seen more often: {evidence}") for word, root, evidence in rows}


@cache
def load_informal_words() -> dict[str, tuple[str, str]]:
    """Return spoken and chat forms: word -> (root, reason)."""
    rows = read_table("informal_words", EXCEPTION_COLUMNS)
    return {word: (root, reason) for word, root, reason in rows}


@cache
def load_names() -> dict[str, bool]:
    """Return the names that look like derived words: lower-case name -> needs its capital.

    Names that news prints (`pekalongan`, `maluku`) are known in any case; names of small regions
    (`Kelayang`) may be words too, so they are names only when written with a capital.
    """
    rows = read_table("stem_names", ("word", "evidence"))
    return {word: evidence == "region" for word, evidence in rows}


def read_roots(path: str | Path) -> frozenset[str]:
    """Return the roots of a user's own file: one a line, or a table `#roots.1 root pos source`.

    Raises FileNotFoundError, or ResourceError when a line holds more than one word.
    """
    text = Path(path).read_text(encoding="utf-8")
    if text.startswith("#roots."):
        return frozenset(row[0] for row in read_user_table(path, "roots", ROOT_COLUMNS))
    roots = [line.strip() for line in text.splitlines() if line.strip()]
    if bad := [root for root in roots if len(root.split()) > 1]:
        raise ResourceError(f"{path}: expected one root a line, got {bad[0]!r}")
    return frozenset(roots)


def read_exceptions(path: str | Path) -> dict[str, tuple[str, str]]:
    """Return the exceptions of a user's file: word, tab, root on each line.

    A table in our own format (`#stem_exceptions.1 word root reason`) does as well. Raises
    FileNotFoundError, or ResourceError with the line that is neither.
    """
    text = Path(path).read_text(encoding="utf-8")
    if text.startswith("#stem_exceptions."):
        rows = read_user_table(path, "stem_exceptions", EXCEPTION_COLUMNS)
        return {word: (root, reason) for word, root, reason in rows}
    found = {}
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip():
            continue
        if len(cells) != 2 or not all(len(cell.split()) == 1 for cell in cells):
            raise ResourceError(
                f"{path}: line {number} is {line!r}, expected a word, a tab and its root: "
                "'mudik\\tudik'"
            )
        found[cells[0]] = (cells[1], "added by the user")
    return found


def sastrawi_roots() -> frozenset[str]:
    """Return the roots of the installed PySastrawi package (from Kateglo, CC BY-NC-SA).

    idnews neither ships nor copies that list: its licence forbids commercial use, so it is read
    only for those who ask for it with `roots="sastrawi"`. Raises ImportError if it is missing.
    """
    try:
        from Sastrawi.Stemmer.StemmerFactory import StemmerFactory
    except ImportError as error:
        raise ImportError('roots="sastrawi" needs PySastrawi: pip install PySastrawi') from error
    words: Iterable[str] = StemmerFactory().get_words()
    return frozenset(words)
