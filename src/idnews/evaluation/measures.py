"""Every accuracy figure that idnews states, measured from gold data, each with its data's hash.

A figure is named SET.LEVEL (`ud_pud.stem`), 0 to 100, higher is better but for those that
`idnews.evaluation.gate` calls ceilings (`names_changed`).

`SETS` take about a minute and are measured by the tests; of `SLOW_SETS` the model reads 330,000
words, some minutes, so the tests measure them only where IDNEWS_GATE is `full`. The same data read
by the rules alone is among `SETS`. Not here: speeds, which are the machine's, and readings by eye.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from idnews.annotation.names import CLASSES, LabelledSpan, read_names, trim_span
from idnews.annotation.treebanks import TREEBANKS, Treebank, read_treebank
from idnews.evaluation.gold import read_gold_folder
from idnews.evaluation.publication_dates import count_dates
from idnews.evaluation.scores import (
    Counts,
    add_label_counts,
    count_labels,
    count_spans,
    count_values,
)
from idnews.evaluation.statements import read_texts, score_statements
from idnews.evaluation.syntax import choose_treebank, score_treebank_syntax

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

__all__ = [
    "SETS",
    "SLOW_SETS",
    "hash_data",
    "measure",
    "score_in_context",
    "score_names",
    "score_syntax",
]

Figures = dict[str, float]


def measure(name: str, data: Path) -> Figures:
    """Return the figures of the set `name`, whose files are below the folder `data`.

    Raises KeyError for an unknown set and FileNotFoundError when its files are not there.
    """
    files, score = _ALL_SETS[name]
    return {f"{name}.{level}": round(value, 2) for level, value in score(data / files).items()}


def hash_data(name: str, data: Path) -> str:
    """Return the SHA-256 of the files of the set `name`, in the order of their names."""
    path = data / _ALL_SETS[name][0]
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _percent(hits: Iterable[bool]) -> float:
    hits = list(hits)
    return 100 * sum(hits) / len(hits)


def _f1(counts: Counts) -> float:
    return 100 * (counts.f1 or 0.0)


def score_treebank(path: Path) -> Figures:
    """Score tokens, words and sentences of the raw text, and stems and lemmas of content words.

    Stems are of words by themselves; lemmas and the proper nouns that the pipeline changes are of
    UD's words in their sentence, lemmas with UD's parts of speech.
    """
    from idnews.language.sentences import sentence_spans
    from idnews.language.tokenizer import token_spans
    from idnews.morphology.clitics import split_clitics
    from idnews.morphology.stemmer import stem

    bank = read_treebank(path)
    tokens = token_spans(bank.text)
    words = [
        (start + first, start + last)
        for start, end in tokens
        for first, last in split_clitics(bank.text[start:end])
    ]
    content = [word for words in bank.analyses for word in words if word.is_content]
    stems = [(stem(word.form).lower() == word.lemma.lower(), word.is_affixed) for word in content]
    return {
        "token": _f1(count_spans(bank.tokens, tokens)),
        "word": _f1(count_spans(bank.words, words)),
        "sentence": _f1(count_spans(bank.sentences, sentence_spans(bank.text))),
        "stem": _percent(right for right, _ in stems),
        "stem_affixed": _percent(right for right, is_affixed in stems if is_affixed),
        **score_in_context(bank),
    }


def score_in_context(bank: Treebank) -> Figures:
    """Score `lemma_` on UD's words and tags, and the proper nouns that the components change."""
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.blank("xx")
    nlp.add_pipe("idnews_stemmer")
    nlp.add_pipe("idnews_lemmatizer")
    lemmas: list[tuple[bool, bool]] = []
    changed: list[bool] = []
    for words in bank.analyses:
        forms = [word.form for word in words]
        starts: list[bool | int | None] = [i == 0 for i in range(len(words))]
        doc = nlp(Doc(nlp.vocab, words=forms, sent_starts=starts))
        pairs = list(zip(doc, words, strict=True))
        changed += [t._.stem.lower() != t.lower_ for t, word in pairs if word.is_name]
        tags = [word.pos for word in words]
        doc = nlp(Doc(nlp.vocab, words=forms, pos=tags, sent_starts=starts))
        pairs = list(zip(doc, words, strict=True))
        lemmas += [
            (t.lemma_.lower() == word.lemma.lower(), word.is_affixed)
            for t, word in pairs
            if word.is_content
        ]
    return {
        "lemma": _percent(right for right, _ in lemmas),
        "lemma_affixed": _percent(right for right, is_affixed in lemmas if is_affixed),
        "names_changed": _percent(changed),
    }


