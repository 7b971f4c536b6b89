"""Names by rules and gazetteer: PERSON, ORG, GPE, LOC, FAC, EVENT, PRODUCT, WORK_OF_ART.

One pass from left to right reads what a title, a head word or the gazetteer settles, and leaves the
other capitalised runs open; then the article as a whole settles those: points from every mention of
the same words, short mentions of persons already named, acronyms defined in brackets.
"""

from collections.abc import Sequence

from idnews.ner.findings import to_mentions
from idnews.ner.name_pairs import split_pairs
from idnews.ner.scan import scan
from idnews.ner.settling import settle
from idnews.ner.spans import Mention
from idnews.ner.words import read_words

__all__ = ["find_names"]


def find_names(
    text: str, tokens: Sequence[tuple[int, int]], sentence_starts: Sequence[bool]
) -> list[Mention]:
    """Return the names in `text`, sorted and without overlaps.

    `tokens` are the character offsets of its tokens, whitespace left out, `sentence_starts` says
    for each whether a sentence begins there. A mention may be a part of a token when a hyphen joins
    two names (`Fasha-Maulana`).

    >>> from idnews.language.tokenizer import token_spans
    >>> text = "Menurut Wali Kota Jambi Dr H Syarif Fasha, SH, harga turun."
    >>> tokens = token_spans(text)
    >>> names = find_names(text, tokens, [i == 0 for i in range(len(tokens))])
    >>> [(text[name.start : name.end], name.label, name.title) for name in names]
    [('Jambi', 'GPE', None), ('Syarif Fasha', 'PERSON', 'Wali Kota Jambi Dr H, SH')]
    """
    pieces = split_pairs(text, tokens)
    if len(pieces) != len(tokens):
        starts = iter(sentence_starts)
        sentence_starts = [False if inner else next(starts) for _, _, inner in pieces]
    words = read_words(text, [(start, end) for start, end, _ in pieces], sentence_starts)
    findings = scan(words)
    settle(findings)
    return to_mentions(findings)
