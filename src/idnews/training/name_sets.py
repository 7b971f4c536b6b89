"""The sets of names as training and dev sentences, repaired."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from idnews.annotation.name_sentence import NameSentence, sentence_from_text
from idnews.annotation.names import read_names
from idnews.training.idcrossner import read_idcrossner
from idnews.training.name_repair import (
    Repairs,
    known_places,
    retag,
    trim_titles,
    untag_no_places,
)

__all__ = ["NAME_SETS", "NameSet", "read_name_sets"]

# Train and dev files below the data folder; IDCrossNER, a folder, has no dev part of its own.
NAME_SETS = {
    "idner": ("ner/idner_news_2k/train.txt", "ner/idner_news_2k/dev.txt"),
    "nerui": ("ner/nerui/train.tsv", "ner/nerui/dev.tsv"),
    "nergrit": ("ner/nergrit/train_preprocess.txt", "ner/nergrit/valid_preprocess.txt"),
    "idcrossner": ("ner/idcrossner", None),
}


class NameSet(NamedTuple):
    """Sentences for training and for dev, and those of dev repaired as training is."""

    train: list[NameSentence]
    dev: list[NameSentence]
    repaired_dev: list[NameSentence]


def read_name_sets(
    data: Path, *, names: Iterable[str] = tuple(NAME_SETS), log: Repairs | None = None
) -> dict[str, NameSet]:
    """Return the sentences of the sets `names`; `log` counts the repairs of training.

    Dev is read as evaluation reads it (`annotation.names`) and, but for those who learn it, not
    repaired further. From training fall sentences that dev has too.
    """
    repairs: Repairs = Counter() if log is None else log
    sets: dict[str, NameSet] = {}
    for source in names:
        train_file, dev_file = NAME_SETS[source]
        if dev_file is None:
            sets[source] = NameSet(read_idcrossner(data / train_file), [], [])
            continue
        dev = _read(data / dev_file, source)
        held = {sentence.words for sentence in dev}
        train = [one for one in _read(data / train_file, source) if one.words not in held]
        train = _trimmed(train, repairs)
        places, unlogged = known_places(), Counter[tuple[str, str]]()
        sets[source] = NameSet(
            retag(train, repairs, places=places),
            dev,
            retag(_trimmed(dev, unlogged), unlogged, places=places, like=train),
        )
    return sets


def _trimmed(sentences: Iterable[NameSentence], log: Repairs) -> list[NameSentence]:
    return [untag_no_places(trim_titles(one, log), log) for one in sentences]


def _read(path: Path, source: str) -> list[NameSentence]:
    return [sentence_from_text(text, spans, source) for text, spans in read_names(path)]
