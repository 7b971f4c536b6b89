"""What most people call: load a pipeline, clean a page, analyse one article or many."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from idnews.cleaning import clean, parse_published
from idnews.errors import ModelError, require_text
from idnews.language.sentences import sentence_spans
from idnews.language.stop_words import seems_foreign
from idnews.language.tokenizer import token_spans, tokenize
from idnews.morphology import lemmatizer, stemmer
from idnews.records import (
    Analysis,
    Article,
    Cluster,
    Entity,
    Keyword,
    Quote,
    Sentence,
    Token,
)

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

    from spacy.language import Language
    from spacy.tokens import Doc, Span

__all__ = [
    "analyze",
    "analyze_many",
    "blank",
    "clean",
    "entities",
    "keywords",
    "lemmatize",
    "load",
    "quotes",
    "sentences",
    "stem",
    "tokenize",
]

MODEL_COMPONENTS = ("idnews_model",)

# spaCy refuses texts above a million characters for the sake of neural parsers' memory; the rules
# need about 2 kB a word (measured up to 5 MB), so a whole book may pass.
MAX_LENGTH = 100_000_000

FOREIGN = "the text does not seem to be Indonesian"

# Articles handed to a worker at once: at 1 the hand-over costs more than the work, at 256 the first
# result of a small job waits for everything.
BATCH_SIZE = 32


def load(path: str | Path | None = None, *, exclude: Iterable[str] = ()) -> Language:
    """Return the shipped spaCy pipeline, or the one saved in the folder `path`.

    Nothing is ever downloaded. `exclude` names components to leave out. Raises ModelError when
    the folder is missing or is no pipeline, ValueError for a component that it does not have,
    TypeError when `exclude` is one str.

    >>> nlp = load()
    >>> [ent.text for ent in nlp("Wali Kota Bogor Bima Arya bertemu Presiden Joko Widodo.").ents]
    ['Bogor', 'Bima Arya', 'Joko Widodo']
    """
    import spacy

    if isinstance(exclude, str):
        raise TypeError(f"exclude must be an iterable of names, got the str {exclude!r}")
    folder = shipped_model() if path is None else Path(path)
    if not (folder / "config.cfg").is_file():
        raise ModelError(
            f"{folder} holds no pipeline (no config.cfg there); "
            "idnews.load() without a path loads the shipped one"
        )
    config = spacy.util.load_config(folder / "config.cfg")
    known = {*config["nlp"]["pipeline"], *MODEL_COMPONENTS}
    if unknown := set(exclude) - known:
        raise ValueError(f"exclude names {sorted(unknown)}; the pipeline has {sorted(known)}")
    nlp = spacy.load(folder, exclude=list(exclude))
    nlp.max_length = MAX_LENGTH
    return nlp


def blank() -> Language:
    """Return the shipped pipeline without the neural component: rules and gazetteer alone.

    >>> [ent.text for ent in blank()("Wali Kota Bogor Bima Arya tiba.").ents]
    ['Bogor', 'Bima Arya']
    """
    return load(exclude=MODEL_COMPONENTS)


def shipped_model() -> Path:
    """The folder of the shipped pipeline: inside the package, or beside it in a checkout."""
    packaged = Path(__file__).parent / "models" / "id_news"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "models" / "id_news"


@cache
def _default() -> Language:
    return load()


def _require_pipeline(nlp: Language | None) -> None:
    if nlp is not None and not hasattr(nlp, "make_doc"):
        raise TypeError(
            f"nlp must be a pipeline, as idnews.load() returns it; got {type(nlp).__name__}"
        )


def analyze(
    text_or_article: str | Article,
    *,
    published: str | None = None,
    clean: bool = True,
    nlp: Language | None = None,
) -> Analysis:
    """Return everything that idnews reads in one article.

    A str is cleaned first as a scraped page (plain text or HTML), unless `clean` is False: then it
    is the body as it stands. `published` (ISO 8601) overrides the date that the page gives;
    relative dates resolve against it. `nlp` is a pipeline of your own instead of the shipped one.
    Raises TypeError for anything but str or Article, or an `nlp` that is no pipeline; ValueError
    when `published` is no date and, with `clean=False`, for half of a surrogate pair.

    >>> result = analyze("JAKARTA, KOMPAS.com - Harga beras naik, kata Menteri Budi, Senin (2/1).")
    >>> result.article.place
    'JAKARTA'
    """
    _require_pipeline(nlp)
    article = _to_article(text_or_article, published=published, clean_first=clean)
    return _analyze_article(article, nlp or _default())


def analyze_many(
    items: Iterable[str | Article],
    *,
    n_process: int = 1,
    batch_size: int = BATCH_SIZE,
    clean: bool = True,
    nlp: Language | None = None,
) -> Iterator[Analysis]:
    """Yield an Analysis for each item, in input order, with bounded memory.

    `n_process` processes share the work (-1: one a core). A bad item never ends the run: its
    Analysis is empty and its `error` says what was wrong. Raises ValueError for a bad `n_process`
    or `batch_size`, TypeError when `items` is itself a str or `nlp` no pipeline.

    >>> [a.error is None for a in analyze_many(["Harga beras naik.", b"bytes"])]
    [True, False]
    """
    if isinstance(items, str | bytes | Article):
        raise TypeError(
            f"items must be an iterable of articles, got one {type(items).__name__}; "
            "use analyze() for one article"
        )
    if getattr(items, "ndim", 1) != 1:  # a DataFrame is iterated by the names of its columns
        raise TypeError("items must be one column, table['text'], got a whole table")
    _require_pipeline(nlp)
    if n_process == -1:
        n_process = os.cpu_count() or 1
    if n_process < 1:
        raise ValueError(f"n_process must be at least 1, or -1 for every core; got {n_process}")
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, got {batch_size}")
    if n_process == 1:
        pipeline = nlp or _default()
        return (_analyze_or_report(item, clean, pipeline) for item in items)
    return _analyze_in_processes(items, n_process, batch_size, clean, nlp)


def _analyze_in_processes(
    items: Iterable[str | Article],
    n_process: int,
    batch_size: int,
    clean_first: bool,
    nlp: Language | None,
) -> Iterator[Analysis]:
    """Keep two batches a worker in flight, so that memory stays bounded and nobody waits."""
    source = iter(items)
    pending: deque[Future[list[Analysis]]] = deque()
    is_over = multiprocessing.Event()
    start = (nlp, is_over)
    with ProcessPoolExecutor(n_process, initializer=_start_worker, initargs=start) as pool:
        try:
            while True:
                while len(pending) < 2 * n_process and (batch := list(islice(source, batch_size))):
                    pending.append(pool.submit(_analyze_batch, batch, clean_first))
                if not pending:
                    return
                yield from pending.popleft().result()
        finally:
            is_over.set()
            for future in pending:
                future.cancel()


_worker: tuple[Language, Event]


def _start_worker(nlp: Language | None, is_over: Event) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _worker = nlp or _default(), is_over


def _analyze_batch(batch: Sequence[str | Article], clean_first: bool) -> list[Analysis]:
    nlp, is_over = _worker
    waiting = takewhile(lambda _: not is_over.is_set(), batch)  # else an interrupt waits for 32
    return [_analyze_or_report(item, clean_first, nlp) for item in waiting]


def _analyze_or_report(item: str | Article, clean_first: bool, nlp: Language) -> Analysis:
    """Like `analyze`, but whatever goes wrong becomes the `error` of an empty Analysis."""
    try:
        return _analyze_article(_to_article(item, clean_first=clean_first), nlp)
    except Exception as error:
        return Analysis(Article(body=""), text="", error=f"{type(error).__name__}: {error}")


def _to_article(item: str | Article, *, published: str | None = None, clean_first: bool) -> Article:
    if published is not None:
        published = parse_published(require_text(published, "published"))
    if isinstance(item, Article):
        for name in ("body", "headline", "published"):  # a gap in a table is NaN, a float
            if (value := getattr(item, name)) is not None or name == "body":
                require_text(value, f"the article's {name}")
        if published is None:
            return item
        return replace(item, published=published, published_from="argument")
    text = require_text(item, "an item")
    if clean_first:
        return clean(text, published=published)
    return Article(body=text, published=published, published_from="argument" if published else None)


def _analyze_article(article: Article, nlp: Language) -> Analysis:
    if not article.text.strip():
        return Analysis(article, article.text)
    from idnews import extensions

    extensions.register()  # a pipeline of one's own may have no component that does
    doc = nlp.make_doc(article.text)
    doc._.published = article.published
    doc._.body_start = article.body_start if article.headline else None
    return _doc_to_analysis(nlp(doc), article)


def _doc_to_analysis(doc: Doc, article: Article) -> Analysis:
    text = doc.text
    return Analysis(
        article=article,
        text=text,
        sentences=tuple(_sentences_of(doc, text)),
        tokens=tuple(
            Token(
                start=token.idx,
                end=token.idx + len(token),
                text=token.text,
                stem=token._.stem or token.lower_,
                lemma=token.lemma_ or token.lower_,
                pos=token.pos_ or None,
            )
            for token in doc
            if not token.is_space
        ),
        entities=tuple(_entity_of(ent) for ent in doc.ents),
        quotes=tuple(Quote(**quote) for quote in doc._.quotes or ()),
        keywords=tuple(Keyword.from_dict(keyword) for keyword in doc._.keywords or ()),
        clusters=tuple(Cluster.from_dict(cluster) for cluster in doc._.clusters or ()),
        problem=FOREIGN if seems_foreign(t.text for t in doc if t.is_alpha) else None,
    )


def _sentences_of(doc: Doc, text: str) -> Iterator[Sentence]:
    """The sentences without the white space around them; by rule where no component set them."""
    if not doc.has_annotation("SENT_START"):
        for start, end in sentence_spans(text):
            yield Sentence(start, end, text[start:end])
        return
    for sent in doc.sents:
        whole = text[sent.start_char : sent.end_char]
        if stripped := whole.strip():
            start = sent.start_char + len(whole) - len(whole.lstrip())
            yield Sentence(start, start + len(stripped), stripped)


def _entity_of(ent: Span) -> Entity:
    told = ent._
    extra: dict[str, Any] = {
        name: getattr(told, name) for name in ("value", "title", "office", "link", "age")
    }
    return Entity(
        start=ent.start_char,
        end=ent.end_char,
        text=ent.text,
        label=ent.label_,
        source=told.source or "rules",
        score=1.0 if (score := told.score) is None else score,
        name=ent.ent_id_ or None,
        **extra,
    )


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`; a line feed always ends one.

    >>> sentences("Dr. Budi datang. Ia membawa Rp1,3 triliun.")
    ['Dr. Budi datang.', 'Ia membawa Rp1,3 triliun.']
    """
    return [text[start:end] for start, end in sentence_spans(require_text(text))]


