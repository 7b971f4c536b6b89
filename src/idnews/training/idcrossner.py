"""IDCrossNER (Khairunnisa et al. 2024) in the classes of the model: five domains of Wikipedia.

Translated by machine from CrossNER and corrected. Its people and groups have fine labels; what our
conventions may call a name or not, such as a contest or an award, is left open.
"""

from collections.abc import Iterator
from pathlib import Path

from idnews.annotation.bio import bio_rows
from idnews.annotation.name_sentence import OPEN, OUTSIDE, NameSentence

__all__ = ["read_idcrossner"]

PERSON = "person politician writer musicalartist scientist researcher"
ORG = "organisation politicalparty band university"
PLACE = "location country"
# Nationalities (`penulis Amerika`) are places to ENTITIES.md, contests and awards hold places, a
# magazine or a conference is often the body behind it.
LEFT_OPEN = (
    "misc event election elections award conference magazine academicjournal astronomicalobject"
)
CLASSES = {
    label: name
    for name, labels in (("PERSON", PERSON), ("ORG", ORG), ("place", PLACE), (OPEN, LEFT_OPEN))
    for label in labels.split()
}
# Slips of the files, each once.
SLIPS = {"On": "O", "Bs-politicalparty": "B-politicalparty"}


def read_idcrossner(folder: Path) -> list[NameSentence]:
    """Return the sentences of all fifteen files of `folder`, each once.

    Raises FileNotFoundError when it holds none.
    """
    files = sorted(folder.glob("*.*.txt"))
    if not files:
        raise FileNotFoundError(f"{folder} holds no files such as politics.train.txt")
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for path in files:
        for words, tags in bio_rows(_mended(path), name=str(path)):
            found.setdefault(tuple(words), tuple(_tag(tag) for tag in tags))
    return [
        NameSentence("idcrossner", words, tags, tags, (True,) * len(words))
        for words, tags in found.items()
    ]


def _mended(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, tab, tag = line.rstrip("\r\n").rpartition("\t")
            yield f"{word.strip() or '-'}\t{SLIPS.get(tag, tag)}" if tab else ""


def _tag(tag: str) -> str:
    prefix, _, label = tag.partition("-")
    name = CLASSES.get(label)
    if name is None or name == OPEN:
        return name or OUTSIDE
    return f"{prefix}-{name}"
