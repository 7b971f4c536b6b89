"""The commands that read articles and print what idnews finds in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from idnews.cli.streams import (
    AnalysisFormat,
    Format,
    InlineText,
    Out,
    OutAnalysisFormat,
    OutFormat,
    Paths,
    Published,
    Raw,
    Workers,
    analyses_of,
    articles_of,
    finish,
    map_results,
    pages_of,
    write_html,
    write_results,
)
from idnews.records import Article

if TYPE_CHECKING:
    from idnews.morphology.explanation import StemExplanation

__all__ = ["analyze", "clean", "entities", "keywords", "quotes", "stem", "tokenize"]


def analyze(
    paths: Paths = None,
    text: InlineText = None,
    format: OutAnalysisFormat = AnalysisFormat.table,
    output: Out = None,
    raw: Raw = False,
    published: Published = None,
    workers: Workers = 1,
) -> None:
    """Everything that idnews reads in the articles."""
    from idnews.terminal import analysis_view

    results = analyses_of(paths, text, raw, published, workers, output)
    if format is AnalysisFormat.html:
        finish(write_html(results, output))
    else:
        finish(write_results(results, Format(format.value), output, analysis_view))


def clean(
    paths: Paths = None,
    text: InlineText = None,
    format: OutFormat = Format.table,
    output: Out = None,
    published: Published = None,
) -> None:
    """The clean articles, and what was removed from the pages."""
    from idnews.terminal import article_view

    articles = articles_of(pages_of(paths, text, output), False, published)
    finish(write_results(articles, format, output, article_view))


def tokenize(
    paths: Paths = None,
    text: InlineText = None,
    format: OutFormat = Format.table,
    output: Out = None,
    raw: Raw = False,
) -> None:
    """One sentence a line, a space between tokens."""
    from idnews.api import sentences
    from idnews.api import tokenize as tokens_of

    def tokens_by_sentence(article: Article) -> list[list[str]]:
        return [tokens_of(sentence) for sentence in sentences(article.text)]

    def lines(result: list[list[str]]) -> str:
        return "\n".join(" ".join(tokens) for tokens in result)

    articles = articles_of(pages_of(paths, text, output), raw, None)
    finish(write_results(map_results(articles, tokens_by_sentence), format, output, lines))


def stem(
    paths: Paths = None,
    text: InlineText = None,
    format: OutFormat = Format.table,
    output: Out = None,
    raw: Raw = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Root, affixes and rule of every word.")
    ] = False,
) -> None:
    """The text with every word replaced by its root (kata dasar)."""
    from idnews.api import stem as stem_text
    from idnews.api import tokenize as tokens_of
    from idnews.morphology.stemmer import explain_stem
    from idnews.terminal import stems_view

    def explain_words(article: Article) -> list[StemExplanation]:
        words = dict.fromkeys(tokens_of(article.text))
        return [explain_stem(word) for word in words if any(map(str.isalpha, word))]

    articles = articles_of(pages_of(paths, text, output), raw, None)
    if explain:
        finish(write_results(map_results(articles, explain_words), format, output, stems_view))
    else:
        stems = map_results(articles, lambda article: stem_text(article.text))
        finish(write_results(stems, format, output, str))


def entities(
    paths: Paths = None,
    text: InlineText = None,
    format: OutFormat = Format.table,
    output: Out = None,
    raw: Raw = False,
    published: Published = None,
    workers: Workers = 1,
) -> None:
    """Names and values, with what they are linked to."""
    from idnews.terminal import entities_view

    results = map_results(
        analyses_of(paths, text, raw, published, workers, output), lambda a: a.entities
    )
    finish(write_results(results, format, output, entities_view))


def quotes(
    paths: Paths = None,
    text: InlineText = None,
    format: OutFormat = Format.table,
    output: Out = None,
    raw: Raw = False,
    workers: Workers = 1,
) -> None:
    """Who said what."""
    from idnews.terminal import quotes_view

    results = map_results(analyses_of(paths, text, raw, None, workers, output), lambda a: a.quotes)
    finish(write_results(results, format, output, quotes_view))


def keywords(
    paths: Paths = None,
    text: InlineText = None,
    format: OutFormat = Format.table,
    output: Out = None,
    raw: Raw = False,
    workers: Workers = 1,
    top: Annotated[int, typer.Option(min=1, help="How many keywords an article.")] = 10,
) -> None:
    """What each article is about, best keyword first."""
    from idnews.api import load
    from idnews.terminal import keywords_view

    nlp = load()
    nlp.get_pipe("idnews_keywords").top = top  # type: ignore[attr-defined]
    analyses = analyses_of(paths, text, raw, None, workers, output, nlp=nlp)
    results = map_results(analyses, lambda a: a.keywords)
    finish(write_results(results, format, output, keywords_view))
