"""The rows of one article in every table: its analysis, cell by cell, as `tables.py` names them."""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from idnews.records import Analysis, Entity

__all__ = ["VALUE_LABELS", "Source", "rows_of"]

VALUE_LABELS = "DATE TIME MONEY PERCENT QUANTITY CARDINAL ORDINAL LAW".split()
"""The labels whose mentions are values and stand in `values`; all others stand in `mentions`."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from: what its row says beside what was read in it."""

    article_id: str
    source: str
    position: int
    content_hash: str
    url: str | None = None
    record_id: str | None = None
    problem: str | None = None


def rows_of(analysis: Analysis, source: Source) -> dict[str, Iterable[tuple[Any, ...]]]:
    """Return the rows of one article for every table of `TABLES`, each made when it is taken."""
    article, name = analysis.article, source.article_id
    sentence_at = _sentence_finder(analysis)
    names = [e for e in analysis.entities if e.label not in VALUE_LABELS]
    values = [e for e in analysis.entities if e.label in VALUE_LABELS]
    numbers: dict[tuple[str, str], int] = {}
    for entity in names:
        numbers.setdefault(_key(entity), len(numbers))
    speakers = {key[0]: number for key, number in reversed(numbers.items())}
    return {
        "articles": [
            (
                name,
                source.source,
                source.position,
                source.record_id,
                source.url,
                article.outlet,
                article.headline,
                article.dateline,
                article.place,
                article.byline,
                article.caption,
                article.published,
                article.published_from,
                article.text,
                article.body_start,
                len(analysis.sentences),
                len(analysis.tokens),
                len(article.removed),
                source.content_hash,
                source.problem,
            )
        ],
        "sentences": ((name, i, s.start, s.end, s.text) for i, s in enumerate(analysis.sentences)),
        "tokens": (
            (name, i, sentence_at(t.start), t.start, t.end, t.text, t.stem, t.lemma, t.pos)
            for i, t in enumerate(analysis.tokens)
        ),
        "entities": _entity_rows(name, names, numbers),
        "mentions": (
            (
                name,
                i,
                numbers[_key(e)],
                sentence_at(e.start),
                e.start,
                e.end,
                e.text,
                e.label,
                e.name or e.text,
                e.source,
                e.score,
            )
            for i, e in enumerate(names)
        ),
        "values": (
            (name, i, sentence_at(e.start), e.start, e.end, e.text, e.label, *_value_cells(e))
            for i, e in enumerate(values)
        ),
        "quotes": (
            (
                name,
                i,
                sentence_at(q.start),
                q.start,
                q.end,
                q.text,
                q.kind,
                q.speaker,
                speakers.get(q.speaker or ""),
                q.speaker_start,
                q.speaker_end,
                q.title,
                q.cue,
                q.cue_start,
                q.cue_end,
            )
            for i, q in enumerate(analysis.quotes)
        ),
        "keywords": (
            (name, rank, k.text, k.score, k.count, k.kind)
            for rank, k in enumerate(analysis.keywords, start=1)
        ),
    }


def _key(entity: Entity) -> tuple[str, str]:
    return entity.name or entity.text, entity.label


def _sentence_finder(analysis: Analysis) -> Callable[[int], int | None]:
    """Return what gives the number of the sentence at an offset."""
    starts = [sentence.start for sentence in analysis.sentences]

    def sentence_at(offset: int) -> int | None:
        number = bisect_right(starts, offset) - 1
        return number if number >= 0 else None

    return sentence_at


def _entity_rows(
    name: str, mentions: list[Entity], numbers: Mapping[tuple[str, str], int]
) -> Iterator[tuple[Any, ...]]:
    groups: dict[tuple[str, str], list[Entity]] = {}
    for mention in mentions:
        groups.setdefault(_key(mention), []).append(mention)
    for key, group in groups.items():
        title = next((e.title for e in group if e.title), None)
        office = next((e.office for e in group if e.office), None) or {}
        link = next((e.link for e in group if e.link), None) or {}
        candidates = [c["code"] for c in link.get("candidates", ()) if c.get("code")]
        yield (
            name,
            numbers[key],
            *key,
            len(group),
            group[0].start,
            title,
            office.get("role"),
            office.get("organisation"),
            office.get("place"),
            link.get("code"),
            link.get("level"),
            link.get("name"),
            link.get("province"),
            link.get("within"),
            link.get("country"),
            candidates or None,
        )


def _value_cells(entity: Entity) -> tuple[Any, ...]:
    value = entity.value or {}
    return (
        value.get("value"),
        _number(value.get("amount")),
        _number(value.get("amount_max")),
        value.get("currency"),
        value.get("unit"),
        bool(value.get("approximate")),
        bool(value.get("weekday_conflict")),
        json.dumps(value, ensure_ascii=False, sort_keys=True) if value else None,
    )


def _number(value: Any) -> float | None:
    try:
        return float(value) if isinstance(value, int | float) else None
    except OverflowError:  # more than 300 digits
        return None
