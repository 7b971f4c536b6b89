"""Time one stemmer in a process of its own and print its stems: `stemmers.py NAME WORDS.json`.

Runs under the interpreter of idnews or that of its peers, so it imports each only where asked.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

Stem = Callable[[str], str]


def make_idnews() -> Stem:
    from idnews.morphology.stemmer import Stemmer

    return Stemmer().stem


def make_pysastrawi() -> Stem:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    stem: Stem = StemmerFactory().create_stemmer().stem
    return stem


def make_nlp_id() -> Stem:
    from nlp_id.lemmatizer import Lemmatizer  # type: ignore[import-not-found]

    stem: Stem = Lemmatizer().lemmatize
    return stem


def make_simplemma() -> Stem:
    import simplemma  # type: ignore[import-not-found]

    return lambda word: str(simplemma.lemmatize(word, lang="id"))


def make_snowball() -> Stem:
    import snowballstemmer  # type: ignore[import-not-found]

    stem: Stem = snowballstemmer.stemmer("indonesian").stemWord
    return stem


STEMMERS: dict[str, tuple[str, Callable[[], Stem]]] = {
    "idnews": ("idnews", make_idnews),
    "PySastrawi": ("PySastrawi", make_pysastrawi),
    "nlp-id": ("nlp-id", make_nlp_id),
    "simplemma": ("simplemma", make_simplemma),
    "snowball": ("snowballstemmer", make_snowball),
}


def time_words(stem: Stem, words: list[str]) -> float:
    """Return how many words a second `stem` does."""
    start = time.perf_counter()
    for word in words:
        stem(word)
    return len(words) / (time.perf_counter() - start)


def resident_mb() -> float:
    """Return the memory of this process in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def main() -> None:
    name, words_path = sys.argv[1:3]
    words = json.loads(Path(words_path).read_text(encoding="utf-8"))
    package, make = STEMMERS[name]
    before = resident_mb()
    start = time.perf_counter()
    stem = make()
    stem("makan")
    load_seconds = time.perf_counter() - start
    first = time_words(stem, words["types"])
    repeated = time_words(stem, words["types"])
    result = {
        "version": version(package),
        "load_seconds": round(load_seconds, 3),
        "first_words_per_second": round(first),
        "repeated_words_per_second": round(repeated),
        "memory_mb": round(resident_mb() - before, 1),
        "stems": {word: stem(word) for word in words["all"]},
    }
    json.dump(result, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
