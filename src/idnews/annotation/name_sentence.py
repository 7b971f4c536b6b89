"""One sentence with its names: words with BIO tags, made from text with labelled spans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from idnews.language.tokenizer import token_spans

__all__ = [
    "OPEN",
    "OUTSIDE",
    "NameSentence",
    "sentence_from_text",
    "sentence_from_words",
    "spans_of",
    "tags_of",
    "text_of",
]

OUTSIDE = "O"
# What a source does not tell; nothing is learned from the word.
OPEN = "?"
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class NameSentence:
    """Words and their BIO tags; `joint_tags` are those of the convention of ENTITIES.md.

    `tags` follow the convention of their own source. `spaces` tells whether a space follows each
    word.
    """

    source: str
    words: tuple[str, ...]
    tags: tuple[str, ...]
    joint_tags: tuple[str, ...]
    spaces: tuple[bool, ...]


def sentence_from_text(text: str, spans: Iterable[Span], source: str) -> NameSentence:
    """Return the text cut into tokens, tagged by its labelled spans of characters.

    A token is tagged when it overlaps a span; of overlapping spans the first wins.

    >>> sentence_from_text("Ketua KPK (Firli)", [(6, 9, "ORG"), (11, 16, "PERSON")], "x").tags
    ('O', 'B-ORG', 'O', 'B-PERSON', 'O')
    """
    places = token_spans(text)
    tagged = []
    for start, end, label in sorted(spans):
        inside = [n for n, (first, last) in enumerate(places) if first < end and last > start]
        if inside:
            tagged.append((inside[0], inside[-1] + 1, label))
    tags = tags_of(tagged, len(places))
    return NameSentence(
        source=source,
        words=tuple(text[start:end] for start, end in places),
        tags=tags,
        joint_tags=tags,
        spaces=tuple(text[end : end + 1].isspace() for _, end in places),
    )


def sentence_from_words(words: Sequence[str], tags: Sequence[str], source: str) -> NameSentence:
    """Return words and their BIO tags as a sentence with a space behind each word."""
    return NameSentence(source, tuple(words), tuple(tags), tuple(tags), (True,) * len(words))


def spans_of(tags: Sequence[str]) -> list[Span]:
    """Return the spans `[start, end)` of words that BIO tags tell of; I after no name begins one.

    >>> spans_of(["B-ORG", "I-ORG", "O", "I-PERSON", "B-PERSON"])
    [(0, 2, 'ORG'), (3, 4, 'PERSON'), (4, 5, 'PERSON')]
    """
    spans: list[Span] = []
    for place, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if prefix == "I" and spans and spans[-1][1:] == (place, label):
            spans[-1] = (spans[-1][0], place + 1, label)
        elif label:
            spans.append((place, place + 1, label))
    return spans


def tags_of(spans: Iterable[Span], length: int) -> tuple[str, ...]:
    """Return BIO tags for `length` words; of overlapping spans the first wins.

    >>> tags_of([(1, 3, "ORG"), (2, 4, "PERSON")], 4)
    ('O', 'B-ORG', 'I-ORG', 'O')
    """
    tags = [OUTSIDE] * length
    for start, end, label in spans:
        if all(tag == OUTSIDE for tag in tags[start:end]):
            tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return tuple(tags)


def text_of(sentence: NameSentence) -> tuple[str, list[Span]]:
    """Return the running text of a sentence and its names as spans of characters.

    >>> one = NameSentence("x", ("KPK", "."), ("B-ORG", "O"), ("B-ORG", "O"), (False, False))
    >>> text_of(one)
    ('KPK.', [(0, 3, 'ORG')])
    """
    text = ""
    places = []
    for word, has_space in zip(sentence.words, sentence.spaces, strict=True):
        places.append((len(text), len(text) + len(word)))
        text += word + " " * has_space
    spans = [
        (places[start][0], places[end - 1][1], label)
        for start, end, label in spans_of(sentence.tags)
    ]
    return text.rstrip(), spans
