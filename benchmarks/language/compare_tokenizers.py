"""Score and time every library on the same text; print two tables and write a dated JSON file.

F1 counts exact spans. A library that changes its text is aligned by searching each token behind the
one before; what is not found counts as wrong. NLTK's Punkt is trained on the other treebanks.
"""

import argparse
import gzip
import json
import os
import platform
import time
from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from idnews.annotation.treebanks import TREEBANKS, Treebank, read_treebank

Span = tuple[int, int]
Finder = Callable[[str], list[Span]]
ARTICLE_STEP = 80
LONGEST_GAP = 20  # characters that a library may leave out between two tokens
RUNS = 3


class System:
    """One library: functions from a text to the spans of tokens, words and sentences."""

    def __init__(
        self,
        name: str,
        *,
        tokens: Finder | None = None,
        words: Finder | None = None,
        sentences: Finder | None = None,
    ) -> None:
        self.name = name
        self.finders = {"tokens": tokens, "words": words or tokens, "sentences": sentences}


def aligned(find: Callable[[str], Iterable[str]]) -> Finder:
    """Return a finder of spans from a function that returns strings."""

    def finder(text: str) -> list[Span]:
        spans: list[Span] = []
        place = missed = 0
        for piece in find(text):
            missed += len(piece)
            start = text.find(piece, place, place + missed + LONGEST_GAP)
            if start >= 0:
                place, missed = start + len(piece), 0
                spans.append((start, place))
        return spans

    return finder


def idnews_system() -> System:
    """The checkout itself."""
    from idnews.language.sentences import sentence_spans
    from idnews.language.tokenizer import token_spans
    from idnews.morphology.clitics import split_clitics

    def words(text: str) -> list[Span]:
        return [
            (start + begin, start + stop)
            for start, end in token_spans(text)
            for begin, stop in split_clitics(text[start:end])
        ]

    return System("idnews", tokens=token_spans, words=words, sentences=sentence_spans)


def spacy_system() -> System:
    """SpaCy's Indonesian tokenizer and its rule sentencizer."""
    spacy: Any = import_module("spacy")
    nlp = spacy.blank("id")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10**9

    def tokens(text: str) -> list[Span]:
        doc = nlp.make_doc(text)
        return [(t.idx, t.idx + len(t)) for t in doc if not t.is_space]

    def sentences(text: str) -> list[Span]:
        spans = []
        for sentence in nlp(text).sents:
            stripped = sentence.text.strip()
            start = sentence.start_char + sentence.text.index(stripped)
            spans.append((start, start + len(stripped)))
        return spans

    return System('spaCy blank("id") + sentencizer', tokens=tokens, sentences=sentences)


def simplemma_system() -> System:
    """Simplemma's regex tokenizer and sentence splitter."""
    simplemma: Any = import_module("simplemma")
    return System(
        "simplemma",
        tokens=aligned(simplemma.simple_tokenizer),
        sentences=aligned(simplemma.split_sentences),
    )


def segtok_system() -> System:
    """Segtok's splitter, and its tokenizer on each of its sentences."""
    segmenter: Any = import_module("segtok.segmenter")
    tokenizer: Any = import_module("segtok.tokenizer")

    def tokens(text: str) -> list[str]:
        return [
            token
            for sentence in segmenter.split_single(text)
            for token in tokenizer.word_tokenizer(sentence)
        ]

    return System("segtok", tokens=aligned(tokens), sentences=aligned(segmenter.split_single))


def nltk_system(training_text: str) -> System:
    """NLTK's tokenizer, and Punkt trained on other text."""
    punkt: Any = import_module("nltk.tokenize.punkt")
    destructive: Any = import_module("nltk.tokenize.destructive")
    splitter = punkt.PunktSentenceTokenizer(training_text)
    tokenizer = destructive.NLTKWordTokenizer()

    def tokens(text: str) -> list[Span]:
        return [
            (start + begin, start + stop)
            for start, end in splitter.span_tokenize(text)
            for begin, stop in tokenizer.span_tokenize(text[start:end])
        ]

    return System(
        "NLTK, Punkt trained here",
        tokens=tokens,
        sentences=lambda text: list(splitter.span_tokenize(text)),
    )


def nlp_id_system() -> System:
    """The tokenizer of nlp-id, which cuts clitics."""
    nlp_id: Any = import_module("nlp_id.tokenizer")
    return System("nlp-id", tokens=aligned(nlp_id.Tokenizer().tokenize))


def make_systems(training_text: str) -> list[System]:
    """Return the systems whose packages are installed."""
    makers: list[Callable[[], System]] = [
        *(idnews_system, spacy_system, simplemma_system, segtok_system),
        *(lambda: nltk_system(training_text), nlp_id_system),
    ]
    systems = []
    for make in makers:
        try:
            systems.append(make())
        except ModuleNotFoundError as error:
            print(f"left out: {error}")
    return systems


