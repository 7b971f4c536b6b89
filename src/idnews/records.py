"""The frozen records that users receive. They hold plain data and know how to become JSON.

Offsets are characters, half-open `[start, end)`: of the page text in a `Removal`, of
`Analysis.text` everywhere else. Scores run from 0 to 1, higher is better.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from types import UnionType
from typing import Any, Self, Union, get_args, get_origin, get_type_hints

__all__ = [
    "Analysis",
    "Article",
    "Cluster",
    "Entity",
    "Keyword",
    "Link",
    "Quote",
    "Reference",
    "Removal",
    "Sentence",
    "Token",
]

Json = dict[str, Any]

_PLAIN_HINTS = frozenset({bool, float, int, str})
SHOWN = 60
"""Characters of a text that a repr shows: with all of it an `Analysis` takes 90 kB."""


class Record:
    """What every record can do: become a dict or JSON, be made from one again, and be shown."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return one line: long texts are cut, tuples counted, defaults left out.

        >>> Keyword("harga beras", 0.9, 2, "term", ((0, 11), (40, 51)))
        Keyword(text='harga beras', score=0.9, count=2, kind='term', mentions: 2)
        """
        values = [(f, getattr(self, f.name)) for f in fields(self)]  # type: ignore[arg-type]
        shown = [_shown(f.name, value) for f, value in values if value != f.default]
        return f"{type(self).__name__}({', '.join(shown)})"

    def to_dict(self) -> Json:
        """Return the record as plain dicts, lists, str, int, float, bool and None."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}  # type: ignore[arg-type]

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the record as JSON text, non-ASCII characters kept as they are."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make the record that `to_dict` described.

        Raises TypeError when `data` is no mapping, ValueError when a key is unknown or missing.

        >>> Link.from_dict({"text": "Harga beras naik", "url": None, "kind": "related"}).text
        'Harga beras naik'
        """
        if not isinstance(data, Mapping):
            raise TypeError(f"{cls.__name__}.from_dict needs a mapping, got {type(data).__name__}")
        names = {f.name for f in fields(cls)}  # type: ignore[arg-type]
        if unknown := set(data) - names:
            raise ValueError(
                f"{cls.__name__} has no field {sorted(unknown)}; its fields are {sorted(names)}"
            )
        hints = _hints_of(cls)  # type: ignore[arg-type]
        try:
            return cls(**{key: _restore(hints[key], value) for key, value in data.items()})
        except TypeError as error:
            raise ValueError(f"{cls.__name__}: {error}") from error


def _shown(name: str, value: Any) -> str:
    if isinstance(value, tuple):
        return f"{name}: {len(value)}"
    return f"{name}={_cut(value) if isinstance(value, str) else repr(value)}"


def _cut(text: str) -> str:
    """Return a text as it is written in code, cut when it is long."""
    return repr(text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}...")


@cache  # spaCy's dicts become records in every article: a twentieth of the time without this
def _hints_of(kind: type) -> Json:
    return get_type_hints(kind)


@cache
def _parts_of(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    return get_origin(hint), get_args(hint)


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _restore(hint: Any, value: Any) -> Any:
    """Return the JSON `value` as the type `hint`: records from dicts, tuples from lists."""
    if value is None or hint in _PLAIN_HINTS:
        return value
    origin, args = _parts_of(hint)
    if origin in (Union, UnionType):
        return _restore(next(arg for arg in args if arg is not type(None)), value)
    if origin is tuple:
        inner = args if args[-1] is not Ellipsis else (args[0],) * len(value)
        return tuple(_restore(kind, item) for kind, item in zip(inner, value, strict=True))
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.from_dict(value)
    return value


@dataclass(frozen=True, slots=True, repr=False)
class Removal(Record):
    """One stretch of the page that cleaning took out of the body, and why.

    `page[start:end] == text`; `step` is the name of the cleaning step, `kind` what was found there
    (`duplicate`, `related_link`, `copyright`, `caption`, `dateline`, ...).
    """

    start: int
    end: int
    text: str
    kind: str
    step: str


@dataclass(frozen=True, slots=True, repr=False)
class Link(Record):
    """A headline of, or a link to, another article that stood on the page."""

    text: str
    url: str | None
    kind: str


@dataclass(frozen=True, slots=True, repr=False)
class Article(Record):
    """The parts of a news article. `None` means that the page does not say.

    `body` is paragraphs joined by one line feed. `published` is ISO 8601 and may be partial
    (`2018-07-03`, `2018-07`, `2018`, `XXXX-07-03`); `published_from` names the evidence for it.

    >>> Article(body="Harga naik.", place="Jambi", links=(Link("Stok aman", None, "related"),))
    Article(body='Harga naik.', place='Jambi', links: 1)
    """

    body: str
    headline: str | None = None
    dateline: str | None = None
    place: str | None = None
    byline: str | None = None
    caption: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_from: str | None = None
    links: tuple[Link, ...] = ()
    removed: tuple[Removal, ...] = ()

    @property
    def text(self) -> str:
        """What is analysed: the headline, an empty line, the body; or the body alone."""
        return f"{self.headline}\n\n{self.body}" if self.headline else self.body

    @property
    def body_start(self) -> int:
        """Where the body begins in `text`."""
        return len(self.text) - len(self.body)


@dataclass(frozen=True, slots=True, repr=False)
class Sentence(Record):
    """A sentence of `Analysis.text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Token(Record):
    """A token with its stem (kata dasar), lemma and, with the model, its Universal POS."""

    start: int
    end: int
    text: str
    stem: str
    lemma: str
    pos: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Entity(Record):
    """A named entity or a value, as docs/reference/ENTITIES.md defines them.

    `value` is the normalised value (DATE, MONEY, ...), `title` the offices and degrees that stand
    around a person's name, `office` its role, organisation and place, `link` the region or country,
    `name` the canonical name of all mentions of the same thing, `source` who found it (`rules`,
    `model`, or `both`), `age` the age in years that stands behind a person's name.
    """

    start: int
    end: int
    text: str
    label: str
    source: str
    score: float
    name: str | None = None
    value: Json | None = field(default=None, hash=False)
    title: str | None = None
    office: Json | None = field(default=None, hash=False)
    link: Json | None = field(default=None, hash=False)
    age: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Reference(Record):
    """Words that stand for somebody without the name: `ia`, the `nya` of `katanya`, `Wali Kota`.

    `kind` is `pronoun`, `clitic` or `office`. Only those are given whose evidence is strong.
    """

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True, repr=False)
class Cluster(Record):
    """One person, organisation, place or other named thing of the article, with all its mentions.

    `name` is the canonical name (that of its `Entity` records), `count` how often it is named,
    `mentions` where, `references` what else stands for it, outside direct quotations. `link` is
    that of a place, `age` that of a person, in years.
    """

    name: str
    label: str
    count: int
    mentions: tuple[tuple[int, int], ...] = ()
    references: tuple[Reference, ...] = ()
    link: Json | None = field(default=None, hash=False)
    age: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Quote(Record):
    """What somebody is quoted as saying. `[start, end)` is the words between the quotation marks.

    `speaker` is the canonical name; `speaker_start`, `speaker_end` where the speaker is mentioned
    at the quote (None when the cue only points back, as in `katanya`); `cue` is the reporting word,
    `title` the speaker's title as it stands there.
    """

    start: int
    end: int
    text: str
    kind: str
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Keyword(Record):
    """A phrase that says what the article is about, with every place where it occurs."""

    text: str
    score: float
    count: int
    kind: str
    mentions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Analysis(Record):
    """Everything that idnews read in one article. `error` says what went wrong with a bad item.

    `problem` says why an article that was read is to be doubted: its text seems to be in another
    language than Indonesian (or Malay, which is not told apart).

    >>> Analysis(Article(body="Harga naik.", headline="Beras"), "Beras\\n\\nHarga naik.")
    Analysis('Beras', sentences: 0, tokens: 0, entities: 0, quotes: 0, keywords: 0, clusters: 0)
    """

    article: Article
    text: str
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    error: str | None = None
    problem: str | None = None

    def __repr__(self) -> str:
        values = [(f.name, getattr(self, f.name)) for f in fields(self)]
        counts = [_shown(name, value) for name, value in values if isinstance(value, tuple)]
        wrong = [_shown(name, value) for name, value in values[-2:] if value is not None]
        title = _cut(self.article.headline or self.text)
        return f"Analysis({', '.join([title, *counts, *wrong])})"

    def _repr_html_(self) -> str:
        from idnews.display import analysis_to_html

        return analysis_to_html(self)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Make the analysis that `to_json` wrote."""
        data: Json = json.loads(text)
        return cls.from_dict(data)