def score_names(path: Path, *, pipeline: Path | None = None) -> Figures:
    """Score the names that the pipeline finds: exact spans of PERSON, ORG and place, and all.

    `pipeline` is the folder of another pipeline than the shipped one.

    `rules` is F1 without the model; `model` that of the model alone, in the convention of the set
    (IDNER leaves countries that act untagged, for example).
    """
    import idnews

    nlp = idnews.load(pipeline, exclude=_AFTER_NAMES)
    sentences = list(read_names(path))
    texts = [text for text, _ in sentences]
    total = _count_names(sentences, (doc.ents for doc in nlp.pipe(texts)))
    figures = {label.lower(): _f1(counts) for label, counts in total.items()}
    figures["all"] = _f1(sum(total.values(), Counts()))
    rules = idnews.load(pipeline, exclude=("idnews_model", *_AFTER_NAMES))
    counts = _count_names(sentences, (doc.ents for doc in rules.pipe(texts)))
    figures["rules"] = _f1(sum(counts.values(), Counts()))
    component: Any = nlp.get_pipe("idnews_model")
    component.readout = READOUTS[path.parent.name]
    spans = (doc.spans["model"] for doc in nlp.pipe(texts, disable=("idnews_rules",)))
    counts = _count_names(sentences, spans)
    figures["model"] = _f1(sum(counts.values(), Counts()))
    return figures


def _count_names(
    sentences: Sequence[tuple[str, set[LabelledSpan]]], found: Iterable[Iterable["Span"]]
) -> dict[str, Counts]:
    counts: list[dict[str, Counts]] = []
    for (text, gold), spans in zip(sentences, found, strict=True):
        names = {
            trim_span(text, (span.start_char, span.end_char, CLASSES[span.label_]))
            for span in spans
            if span.label_ in CLASSES
        }
        counts.append(count_labels(gold, names))
    return add_label_counts(counts)


def score_syntax(path: Path, *, pipeline: Path | None = None) -> Figures:
    """Score the raw text of the held-out sentences of a treebank, as CoNLL 2018 does.

    The pipeline answers by the convention of the treebank; `by_default` is what it gives unless
    told. `pipeline` is the folder of another pipeline than the shipped one.
    """
    import idnews

    others = ("idnews_rules", "idnews_merger", "idnews_linker", *_AFTER_NAMES)
    nlp = idnews.load(pipeline, exclude=others)
    default = _syntax_figures(nlp, path)
    choose_treebank(nlp, path.parent.name)
    own = _syntax_figures(nlp, path)
    return own | {f"{level}_by_default": figure for level, figure in default.items()}


def _syntax_figures(nlp: "Language", path: Path) -> Figures:
    counts = score_treebank_syntax(nlp, path, held_out=True)
    return {level: _f1(getattr(counts, level)) for level in ("upos", "uas", "las")}


# The model's readout in the convention of each set, by the folder of the set.
READOUTS = {"idner_news_2k": "idner", "nerui": "nerui", "nergrit": "nergrit"}
_AFTER_NAMES = ("idnews_stemmer", "idnews_lemmatizer", "idnews_quotes", "idnews_keywords")