def f1(found: Iterable[Span], gold: Iterable[Span]) -> float:
    """Return the F1 of exact spans, 0 to 100."""
    ours, theirs = set(found), set(gold)
    return 200 * len(ours & theirs) / (len(ours) + len(theirs))


def seconds(run: Callable[[], object]) -> tuple[float, float]:
    """Return the CPU seconds of the first run and the fastest of three further ones."""
    times = []
    for _ in range(RUNS + 1):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return times[0], min(times[1:])


def read_articles(data: Path, banks: dict[str, Treebank]) -> list[str]:
    """Return the articles to time: news, or the treebanks cut into paragraphs."""
    path = data / "news" / "news.jsonl.gz"
    if not path.exists():
        return [bank.text[i : i + 2000] for bank in banks.values() for i in range(0, 10**5, 2000)]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        chosen = (line for number, line in enumerate(lines) if number % ARTICLE_STEP == 0)
        return [json.loads(line)["text"] for line in chosen]


def score(banks: dict[str, Treebank]) -> dict[str, dict[str, float | None]]:
    """Return the F1 of each system, by treebank and level."""
    table: dict[str, dict[str, float | None]] = {}
    for name, bank in banks.items():
        training = " ".join(other.text for key, other in banks.items() if key != name)
        for system in make_systems(training):
            row = table.setdefault(system.name, {})
            for level, finder in system.finders.items():
                spans = None if finder is None else finder(bank.text)
                gold = getattr(bank, level)
                row[f"{level} {name}"] = None if spans is None else round(f1(spans, gold), 2)
    return table


def measure_speed(articles: list[str], banks: dict[str, Treebank]) -> dict[str, dict[str, float]]:
    """Return thousands of words (runs of non-space) a second: tokens first and again, sentences."""
    n_words = sum(len(text.split()) for text in articles)
    table: dict[str, dict[str, float]] = {}
    for system in make_systems(banks["CSUI train"].text):
        row = table.setdefault(system.name, {})
        for level in ("tokens", "sentences"):
            finder = system.finders[level]
            if finder is None:
                continue
            first, again = seconds(lambda find=finder: [find(text) for text in articles])  # type: ignore[misc]
            row[f"{level} first"] = round(n_words / first / 1000)
            row[f"{level} again"] = round(n_words / again / 1000)
    table["idnews"] |= measure_spacy_faces(articles, n_words)
    return table


def measure_spacy_faces(articles: list[str], n_words: int) -> dict[str, float]:
    """Return the speed and start-up of `nlp.make_doc` with our tokenizer and with spaCy's."""
    spacy: Any = import_module("spacy")
    import_module("idnews.language.component")
    row: dict[str, float] = {}
    configs = {
        "idnews": {"nlp": {"tokenizer": {"@tokenizers": "idnews.Tokenizer.v1"}}},
        "spacy": {},
    }
    for name, config in configs.items():
        start = time.process_time()
        nlp = spacy.blank("id", config=config)
        row[f"seconds to make {name} pipeline"] = round(time.process_time() - start, 3)
        first, again = seconds(lambda nlp=nlp: [nlp.make_doc(text) for text in articles])  # type: ignore[misc]
        row[f"make_doc {name} first"] = round(n_words / first / 1000)
        row[f"make_doc {name} again"] = round(n_words / again / 1000)
    row["make_doc ratio"] = round(row["make_doc idnews again"] / row["make_doc spacy again"], 1)
    return row


def versions() -> dict[str, str]:
    """Return the versions of everything that was compared."""
    found = {"python": platform.python_version()}
    for package in ("idnews", "spacy", "simplemma", "segtok", "nltk", "nlp-id"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def show(title: str, table: dict[str, dict[str, Any]]) -> None:
    """Print one table, a system a line."""
    print(f"\n{title}")
    for system, row in table.items():
        cells = ", ".join(f"{key} {value}" for key, value in row.items() if value is not None)
        print(f"  {system}: {cells}")


def main() -> None:
    """Compare, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--results", type=Path, default=Path(__file__).parent / "results")
    options = parser.parse_args()
    banks = {name: read_treebank(options.data / path) for name, path in TREEBANKS.items()}
    f1_table = score(banks)
    show("F1 of exact spans", f1_table)
    articles = read_articles(options.data, banks)
    speed_table = measure_speed(articles, banks)
    show(f"thousand words a second, {len(articles)} articles", speed_table)
    options.results.mkdir(parents=True, exist_ok=True)
    result = {
        "date": date.today().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "versions": versions(),
    }
    text = json.dumps({**result, "f1": f1_table, "speed": speed_table}, indent=1)
    path = options.results / f"{date.today().isoformat()}.json"
    path.write_text(text + "\n", encoding="utf-8")
    print(f"\nwritten to {path}")


if __name__ == "__main__":
    main()
