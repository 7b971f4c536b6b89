"""Files with one word and its tag a line, in any of the schemes in use, as plain BIO.

The word is the first column and the tag the last; a blank line ends a sentence. Schemes: BIO, IOB1
(I begins a name, B only where two of one label touch), BIOES and BILOU.
"""

from collections.abc import Iterable, Iterator, Sequence

__all__ = ["bio_rows", "is_tag", "plain_bio"]

BEGINNING = frozenset("BSU")
INSIDE = frozenset("IEL")
ENDING = frozenset("SUEL")
DOCUMENT_START = "-DOCSTART-"

Rows = list[tuple[str, str]]


def bio_rows(lines: Iterable[str], *, name: str = "BIO") -> Iterator[tuple[list[str], list[str]]]:
    """Yield words and tags, in plain BIO, of each sentence; `name` stands in messages of errors.

    Columns are separated by tabs if the line has one, else by spaces. Raises ValueError with file
    and line when a line has one column, or a tag is of no scheme.

    >>> list(bio_rows(["Jokowi NNP S-PER", "tiba VB O", "", "di O", "Solo I-LOC"]))
    [(['Jokowi', 'tiba'], ['B-PER', 'O']), (['di', 'Solo'], ['O', 'B-LOC'])]
    """
    rows: Rows = []
    for number, line in enumerate(lines, start=1):
        line = line.rstrip("\r\n")
        if not line.strip():
            if rows:
                yield _sentence(rows)
            rows = []
        elif not line.startswith(DOCUMENT_START):
            rows.append(_row(line, f"{name}, line {number}"))
    if rows:
        yield _sentence(rows)


def _row(line: str, where: str) -> tuple[str, str]:
    cells = line.split("\t") if "\t" in line else line.split()
    word, tag = cells[0].strip(), cells[-1].strip()
    if len(cells) < 2 or not word:
        raise ValueError(f"{where}: expected a word and a tag, found {line!r}")
    if not is_tag(tag):
        raise ValueError(
            f"{where}: the last column is {tag!r}, expected O or a tag of BIO, IOB1, BIOES or "
            "BILOU such as B-PER"
        )
    return word, tag


def _sentence(rows: Rows) -> tuple[list[str], list[str]]:
    return [word for word, _ in rows], plain_bio([tag for _, tag in rows])


def is_tag(tag: str) -> bool:
    """Whether `tag` is O, or a prefix of one of the schemes, a hyphen and a label.

    >>> is_tag("S-PER"), is_tag("O"), is_tag("PER")
    (True, True, False)
    """
    prefix, hyphen, label = tag.partition("-")
    return tag == "O" or bool(hyphen and label and prefix in BEGINNING | INSIDE)


def plain_bio(tags: Sequence[str]) -> list[str]:
    """Return tags of any scheme as BIO.

    >>> plain_bio(["I-ORG", "I-ORG", "B-ORG", "S-PER", "B-LOC", "E-LOC", "I-LOC"])
    ['B-ORG', 'I-ORG', 'B-ORG', 'B-PER', 'B-LOC', 'I-LOC', 'B-LOC']
    """
    plain = []
    open_label = None
    for tag in tags:
        prefix, _, label = tag.partition("-")
        if not label:
            plain.append("O")
            open_label = None
            continue
        goes_on = prefix in INSIDE and label == open_label
        plain.append(f"{'I' if goes_on else 'B'}-{label}")
        open_label = None if prefix in ENDING else label
    return plain