def score_seeds(folder: Path) -> Figures:
    """Score entities, values and quotes of gold articles from their scraped pages."""
    import idnews

    entities, quotes = Counts(), Counts()
    right = total = 0
    for name, gold in read_gold_folder(folder).items():
        result = idnews.analyze((folder / f"{name}.txt").read_text(encoding="utf-8"))
        wanted: Mapping[Any, Any] = {(e.start, e.end, e.label): e.value for e in gold.entities}
        found = {(e.start, e.end, e.label): e.value for e in result.entities}
        entities += count_spans(wanted, found)
        values = count_values(wanted, found)
        right, total = right + values.right, total + values.total
        direct = {(q.start, q.end, q.speaker) for q in result.quotes if q.kind == "direct"}
        quotes += count_spans({(q.start, q.end, q.speaker) for q in gold.quotes}, direct)
    return {"entity": _f1(entities), "value": 100 * right / total, "quote": _f1(quotes)}


def score_quotes(path: Path, *, exclude: Sequence[str] = ()) -> Figures:
    """Score the direct quotations of PFSA-ID: their words, and the persons who said them.

    `exclude` names components to leave out; without the model names are found by rules alone.
    """
    import idnews

    after_quotes = ("idnews_stemmer", "idnews_lemmatizer", "idnews_keywords")
    nlp = idnews.load(exclude=(*after_quotes, *exclude))
    report = score_statements(nlp, read_texts(path))
    return {"words": _f1(report.words), "persons": _f1(report.persons)}


def score_dates(path: Path) -> Figures:
    """Score the dates inferred from what articles report, where nothing dates the page."""
    counts = count_dates(path)
    return {"near": _percent(counts.near), "off": _percent(counts.off)}


def score_keywords(folder: Path, *, exclude: Sequence[str] = ()) -> Figures:
    """Score keywords against editors' tags in five folds, weights learned from the other four.

    The recipe that learns them, `recipes/keyword_weights.py`, has to be on `sys.path`.
    """
    import idnews

    recipe: Any = import_module("keyword_weights")
    nlp = idnews.load(exclude=("idnews_keywords", "idnews_stemmer", "idnews_lemmatizer", *exclude))
    articles = recipe.read_articles(folder.parent, nlp)
    chosen = recipe.learn_in_folds(articles)
    tags = [article.tags for article in articles]
    return {
        f"f1_at_{top}": 100
        * recipe.f1([(set(best[:top]), own) for best, own in zip(chosen, tags, strict=True)])
        for top in recipe.TOPS
    }


_PFSA = "quotes/pfsa/dev-20.txt"

Sets = dict[str, tuple[str, Callable[[Path], Figures]]]
SETS: Sets = {
    "ud_csui": (TREEBANKS["CSUI train"], score_treebank),
    "ud_pud": (TREEBANKS["PUD"], score_treebank),
    "ud_gsd": (TREEBANKS["GSD dev"], score_treebank),
    "ner_idner": ("ner/idner_news_2k/dev.txt", score_names),
    "ner_ui": ("ner/nerui/dev.tsv", score_names),
    "ner_grit": ("ner/nergrit/valid_preprocess.txt", score_names),
    "syntax_csui": (TREEBANKS["CSUI train"], score_syntax),
    "syntax_pud": (TREEBANKS["PUD"], score_syntax),
    "syntax_gsd": (TREEBANKS["GSD dev"], score_syntax),
    "quotes_rules": (_PFSA, partial(score_quotes, exclude=("idnews_model",))),
    "keywords_rules": ("keywords", partial(score_keywords, exclude=("idnews_model",))),
    "dates": ("news/news.jsonl.gz", score_dates),
    "seeds": ("seeds", score_seeds),
}
SLOW_SETS: Sets = {
    "quotes": (_PFSA, score_quotes),
    "keywords": ("keywords", score_keywords),
}
_ALL_SETS = SETS | SLOW_SETS
