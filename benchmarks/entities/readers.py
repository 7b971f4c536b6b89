"""Read names with one library in a process of its own: `readers.py NAME JOB.json FOUND.json`.

Runs under the interpreter of that library alone, so it imports each only where asked. Without
FOUND.json it only trains what is not trained yet, so that training is in no figure.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

Span = tuple[int, int, str]
Read = Callable[[Sequence[str]], list[list[Span]]]
Job = dict[str, Any]
ROUNDS = 2
EVERY = 10  # of the sentences to train on, one in ten says when to stop
SETTINGS = {
    "training.max_steps": 4000,
    "training.patience": 1000,
    "training.seed": 0,
    "system.seed": 0,
}


@dataclass(frozen=True)
class Reader:
    """How a library is installed, made and asked; `make` returns its model's folder, too."""

    title: str
    package: str
    requirements: tuple[str, ...]
    labels: tuple[str, ...]
    make: Callable[[Job, str], tuple[Read, Path | None]]


def spans_of(nlp: Any) -> Read:
    """Return a reader of the entities of a spaCy pipeline."""

    def read(texts: Sequence[str]) -> list[list[Span]]:
        docs = nlp.pipe(texts)
        return [[(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in docs]

    return read


AFTER_NAMES = ("idnews_stemmer", "idnews_lemmatizer", "idnews_quotes", "idnews_keywords")


def make_idnews(job: Job, of: str) -> tuple[Read, Path | None]:
    import idnews

    nlp = idnews.load(exclude=AFTER_NAMES)
    return spans_of(nlp), nlp.path


def make_rules(job: Job, of: str) -> tuple[Read, Path | None]:
    import idnews

    return spans_of(idnews.load(exclude=("idnews_model", *AFTER_NAMES))), None


def make_readout(job: Job, of: str) -> tuple[Read, Path | None]:
    """Return the model alone, in the convention of the set."""
    import idnews

    nlp: Any = idnews.load(exclude=("idnews_rules", *AFTER_NAMES))
    nlp.get_pipe("idnews_model").readout = {"IDNER": "idner", "NER-UI": "nerui"}.get(of, "nergrit")

    def read(texts: Sequence[str]) -> list[list[Span]]:
        return [
            [(s.start_char, s.end_char, s.label_) for s in doc.spans["model"]]
            for doc in nlp.pipe(texts)
        ]

    return read, nlp.path


def make_cnn(job: Job, of: str) -> tuple[Read, Path | None]:
    """Return spaCy's CNN, trained on the train parts of all sets together."""
    everything = [pair for pairs in job["train"].values() for pair in pairs]
    return load_cnn(Path(job["folder"]) / "cnn", everything)


def make_cnn_of_set(job: Job, of: str) -> tuple[Read, Path | None]:
    """Return spaCy's CNN, trained on the train part of this set alone."""
    return load_cnn(Path(job["folder"]) / f"cnn-{of}", job["train"][of])


def load_cnn(folder: Path, pairs: Sequence[tuple[str, list[Span]]]) -> tuple[Read, Path | None]:
    import spacy

    best = folder / "model-best"
    if not (best / "meta.json").exists():
        train_cnn(folder, pairs)
    return spans_of(spacy.load(best)), best


def train_cnn(folder: Path, pairs: Sequence[tuple[str, list[Span]]]) -> None:
    """Train `spacy init config --lang id --pipeline ner --optimize efficiency` on sentences."""
    import spacy
    from spacy.cli.init_config import init_config
    from spacy.cli.train import train
    from spacy.tokens import DocBin

    folder.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("id")
    parts = {"train": DocBin(), "stop": DocBin()}
    for number, (text, spans) in enumerate(pairs):
        doc = nlp.make_doc(text)
        found = (doc.char_span(*span, alignment_mode="expand") for span in spans)
        doc.ents = spacy.util.filter_spans([span for span in found if span is not None])
        parts["stop" if number % EVERY == 0 else "train"].add(doc)
    for name, docs in parts.items():
        docs.to_disk(folder / f"{name}.spacy")
    config = folder / "config.cfg"
    init_config(lang="id", pipeline=["ner"], optimize="efficiency").to_disk(config)
    paths = {"train": folder / "train.spacy", "dev": folder / "stop.spacy"}
    overrides = {f"paths.{key}": str(path) for key, path in paths.items()} | SETTINGS
    train(config, folder, overrides=overrides)


CLASSES = ("PERSON", "ORG", "PLACE")
IDNEWS_LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC")
IDNEWS = ("idnews", ("idnews",), IDNEWS_LABELS)
SPACY = ("spacy", ("spacy==3.8.18",), CLASSES)
READERS: dict[str, Reader] = {
    "idnews": Reader("idnews, rules and model", *IDNEWS, make_idnews),
    "idnews-rules": Reader("idnews, rules alone", *IDNEWS, make_rules),
    "idnews-readout": Reader("idnews, model in the set's convention", *IDNEWS, make_readout),
    "spacy-cnn": Reader("spaCy CNN, trained on the three sets", *SPACY, make_cnn),
    "spacy-cnn-each": Reader("spaCy CNN, trained on each set alone", *SPACY, make_cnn_of_set),
}


def peak_mb() -> float:
    """Return the most memory that this process had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def folder_mb(folder: Path | None) -> float:
    if folder is None:
        return 0.0
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def measure(name: str, job: Job) -> Job:
    """Return what was found in each set, and what that cost."""
    reader = READERS[name]
    found: dict[str, list[list[Span]]] = {}
    seconds = n_words = 0.0
    starts: list[float] = []
    folder = None
    for of, texts in job["texts"].items():
        began = time.perf_counter()
        read, folder = reader.make(job, of)
        read(texts[:1])
        starts.append(time.perf_counter() - began)
        times = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            found[of] = read(texts)
            times.append(time.perf_counter() - began)
        seconds += min(times)
        n_words += sum(len(text.split()) for text in texts)
    return {
        "title": reader.title,
        "version": version(reader.package),
        "labels": reader.labels,
        "model_mb": round(folder_mb(folder), 1),
        "peak_memory_mb": round(peak_mb(), 1),
        "start_seconds": round(starts[0], 2),  # the first, which imports as well
        "words_per_second": round(n_words / seconds),
        "found": found,
    }


def main() -> None:
    name, job_path, *out = sys.argv[1:]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    job: Job = json.loads(Path(job_path).read_text(encoding="utf-8"))
    if out:
        result = measure(name, job)
        Path(out[0]).write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
        return
    for of in job["texts"]:
        READERS[name].make(job, of)


if __name__ == "__main__":
    main()
