"""Gold annotation of an article: a JSON file that a person writes, and the record it becomes.

The file holds texts, no offsets: `seeds/README.md` explains it. Reading it finds every sentence,
token, entity and quote in the analysed text, and says of each that is not there, or not in the
form that ENTITIES.md asks for, where it stands in the file and what was expected.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from idnews.corpus.inputs import GOLD_SUFFIX
from idnews.errors import ResourceError
from idnews.evaluation.gold_form import check_form
from idnews.evaluation.gold_offsets import (
    locate_entities,
    locate_quotes,
    locate_sentences,
    locate_tokens,
)
from idnews.records import Article, Entity, Link, Quote

__all__ = ["Gold", "check_page", "format_gold", "parse_gold", "read_gold", "read_gold_folder"]

# More problems than this are rarely separate ones: one missing sentence shifts all that follow.
MAX_PROBLEMS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Gold:
    """What is right for one article; all offsets are characters `[start, end)` of `text`.

    Entities have the source "gold" and the score 1. Keywords are what an editor would accept, best
    first.
    """

    article: Article
    text: str
    sentences: tuple[tuple[int, int], ...]
    tokens: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    keywords: tuple[str, ...]


def read_gold(path: str | Path) -> Gold:
    """Return the gold annotation in the JSON file `path`.

    Raises FileNotFoundError, or ResourceError that lists every problem with its place in the file.
    """
    where = str(path)
    text = Path(path).read_text(encoding="utf-8")
    try:
        data = json.loads(text, object_pairs_hook=_reject_repeated_keys)
    except ValueError as error:
        raise ResourceError(f"{where}: not readable as JSON: {error}") from error
    return parse_gold(data, where=where)


def read_gold_folder(folder: str | Path) -> dict[str, Gold]:
    """Return the gold annotations `NAME.gold.json` in `folder`, by NAME, in order of the names.

    Raises ResourceError when one is malformed, or when there is none: an empty measurement must
    not pass for a good one.
    """
    paths = sorted(Path(folder).glob(f"*{GOLD_SUFFIX}"))
    if not paths:
        raise ResourceError(f"{folder}: no file named *{GOLD_SUFFIX} there")
    return {path.name.removesuffix(GOLD_SUFFIX): read_gold(path) for path in paths}


def parse_gold(data: Any, *, where: str = "gold") -> Gold:
    """Return the gold annotation in `data`, the content of such a file; `where` names it in errors.

    Raises ResourceError that lists every problem with its place in the data.

    >>> gold = parse_gold({
    ...     "article": {"headline": None, "body": ["Basuki tiba di Bogor."]},
    ...     "sentences": ["Basuki tiba di Bogor."],
    ...     "tokens": ["Basuki tiba di Bogor ."],
    ...     "entities": [{"sentence": 0, "text": "Basuki", "label": "PERSON", "name": "Basuki"}],
    ... })
    >>> [(entity.start, entity.end, entity.label) for entity in gold.entities]
    [(0, 6, 'PERSON')]
    >>> gold.tokens[-1]
    (20, 21)
    """
    problems = check_form(data)
    _raise_if(problems, where)
    article = _article_of(data["article"])
    text = article.text
    sentences = locate_sentences(data["sentences"], text, problems)
    _raise_if(problems, where)
    tokens = locate_tokens(data["tokens"], sentences, text, problems)
    _raise_if(problems, where)
    entities = locate_entities(data.get("entities", []), sentences, tokens, text, problems)
    quotes = locate_quotes(data.get("quotes", []), text, problems)
    names = {entity.name for entity in entities}
    for index, quote in enumerate(quotes):
        if quote.speaker is not None and quote.speaker not in names:
            problems.append(
                f"quotes[{index}].speaker: {quote.speaker!r} is the name of no entity; expected "
                "the canonical name of one, or null"
            )
    keywords = tuple(data.get("keywords", []))
    for index, keyword in enumerate(keywords):
        if keyword.casefold() not in text.casefold():
            problems.append(f"keywords[{index}]: {keyword!r} does not occur in the text")
    _raise_if(problems, where)
    return Gold(article, text, sentences, tokens, entities, quotes, keywords)


def check_page(gold: Gold, page_text: str) -> list[str]:
    """Return what of the gold article is not in the plain-text page, in words; empty when all is.

    Headline, caption, byline, paragraphs and links must stand in the page as they stand in gold.

    >>> check_page(parse_gold({
    ...     "article": {"headline": "Banjir surut", "body": ["Air surut."]},
    ...     "sentences": ["Banjir surut", "Air surut."], "tokens": ["Banjir surut", "Air surut ."],
    ... }), "Banjir surut. Air mulai surut.")
    ["article.body[0]: not in the page: 'Air surut.'"]
    """
    article = gold.article
    parts = [(f"article.{key}", getattr(article, key)) for key in ("headline", "caption", "byline")]
    parts += [(f"article.body[{i}]", line) for i, line in enumerate(article.body.split("\n"))]
    parts += [(f"article.links[{i}]", link.text) for i, link in enumerate(article.links)]
    return [
        f"{path}: not in the page: {text!r}"
        for path, text in parts
        if text not in (None, "") and text not in page_text
    ]


def format_gold(data: Mapping[str, Any]) -> str:
    """Return the content of a gold file as JSON, one paragraph, sentence, entity, ... a line.

    >>> print(format_gold({"article": {"headline": None, "body": ["Air surut."]},
    ...                    "sentences": ["Air surut."], "tokens": ["Air surut ."]}), end="")
    {
     "article": {
      "headline": null,
      "body": [
       "Air surut."
      ]
     },
     "sentences": [
      "Air surut."
     ],
     "tokens": [
      "Air surut ."
     ]
    }
    """
    return _format(data, indent=0, is_open=True) + "\n"


def _format(value: Any, *, indent: int, is_open: bool) -> str:
    """JSON of `value`: an open object and every list in it one item a line, all else on one."""
    if isinstance(value, Mapping) and is_open:
        items = [
            f"{json.dumps(key, ensure_ascii=False)}: "
            + _format(item, indent=indent + 1, is_open=key == "article")
            for key, item in value.items()
        ]
        brackets = "{}"
    elif isinstance(value, list) and value:
        items = [json.dumps(item, ensure_ascii=False) for item in value]
        brackets = "[]"
    else:
        return json.dumps(value, ensure_ascii=False)
    inner = ",\n".join(" " * (indent + 1) + item for item in items)
    return f"{brackets[0]}\n{inner}\n{' ' * indent}{brackets[1]}"


def _reject_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, value in pairs:
        if key in data:
            raise ValueError(f"the key {key!r} stands twice in one object")
        data[key] = value
    return data


def _article_of(data: Mapping[str, Any]) -> Article:
    parts = {key: value for key, value in data.items() if key not in ("body", "links")}
    links = tuple(
        Link(link["text"], link.get("url"), link["kind"]) for link in data.get("links", [])
    )
    return Article(body="\n".join(data["body"]), links=links, **parts)


def _raise_if(problems: list[str], where: str) -> None:
    if not problems:
        return
    shown = problems[:MAX_PROBLEMS_SHOWN]
    if more := len(problems) - len(shown):
        shown.append(f"and {more} more")
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    raise ResourceError(f"{where}: {count}\n  " + "\n  ".join(shown))
