"""Whole HTML pages that need nothing from outside and run nothing."""

from collections.abc import Iterable

from idnews.display.article import article_html, read_style
from idnews.display.escaping import escape_attribute, escape_text
from idnews.records import Analysis

__all__ = ["analyses_to_page", "page_html"]

# The browser itself refuses scripts, fonts, pictures and connections, should any text ever get
# through the escaping.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def analyses_to_page(analyses: Iterable[tuple[str, Analysis]]) -> str:
    """Return a whole HTML page that shows every analysis under the name of its source.

    >>> from idnews.records import Analysis, Article
    >>> page = analyses_to_page([("a.txt", Analysis(Article(body="Harga naik."), "Harga naik."))])
    >>> "a.txt" in page, "Harga naik." in page
    (True, True)
    """
    named = list(analyses)
    sections = "".join(
        f'<section id="a{number}" aria-labelledby="t{number}">'
        f'<h2 id="t{number}">{escape_text(name)}</h2>{article_html(analysis)}</section>'
        for number, (name, analysis) in enumerate(named, start=1)
    )
    contents = "".join(
        f'<li><a href="#a{number}">{escape_text(analysis.article.headline or name)}</a></li>'
        for number, (name, analysis) in enumerate(named, start=1)
    )
    nav = f'<nav aria-label="Articles"><ol>{contents}</ol></nav>' if len(named) > 1 else ""
    articles = "1 article" if len(named) == 1 else f"{len(named)} articles"
    return page_html(f"idnews: {articles}", f"{nav}{sections}", styles=("article", "page"))


def page_html(title: str, content: str, *, styles: Iterable[str]) -> str:
    """Return the page around `content`, which is HTML; `title` is text.

    >>> "<h1>Beras &amp; gula</h1><p>isi</p>" in page_html("Beras & gula", "<p>isi</p>", styles=[])
    True
    """
    style = "".join(read_style(name) for name in styles)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape_attribute(title)}</title><style>{style}</style></head>"
        f"<body><main><h1>{escape_text(title)}</h1>{content}</main></body></html>\n"
    )
