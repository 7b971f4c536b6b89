"""Records as tables for a terminal; without colours they are as readable in a pipe."""

import json
from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from idnews.morphology.explanation import StemExplanation
from idnews.records import Analysis, Article, Entity, Keyword, Quote, Sentence, Token

__all__ = [
    "analysis_view",
    "article_view",
    "entities_view",
    "keywords_view",
    "quotes_view",
    "sentences_view",
    "stems_view",
]

LABEL_STYLES = {
    "PERSON": "bold magenta",
    "ORG": "bold blue",
    "GPE": "bold green",
    "LOC": "green",
    "FAC": "green",
    "LAW": "yellow",
}


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table | Text:
    if not rows:
        return Text("(none)", style="dim")
    table = Table(
        box=None, pad_edge=False, header_style="dim", show_edge=False, padding=(0, 2, 0, 0)
    )
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(_cell(cell)) for cell in row))
    return table


def _cell(value: Any) -> str:
    """A table cell in one line, without control characters that a terminal would obey."""
    if value is None:
        return ""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
    return "".join(c if c.isprintable() else " " for c in text)


def _section(title: str, content: RenderableType) -> Group:
    return Group(Text(title, style="bold"), Padding(content, (0, 0, 1, 2)))


def article_view(article: Article) -> Group:
    """The parts of an article, its body, and what was removed from the page."""
    names = ("headline", "published", "place", "dateline", "outlet", "byline", "caption")
    parts = [(name, getattr(article, name)) for name in names if getattr(article, name)]
    sections: list[RenderableType] = []
    if parts:
        sections.append(_section("Article", _table(("part", "text"), parts)))
    sections.append(_section("Body", Text(_lines(article.body) or "(empty)")))
    if article.removed:
        rows = [(r.kind, r.step, f"{r.start}-{r.end}", _shorten(r.text)) for r in article.removed]
        sections.append(_section("Removed", _table(("kind", "step", "where", "text"), rows)))
    return Group(*sections)


def _lines(text: str) -> str:
    return "\n".join(_cell(line) for line in text.split("\n"))


def _shorten(text: str, width: int = 60) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def sentences_view(sentences: Sequence[Sentence], tokens: Sequence[Token]) -> Table | Text:
    """Each sentence as its tokens, separated by a space, and below it their stems."""
    rows: list[tuple[Any, ...]] = []
    position = 0
    for number, sentence in enumerate(sentences, start=1):
        inside = []
        while position < len(tokens) and tokens[position].start < sentence.end:
            inside.append(tokens[position])
            position += 1
        rows.append((number, "tokens", " ".join(token.text for token in inside)))
        rows.append(("", "stems", Text(" ".join(token.stem for token in inside), style="dim")))
    return _table(("", "", "sentence"), rows)


def stems_view(explanations: Sequence[StemExplanation]) -> Table | Text:
    """Each word with its root, its affixes, and the rule that decided."""
    rows = [(e.word, e.root, " ".join(e.affixes), e.rule) for e in explanations]
    return _table(("word", "root", "affixes", "rule"), rows)


def entities_view(entities: Sequence[Entity]) -> Table | Text:
    """The entities in the order of the text."""
    rows = [
        (
            f"{e.start}-{e.end}",
            Text(e.label, style=LABEL_STYLES.get(e.label, "cyan")),
            e.text,
            e.name if e.name != e.text else None,
            e.title,
            _known(e),
        )
        for e in entities
    ]
    return _table(("where", "label", "text", "name", "title", "value or link"), rows)


def _known(entity: Entity) -> str:
    """The value or link in a few words; the JSON output has all of it.

    >>> _known(Entity(0, 9, "Rp1,3 juta", "MONEY", "rules", 1.0,
    ...     value={"amount": 1300000, "currency": "IDR", "approximate": True}))
    'about 1,300,000 IDR'
    """
    if entity.link is not None:
        return " ".join(str(entity.link[key]) for key in ("code", "name") if entity.link.get(key))
    value = entity.value or {}
    if "amount" in value:
        about = "about " if value.get("approximate") else ""
        amount, most = value["amount"], value.get("amount_max")
        span = f"{amount:,}" if most is None else f"{amount:,} to {most:,}"
        return f"{about}{span} {value.get('currency') or value.get('unit') or ''}".rstrip()
    return " ".join(str(part) for part in value.values() if not isinstance(part, dict | list))


def quotes_view(quotes: Sequence[Quote]) -> Table | Text:
    """The quotations with their speakers."""
    rows = [(q.speaker or "?", q.cue, q.kind, q.text) for q in quotes]
    return _table(("speaker", "cue", "kind", "quote"), rows)


def keywords_view(keywords: Sequence[Keyword]) -> Table | Text:
    """The keywords, best first."""
    rows = [(f"{k.score:.2f}", k.count, k.kind, k.text) for k in keywords]
    return _table(("score", "count", "kind", "keyword"), rows)


def analysis_view(analysis: Analysis) -> Group:
    """Everything that was read in one article, section by section."""
    sections = [
        article_view(analysis.article),
        _section("Sentences", sentences_view(analysis.sentences, analysis.tokens)),
        _section("Entities", entities_view(analysis.entities)),
        _section("Quotes", quotes_view(analysis.quotes)),
        _section("Keywords", keywords_view(analysis.keywords)),
    ]
    return Group(*sections)
