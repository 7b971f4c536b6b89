"""HTML for notebooks and reports: no script, no outside file, every text escaped."""

import json
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from idnews.records import Analysis, Article, Entity, Keyword, Quote

__all__ = ["analyses_to_page", "analysis_to_html"]

# One hue for each family of labels: people, organisations, places, works, values. The contrast of
# text on each background is at least 7:1 in both themes (WCAG 2.2, 1.4.6).
_STYLE = """
.idn{--fg:#1b1b1b;--bg:#fff;--dim:#595959;--line:#ddd;--per:#fde2f0;--org:#dbe7fd;--plc:#d8f0dc;
--wrk:#ece2fb;--val:#fbeccb;--quo:#f3f3f3;color:var(--fg);background:var(--bg);
font:16px/1.6 system-ui,sans-serif;max-width:46em;padding:1em}
@media (prefers-color-scheme:dark){.idn{--fg:#eee;--bg:#161616;--dim:#b0b0b0;--line:#444;
--per:#57203d;--org:#1f3660;--plc:#1d4427;--wrk:#3d2a5e;--val:#4d3a0d;--quo:#262626}}
.idn h2{font-size:1.4em;line-height:1.25;margin:0 0 .2em}.idn p{margin:.6em 0}
.idn .by,.idn caption,.idn summary{color:var(--dim);font-size:.9em}
.idn mark{color:inherit;border-radius:.25em;padding:.05em .2em}
.idn mark sub{font-size:.65em;color:inherit;margin-left:.3em;vertical-align:baseline}
.idn .PERSON{background:var(--per)}.idn .ORG{background:var(--org)}
.idn .GPE,.idn .LOC,.idn .FAC{background:var(--plc)}
.idn .EVENT,.idn .PRODUCT,.idn .WORK_OF_ART,.idn .LAW{background:var(--wrk)}
.idn mark{background:var(--val)}.idn .q{background:var(--quo);font-style:italic}
.idn .chip{display:inline-block;border:1px solid var(--line);border-radius:1em;padding:0 .6em;
margin:.15em}.idn table{border-collapse:collapse;font-size:.85em}
.idn td,.idn th{border-top:1px solid var(--line);padding:.2em .6em;text-align:left;
vertical-align:top}.idn ul{padding-left:1em;list-style:none}
"""


def analysis_to_html(analysis: Analysis) -> str:
    """Return the analysis as one piece of HTML for a notebook, without any script.

    >>> from idnews.records import Article
    >>> "&lt;b&gt;" in analysis_to_html(Analysis(Article(body="<b>"), text="<b>"))
    True
    """
    return f"<style>{_STYLE}</style>{_article_html(analysis)}"


def analyses_to_page(analyses: Iterable[tuple[str, Analysis]]) -> str:
    """Return a whole HTML page that shows every analysis under the name of its source."""
    parts = "".join(
        f'<section aria-label="{_attribute(name)}">{_article_html(analysis)}</section>'
        for name, analysis in analyses
    )
    return (
        '<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>idnews</title><style>body{{margin:0}}{_STYLE}</style></head>"
        f"<body><main>{parts}</main></body></html>\n"
    )


def _article_html(analysis: Analysis) -> str:
    article = analysis.article
    start = len(analysis.text) - len(article.body)
    body = "".join(
        f"<p>{_marked(analysis, start + at, start + at + len(line))}</p>"
        for at, line in _lines(article.body)
        if line.strip()
    )
    headline = f"<h2>{_marked(analysis, 0, max(start - 2, 0))}</h2>" if article.headline else ""
    error = f"<p><strong>{escape(analysis.error)}</strong></p>" if analysis.error else ""
    return (
        f'<article class="idn" lang="id">{headline}{_facts(article)}{error}{body}'
        f"{_chips(analysis.keywords)}{_quote_list(analysis.quotes)}{_removed(article)}</article>"
    )


def _lines(text: str) -> Iterable[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _facts(article: Article) -> str:
    facts = (article.place, article.published, article.outlet, article.byline)
    return f'<p class="by">{" · ".join(escape(fact) for fact in facts if fact)}</p>'


def _marked(analysis: Analysis, start: int, end: int) -> str:
    """The text `[start, end)` with its entities and quotations marked."""
    entities = [e for e in analysis.entities if e.start < end and e.end > start]
    quotes = [q for q in analysis.quotes if q.start < end and q.end > start]
    edges = {start, end}
    for left, right in [(e.start, e.end) for e in entities] + [(q.start, q.end) for q in quotes]:
        edges |= {max(left, start), min(right, end)}
    pieces = []
    for left, right in pairwise(sorted(edges)):
        piece = escape(analysis.text[left:right])
        entity = next((e for e in entities if e.start <= left < e.end), None)
        quote = next((q for q in quotes if q.start <= left < q.end), None)
        if entity is not None:
            piece = _mark(entity, piece, is_last=right == min(entity.end, end))
        if quote is not None:
            speaker = _attribute(quote.speaker or "?")
            piece = f'<span class="q" title="{speaker}">{piece}</span>'
        pieces.append(piece)
    return "".join(pieces)


def _mark(entity: Entity, piece: str, *, is_last: bool) -> str:
    known = (entity.name if entity.name != entity.text else None, entity.title)
    facts = [entity.label, *(fact for fact in known if fact)]
    facts += [json.dumps(fact, ensure_ascii=False) for fact in (entity.value, entity.link) if fact]
    label = f"<sub>{escape(entity.label)}</sub>" if is_last else ""
    title = _attribute(" · ".join(facts))
    return f'<mark class="{_attribute(entity.label)}" title="{title}">{piece}{label}</mark>'


def _attribute(text: str) -> str:
    return escape(text, quote=True).replace("\n", " ")


def _chips(keywords: Sequence[Keyword]) -> str:
    chips = "".join(
        f'<span class="chip" title="{keyword.score:.2f}">{escape(keyword.text)}</span>'
        for keyword in keywords
    )
    return f"<p>{chips}</p>" if chips else ""


def _quote_list(quotes: Sequence[Quote]) -> str:
    rows = "".join(
        f"<tr><th>{escape(quote.speaker or '?')}</th><td>{escape(quote.text)}</td></tr>"
        for quote in quotes
    )
    return f"<table><caption>Quotes</caption>{rows}</table>" if rows else ""


def _removed(article: Article) -> str:
    rows = "".join(
        f"<tr><th>{escape(item.kind)}</th><td>{escape(item.text)}</td></tr>"
        for item in article.removed
    )
    count = len(article.removed)
    summary = f"<summary>{count} removed from the page</summary>"
    return f"<details>{summary}<table>{rows}</table></details>" if rows else ""
