"""HTML for notebooks and reports: no script, no outside file, every text escaped.

An `Analysis` shows itself in a notebook with `analysis_to_html`; `analyses_to_page` makes one page
of many, which is what `idnews analyze --format html` writes; `corpus_report` makes a page about the
tables of `idnews corpus`. All work with JavaScript switched off, in light and dark, by mouse,
keyboard and screen reader.

>>> from idnews.records import Analysis, Article
>>> page = analyses_to_page([("a.txt", Analysis(Article(body="<b>"), text="<b>"))])
>>> "&lt;b&gt;" in page, "<script" in page
(True, False)
"""

from idnews.display.article import analysis_to_html
from idnews.display.pages import analyses_to_page
from idnews.display.report import corpus_report

__all__ = ["analyses_to_page", "analysis_to_html", "corpus_report"]
