"""One analysed article as HTML: the text with its marks, and folds with everything else."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from idnews.display.escaping import escape_attribute, escape_text
from idnews.display.facts import FAMILIES, OTHER, entity_facts, family_of
from idnews.display.marks import mark_paragraphs
from idnews.display.tables import table_rows
from idnews.records import Analysis, Article, Entity, Keyword, Quote

__all__ = ["analysis_to_html", "article_html", "read_style"]


def analysis_to_html(analysis: Analysis) -> str:
    """Return the analysis as one piece of HTML for a notebook, without any script.

    >>> from idnews.records import Article
    >>> "&lt;b&gt;" in analysis_to_html(Analysis(Article(body="<b>"), text="<b>"))
    True
    """
    return f"<style>{read_style('article')}</style>{article_html(analysis)}"


@cache
def read_style(name: str) -> str:
    """Return the packaged style sheet `name`.

    >>> "mark" in read_style("article")
    True
    """
    return (files(__package__) / f"{name}.css").read_text(encoding="utf-8")


def article_html(analysis: Analysis) -> str:
    """Return the analysis as an `<article>`; the page around it brings the style sheet.

    >>> "<p>Harga naik.</p>" in article_html(Analysis(Article(body="Harga naik."), "Harga naik."))
    True
    """
    article, text = analysis.article, analysis.text
    wrong = analysis.error or analysis.problem
    body_start = len(text) - len(article.body)
    prefix = "i" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
    stretches = [(0, max(body_start - 2, 0)), *_lines(text, body_start)]
    headline, *paragraphs = mark_paragraphs(analysis, stretches, prefix=prefix)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    parts = (
        f'<h3 lang="id">{headline}</h3>' if article.headline else "",
        _facts(article),
        f"<p><strong>{escape_text(wrong)}</strong></p>" if wrong else "",
        _switches(analysis),
        f'<div lang="id" class="text">{body}</div>',
        _chips(analysis.keywords),
        _quotes(analysis.quotes),
        _names_and_values(analysis.entities),
        _links(article),
        _removed(article),
    )
    return f'<article class="idn">{"".join(parts)}</article>'


def _lines(text: str, start: int) -> Iterable[tuple[int, int]]:
    """The lines of the text from `start` on, without those that are empty."""
    for line in text[start:].split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _facts(article: Article) -> str:
    """Where, when and by whom, on one line; what the page does not say is not there."""
    known = (
        ("place", article.place),
        ("published", article.published),
        ("outlet", article.outlet),
        ("by", article.byline),
        ("caption", article.caption if article.caption != article.headline else None),
    )
    facts = " ".join(
        f'<span><i>{name}</i> <span lang="id">{escape_text(fact)}</span></span>'
        for name, fact in known
        if fact
    )
    return f'<p class="facts">{facts}</p>' if facts else ""


def _switches(analysis: Analysis) -> str:
    """A legend that counts the marks of each family and, by style alone, hides and shows them."""
    counts = Counter(family_of(entity.label) for entity in analysis.entities)
    rows = [(family.split()[0], family, counts[family]) for family in (*FAMILIES, OTHER)]
    rows.append(("quotes", "quotes", len(analysis.quotes)))
    boxes = "".join(
        f'<label class="{key}"><input type="checkbox" class="show-{key}" checked> '
        f"{family} <b>{count}</b></label>"
        for key, family, count in rows
        if count
    )
    return f"<fieldset><legend>Marked</legend>{boxes}</fieldset>" if boxes else ""


def _chips(keywords: Sequence[Keyword]) -> str:
    chips = "".join(
        f'<li><span lang="id">{escape_text(keyword.text)}</span> '
        f"<small>{keyword.count}×</small></li>"
        for keyword in keywords
    )
    return f'<ul class="chips" aria-label="Keywords">{chips}</ul>' if chips else ""


def _quotes(quotes: Sequence[Quote]) -> str:
    """Who is quoted, speaker by speaker in the order of the text."""
    by_speaker: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_speaker.setdefault(quote.speaker or "speaker not named", []).append(quote)
    rows = [
        (speaker, quote.cue or "", quote.kind, quote.text)
        for speaker, said in by_speaker.items()
        for quote in said
    ]
    return _fold(f"Who said what: {len(quotes)}", ("speaker", "word", "kind", "quote"), rows)


def _names_and_values(entities: Sequence[Entity]) -> str:
    """Everything that the marks say on hover, once for each different thing, for any reader."""
    counts: Counter[tuple[str, str]] = Counter()
    facts: dict[tuple[str, str], dict[str, None]] = {}  # in the order of the text, each once
    for entity in entities:
        key = (entity.label, entity.name or entity.text)
        counts[key] += 1
        known = (f"{what}: {words}" for what, words in entity_facts(entity) if what != "name")
        facts.setdefault(key, {}).update(dict.fromkeys(known))
    families = (*FAMILIES, OTHER)
    order = sorted(counts, key=lambda key: (families.index(family_of(key[0])), -counts[key], key))
    listed = [(*key, f"{counts[key]}×", "; ".join(facts[key])) for key in order]
    return _fold(
        f"Names and values: {len(listed)}", ("label", "name or words", "here", "known"), listed
    )


def _links(article: Article) -> str:
    rows = [(link.kind.replace("_", " "), link.text, link.url or "") for link in article.links]
    return _fold(f"Other articles that the page names: {len(rows)}", ("kind", "text", "url"), rows)


def _removed(article: Article) -> str:
    rows = [(item.kind.replace("_", " "), item.step, item.text) for item in article.removed]
    title = f"What cleaning took out of the page: {len(rows)}"
    return _fold(title, ("what", "step", "words"), rows)


def _fold(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A closed table that opens without a script; nothing when there are no rows."""
    if not rows:
        return ""
    table = table_rows(columns, rows, _cell)
    return f"<details><summary>{escape_attribute(title)}</summary><table>{table}</table></details>"


def _cell(text: str) -> str:
    shown = escape_text(text).replace("\n", "<br>")  # 3.11 allows no backslash in the braces
    return f"<td>{shown}</td>"
