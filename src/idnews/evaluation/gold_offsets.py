"""Where the texts of a gold file stand in the analysed text; each that does not is a problem.

Every function appends to `problems` what is wrong, in words that begin with the place in the file,
and leaves it out of what it returns. `data` has been through `gold_form.check_form`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from idnews.records import Entity, Quote

__all__ = ["locate_entities", "locate_quotes", "locate_sentences", "locate_tokens"]

Span = tuple[int, int]

OPENING_MARKS = "\"“„«'‘`”"
CLOSING_MARKS = "\"”»'’“"


def locate_sentences(sentences: Sequence[str], text: str, problems: list[str]) -> tuple[Span, ...]:
    """Return where each sentence stands; together they must be the text but for white space.

    >>> locate_sentences(["Air naik.", "Warga pergi."], "Air naik. Warga pergi.", [])
    ((0, 9), (10, 22))
    """
    return _locate_in_order(sentences, text, 0, len(text), "sentences[{}]", problems)


def locate_tokens(
    tokens: Sequence[str], sentences: Sequence[Span], text: str, problems: list[str]
) -> tuple[Span, ...]:
    """Return where each token stands; `tokens` has one string a sentence, split at its spaces.

    >>> locate_tokens(["Air naik ."], [(0, 9)], "Air naik.", [])
    ((0, 3), (4, 8), (8, 9))
    """
    if len(tokens) != len(sentences):
        problems.append(
            f"tokens: expected {len(sentences)} lines, as many as sentences, found {len(tokens)}"
        )
    found: list[Span] = []
    for index, (line, (start, end)) in enumerate(zip(tokens, sentences, strict=False)):
        found += _locate_in_order(
            line.split(" "), text, start, end, f"tokens[{index}], token {{}}", problems
        )
    return tuple(found)


def _locate_in_order(
    parts: Sequence[str], text: str, start: int, end: int, place: str, problems: list[str]
) -> tuple[Span, ...]:
    """Find `parts` one behind the other in `text[start:end]`, with only white space between."""
    found: list[Span] = []
    position = start
    for index, part in enumerate(parts):
        position = _skip_space(text, position, end)
        if not part or not text.startswith(part, position, end):
            here = text[position : min(end, position + max(len(part), 20))]
            problems.append(
                f"{place.format(index)}: {part!r} is not what comes next in the text: {here!r}"
            )
            return tuple(found)
        found.append((position, position + len(part)))
        position += len(part)
    position = _skip_space(text, position, end)
    if position < end:
        problems.append(
            f"{place.format(len(parts))}: missing; the text goes on with "
            f"{text[position : min(end, position + 40)]!r}"
        )
    return tuple(found)


def _skip_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def locate_entities(
    entities: Sequence[Mapping[str, Any]],
    sentences: Sequence[Span],
    tokens: Sequence[Span],
    text: str,
    problems: list[str],
) -> tuple[Entity, ...]:
    """Return the entities with their offsets, in the order of the text.

    They must begin and end where tokens do, not overlap, stand in order, and have their title
    around them.
    """
    starts, ends = {start for start, _ in tokens}, {end for _, end in tokens}
    found: list[Entity] = []
    for index, data in enumerate(entities):
        path = f"entities[{index}]"
        span = _locate_entity(data, sentences, text, path, problems)
        if span is None:
            continue
        start, end = span
        if start not in starts or end not in ends:
            problems.append(f"{path}.text: {data['text']!r} does not begin and end where tokens do")
        if found and start < found[-1].end:
            problems.append(
                f"{path}.text: {data['text']!r} overlaps or stands before the entity above it, "
                f"{found[-1].text!r}; expected the order of the text and no overlap"
            )
        if data.get("title"):
            _check_title(data["title"], span, text, path, problems)
        details = {key: data.get(key) for key in ("name", "value", "title", "office", "link")}
        found.append(Entity(start, end, data["text"], data["label"], "gold", 1.0, **details))
    return tuple(found)


def _locate_entity(
    data: Mapping[str, Any],
    sentences: Sequence[Span],
    text: str,
    path: str,
    problems: list[str],
) -> Span | None:
    if data["sentence"] >= len(sentences):
        problems.append(
            f"{path}.sentence: {data['sentence']} is too high; the last one is {len(sentences) - 1}"
        )
        return None
    start, end = sentences[data["sentence"]]
    places = _find_words(data["text"], text, start, end)
    nth = data.get("nth") or 0
    if nth < len(places):
        return places[nth]
    times = {0: "does not stand", 1: "stands once"}.get(len(places), f"stands {len(places)} times")
    wanted = "" if nth == 0 else f", so nth cannot be {nth} (it counts from 0)"
    problems.append(
        f"{path}.text: {data['text']!r} {times} in sentence {data['sentence']}{wanted}: "
        f"{text[start : min(end, start + 60)]!r}"
    )
    return None


def _find_words(words: str, text: str, start: int, end: int) -> list[Span]:
    """Return where `words` stands in `text[start:end]`, not inside longer words.

    >>> _find_words("hari", "sehari, hari ini", 0, 16)
    [(8, 12)]
    """
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return [match.span() for match in pattern.finditer(text, start, end)]


def _check_title(title: str, span: Span, text: str, path: str, problems: list[str]) -> None:
    """Check that the title is what stands directly before the name, behind it, or ', ' between."""
    before = text[: span[0]].rstrip(" ,")
    after = text[span[1] :].lstrip(" ,")
    cuts = [match.start() for match in re.finditer(", ", title)]
    splits = [(title, ""), ("", title)] + [(title[:cut], title[cut + 2 :]) for cut in cuts]
    if not any(before.endswith(left) and after.startswith(right) for left, right in splits):
        problems.append(
            f"{path}.title: {title!r} does not stand around {text[slice(*span)]!r}; expected the "
            f"words before the name, then ', ' and those behind it: {before[-40:]!r} ... "
            f"{after[:20]!r}"
        )


def locate_quotes(
    quotes: Sequence[Mapping[str, Any]], text: str, problems: list[str]
) -> tuple[Quote, ...]:
    """Return the quotes with their offsets; each is looked for behind the one above it.

    Cue and speaker are looked for in the quote's paragraph, outside the quote: the cue nearest to
    the quote, the speaker nearest to the cue.
    """
    found: list[Quote] = []
    position = 0
    for index, data in enumerate(quotes):
        path = f"quotes[{index}]"
        span = _locate_quote(data, text, position, path, problems)
        if span is None:
            continue
        cue = _locate_near(data.get("cue"), span, span, text, f"{path}.cue", problems)
        speaker = _locate_near(
            data.get("speaker_text"), cue or span, span, text, f"{path}.speaker_text", problems
        )
        found.append(
            Quote(
                *span,
                text=data["text"],
                kind=data["kind"],
                speaker=data.get("speaker"),
                speaker_start=speaker[0] if speaker else None,
                speaker_end=speaker[1] if speaker else None,
                cue=data.get("cue"),
                cue_start=cue[0] if cue else None,
                cue_end=cue[1] if cue else None,
            )
        )
        position = span[1]
    return tuple(found)


def _locate_quote(
    data: Mapping[str, Any], text: str, position: int, path: str, problems: list[str]
) -> Span | None:
    """Find the words of a quote; those of a direct one must stand between quotation marks."""
    words = data["text"]
    is_direct = data["kind"] == "direct"
    is_there = False
    start = text.find(words, position)
    while start >= 0:
        is_there = True
        end = start + len(words)
        is_opened = text[start - 1 : start] in OPENING_MARKS and start > 0
        is_closed = end == len(text) or text[end] in CLOSING_MARKS + "\n"
        if not is_direct or (is_opened and is_closed):
            return start, end
        start = text.find(words, start + 1)
    wrong = "does not stand between quotation marks" if is_there else "is not there"
    problems.append(f"{path}.text: {words[:60]!r} {wrong} behind the quote above it, in order")
    return None


def _locate_near(
    words: str | None, near: Span, quote: Span, text: str, path: str, problems: list[str]
) -> Span | None:
    """Find `words` in the paragraph of `quote`, outside it, as near to `near` as can be."""
    if words is None:
        return None
    start = text.rfind("\n", 0, quote[0]) + 1
    end = text.find("\n", quote[1])
    places = _find_words(words, text, start, quote[0])
    places += _find_words(words, text, quote[1], len(text) if end < 0 else end)
    if not places:
        problems.append(f"{path}: {words!r} does not stand beside the quote in its paragraph")
        return None
    return min(places, key=lambda place: max(place[0] - near[1], near[0] - place[1], 0))
