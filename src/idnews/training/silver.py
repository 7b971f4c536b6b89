"""News that a pipeline has tagged, as further sentences to learn names from: self-training.

The pipeline is model and rules together, so what the gazetteer knows is learned from its contexts.
Words of names that it is not sure of have no label; nothing is learned from them either way.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from idnews.annotation.names import CLASSES
from idnews.training.examples import Example

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

__all__ = ["read_passages", "read_plain", "read_silver", "tag_news"]

# A name with a lower score is left open. Of the names of the model with this score or more 95 of
# 100 are right on dev (`calibration` in model.json).
SURE = 0.9
SHORTEST, LONGEST = 5, 80
# How many an article has, at least: those with a name, and all.
NAMED_AN_ARTICLE, PLAIN_AN_ARTICLE = 7, 11
NOT_NEEDED = ("idnews_linker", "idnews_quotes", "idnews_keywords", "idnews_stemmer")


def read_silver(
    news: Path, cache: Path, *, pipeline: Path, source: str, sentences: int
) -> list[Example]:
    """Return `sentences` tagged sentences of the gzipped JSONL file `news`.

    They are kept in the file `cache`, so that a run that goes on after a kill has the same ones.
    """
    if not cache.is_file():
        import idnews

        nlp = idnews.load(pipeline)
        nlp.select_pipes(disable=[name for name in NOT_NEEDED if nlp.has_pipe(name)])
        tagged = tag_news(nlp, _texts(news, sentences // NAMED_AN_ARTICLE))
        lines = [json.dumps(row, ensure_ascii=False) for row in islice(tagged, sentences)]
        partial = cache.with_suffix(".partial")
        partial.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text("\n".join(lines) + "\n", encoding="utf-8")
        partial.replace(cache)
    rows = [json.loads(line) for line in cache.read_text(encoding="utf-8").splitlines()]
    return [Example(source, tuple(words), joint_tags=tuple(tags)) for words, tags in rows]


def read_plain(news: Path, *, source: str, sentences: int) -> list[Example]:
    """Return `sentences` sentences of the gzipped JSONL file `news` without labels."""
    import idnews

    nlp = idnews.blank()
    nlp.select_pipes(enable=["idnews_sentencizer"])
    found: dict[tuple[str, ...], None] = {}
    for doc in nlp.pipe(_texts(news, sentences // PLAIN_AN_ARTICLE)):
        for sentence in doc.sents:
            words = tuple(token.text for token in sentence if not token.is_space)
            if SHORTEST <= len(words) <= LONGEST:
                found[words] = None
        if len(found) >= sentences:
            break
    return [Example(source, words) for words in islice(found, sentences)]


def read_passages(news: Path, *, source: str, passages: int, words: int) -> list[Example]:
    """Return `passages` passages of so many `words` of the articles of `news`, from all of it.

    They go over the ends of sentences, since words of the sentences around say much of a word.
    """
    from idnews.language.tokenizer import tokenize

    found: list[Example] = []
    for text in _texts(news, passages):
        own = [word for word in tokenize(text) if not word.isspace()]
        found += [
            Example(source, tuple(own[start : start + words]))
            for start in range(0, len(own) - SHORTEST + 1, words)
        ]
    step = max(1.0, len(found) / passages)
    return [found[int(number * step)] for number in range(min(passages, len(found)))]


def tag_news(nlp: "Language", texts: Iterable[str]) -> Iterator[tuple[list[str], list[str | None]]]:
    """Yield words and BIO tags of each sentence that has a name; None is an open tag."""
    seen: set[str] = set()
    for doc in nlp.pipe(texts):
        tags = _tags(doc)
        for sentence in doc.sents:
            places = [token.i for token in sentence if not token.is_space]
            own = [tags[i] for i in places]
            is_new = sentence.text not in seen
            seen.add(sentence.text)
            if is_new and SHORTEST <= len(places) <= LONGEST and any(tag != "O" for tag in own):
                yield [doc[i].text for i in places], own


def _tags(doc: "Doc") -> list[str | None]:
    tags: list[str | None] = ["O"] * len(doc)
    kept = {(ent.start, ent.end) for ent in doc.ents}
    for span in doc.spans.get("model", ()):
        if (span.start, span.end) not in kept:
            tags[span.start : span.end] = [None] * (span.end - span.start)
    for ent in doc.ents:
        length = ent.end - ent.start
        kind = CLASSES.get(ent.label_)
        if kind and _score(ent) >= SURE:
            tags[ent.start : ent.end] = [f"B-{kind}", *[f"I-{kind}"] * (length - 1)]
        elif kind or ent.label_ in {"EVENT", "PRODUCT", "WORK_OF_ART", "LAW"}:
            tags[ent.start : ent.end] = [None] * length
    return tags


def _score(ent: "Span") -> float:
    score = ent._.score
    return 1.0 if score is None else float(score)


def _texts(news: Path, n_articles: int) -> Iterator[str]:
    """Yield `n_articles` or more evenly from the whole file, whose outlets stand in blocks."""
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        n_lines = sum(1 for _ in lines)
    step = max(1, n_lines // max(1, n_articles))
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, step):
            yield json.loads(line).get("text") or ""
