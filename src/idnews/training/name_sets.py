"""The sets of names as training and dev sentences, repaired."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

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

__all__ = ["NAME_SETS", "read_name_sets"]

# Train and dev files below the data folder; IDCrossNER, a folder, has no dev part of its own.
NAME_SETS = {
    "idner": ("ner/idner_news_2k/train.txt", "ner/idner_news_2k/dev.txt"),
    "nerui": ("ner/nerui/train.tsv", "ner/nerui/dev.tsv"),
    "nergrit": ("ner/nergrit/train_preprocess.txt", "ner/nergrit/valid_preprocess.txt"),
    "idcrossner": ("ner/idcrossner", None),
}
NameSets = dict[str, tuple[list[NameSentence], list[NameSentence]]]


def read_name_sets(
    data: Path, *, names: Iterable[str] = tuple(NAME_SETS), log: Repairs | None = None
) -> NameSets:
    """Return the sentences of the sets `names`, for training and for dev; `log` counts repairs.

    Dev is read as evaluation reads it (`annotation.names`) and not repaired further. From training
    fall sentences that dev has too.
    """
    repairs: Repairs = Counter() if log is None else log
    sets: NameSets = {}
    for source in names:
        train_file, dev_file = NAME_SETS[source]
        if dev_file is None:
            sets[source] = (read_idcrossner(data / train_file), [])
            continue
        dev = _read(data / dev_file, source)
        held = {sentence.words for sentence in dev}
        train = [one for one in _read(data / train_file, source) if one.words not in held]
        train = [untag_no_places(trim_titles(one, repairs), repairs) for one in train]
        sets[source] = (retag(train, repairs, places=known_places()), dev)
    return sets


def _read(path: Path, source: str) -> list[NameSentence]:
    return [sentence_from_text(text, spans, source) for text, spans in read_names(path)]