def stem(text: str) -> str:
    """Return `text` with every word replaced by its root (kata dasar).

    >>> stem("pembangunan")
    'bangun'
    >>> stem("Pemerintah membagikan bantuan.")
    'perintah bagi bantu.'
    """
    return _map_words(text, stemmer.stem)


def lemmatize(text: str) -> str:
    """Return `text` with every word replaced by its dictionary form.

    >>> lemmatize("Rumahnya merupakan bangunan tua.")
    'rumah merupakan bangun tua.'
    """
    return _map_words(text, lemmatizer.lemmatize)


def _map_words(text: str, change: Callable[[str], str]) -> str:
    parts: list[str] = []
    last = 0
    for start, end in token_spans(require_text(text)):
        parts += (text[last:start], change(text[start:end]))
        last = end
    return "".join([*parts, text[last:]])


def entities(text: str, *, published: str | None = None) -> list[Entity]:
    """Return the entities of `text`, taken as it stands, without cleaning.

    >>> [(e.text, e.label) for e in entities("Anggaran Rp1,3 triliun, kata Presiden Joko Widodo.")]
    [('Rp1,3 triliun', 'MONEY'), ('Joko Widodo', 'PERSON')]
    """
    return list(analyze(text, published=published, clean=False).entities)


def quotes(text: str) -> list[Quote]:
    """Return the quotations in `text` with their speakers, without cleaning.

    >>> [(q.text, q.speaker) for q in quotes('"Kami siap," kata Gubernur Ridwan Kamil.')]
    [('Kami siap,', 'Ridwan Kamil')]
    """
    return list(analyze(text, clean=False).quotes)


def keywords(text: str, *, top: int = 10) -> list[Keyword]:
    """Return the best `top` keywords of `text`, without cleaning; fewer when it has fewer phrases.

    A first line with no final full stop counts as the headline. Raises ValueError when `top` is
    below 1.

    >>> [keyword.text for keyword in keywords("Harga beras naik. Harga beras mahal.", top=1)]
    ['Harga beras']
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    pipeline = _default()
    doc = pipeline.make_doc(require_text(text))
    doc = pipeline(doc, component_cfg={"idnews_keywords": {"top": top}})
    return [Keyword.from_dict(keyword) for keyword in doc._.keywords]
