"""Quotations, direct and indirect, read sentence by sentence from beginning to end."""

from collections.abc import Sequence
from dataclasses import replace

from idnews.quotation.direct import read_direct
from idnews.quotation.discourse import Discourse
from idnews.quotation.indirect import read_indirect
from idnews.quotation.marks import Quoted, find_quoted
from idnews.quotation.mentions import MentionIndex, SpeakerMention
from idnews.quotation.subjects import subject_of
from idnews.records import Quote

__all__ = ["find_quotes"]

# By these a crowd answers the speaker, who then goes on: `"Setuju," jawab hadirin.`
_ANSWERS = frozenset({"jawab", "sahut", "teriak", "timpal", "sambut"})
_BETWEEN = " \n\"“”„‟'’‘.,…«»"


def find_quotes(
    text: str,
    mentions: Sequence[SpeakerMention],
    sentences: Sequence[tuple[int, int]],
) -> list[Quote]:
    """Return the quotations of `text`, in order, each with its speaker where one is found.

    `mentions` are the persons and organisations of the text with their canonical names,
    `sentences` its sentences; all offsets are characters, half-open. A quoted stretch counts when
    a reporting word stands beside it, or when it stands as a sentence of its own; scare quotes
    and titles of works do not. What stands outside the marks is read for indirect speech, which
    counts only with a speaker, and so does a sentence between marks with no reporting word.

    >>> text = '"Kami siap," kata Fasha.'
    >>> find_quotes(text, [SpeakerMention(18, 23, "Syarif Fasha")], [(0, 24)])[0].speaker
    'Syarif Fasha'
    """
    stretches = find_quoted(text)
    quoted = [(q.outer_start, q.outer_end) for q in stretches]
    index = MentionIndex(text, mentions, sentences, quoted)
    discourse = Discourse(index)
    quotes: list[Quote] = []
    by_sentence = _by_sentence(stretches, index)
    for number, (start, end) in enumerate(sorted(sentences)):
        direct: list[Quote] = []
        for place in by_sentence.get(number, ()):
            quote = read_direct(
                text, stretches[place], _around(text, quoted, place), index, discourse
            )
            if quote is not None:
                direct.append(quote)
                if quote.speaker is None and (quote.cue or "").lower() in _ANSWERS:
                    continue
                discourse.hear(max(quote.end, quote.cue_end or 0), quote.speaker)
        for quote in read_indirect(text, (start, end), direct, index, discourse):
            discourse.hear(quote.end, _who_tells(index, start, quote))
            quotes.append(quote)
        quotes += direct
    shared = _share_speakers(text, sorted(quotes, key=lambda quote: quote.start))
    return [quote for quote in shared if quote.cue is not None or quote.speaker is not None]


def _by_sentence(stretches: Sequence[Quoted], index: MentionIndex) -> dict[int, list[int]]:
    """Return the numbers of the stretches that begin in each sentence."""
    grouped: dict[int, list[int]] = {}
    for place, stretch in enumerate(stretches):
        number = max(0, index.sentence_number(stretch.outer_start))
        grouped.setdefault(number, []).append(place)
    return grouped


def _around(text: str, quoted: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """Return where the stretch before this one ends and the next one begins."""
    since = quoted[place - 1][1] if place else 0
    limit = quoted[place + 1][0] if place + 1 < len(quoted) else len(text)
    return since, limit


def _who_tells(index: MentionIndex, start: int, quote: Quote) -> str | None:
    """Return who a sentence from `start` on is about: `Ani menanggapi Budi yang menyebut ...`."""
    if quote.speaker_end is None or quote.cue_start is None:
        return quote.speaker
    if index.text[quote.speaker_end : quote.cue_start].strip() != "yang":
        return quote.speaker
    subject = subject_of(index, start, quote.cue_start)
    return subject.name if subject else quote.speaker


def _share_speakers(text: str, quotes: list[Quote]) -> list[Quote]:
    """Give the first half of a quotation the speaker of the second, where nothing is between.

    `"A." "B," kata Fasha.` and a paragraph left open and closed in the next have one speaker.
    """
    shared = list(quotes)
    for number in range(len(quotes) - 2, -1, -1):
        first, second = shared[number], shared[number + 1]
        if first.cue is not None or not first.kind == second.kind == "direct":
            continue
        if second.speaker is not None and not text[first.end : second.start].strip(_BETWEEN):
            shared[number] = replace(first, speaker=second.speaker)
    return shared
