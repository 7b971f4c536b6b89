"""Runs of capitalised words, and what their last word says of them."""

from typing import Final

from idnews.ner.cues import points
from idnews.ner.word_tests import is_stop
from idnews.ner.words import Words

__all__ = ["HOME", "last_points", "run_end"]

RUN_JOINERS: Final = frozenset("of the for & and".split())
HOME: Final = "Indonesia"
MAX_RUN: Final = 8


def run_end(words: Words, i: int) -> int:
    """Return the end of the run of solid capitals at i, with English joiners inside."""
    end = i + 1
    total = len(words)
    while end < total and end - i < MAX_RUN and words.is_joined(end):
        if words.capital[end] and not (words.plain[end] and words.weak[end]):
            if is_stop(words, end):
                break
            end += 1
        elif (
            words.words[end] in RUN_JOINERS
            and end + 1 < total
            and words.capital[end + 1]
            and words.is_joined(end + 1)
        ):
            end += 2
        else:
            break
    return end


def last_points(words: Words, i: int, end: int) -> dict[str, int]:
    """Return what the last word of a run says, of `DBS Vickers Sekuritas Indonesia` the third."""
    last = points("last", " ".join(words.words[end - 2 : end])) if end - i > 1 else {}
    last = last or points("last", words.words[end - 1])
    if last or words.words[end - 1] != HOME or end - i <= 2:
        return last
    return {k: n for k, n in points("last", words.words[end - 2]).items() if k == "ORG"}
