"""Every treebank as supervision for the model: surface words with joined labels."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from idnews.annotation.conllu import NO_LABEL, read_conllu
from idnews.annotation.surface import SyntaxSentence, collapse
from idnews.annotation.treebanks import TREEBANKS
from idnews.training.gsd import converted
from idnews.training.icon import read_icon

__all__ = ["fold_rare_feats", "read_syntax"]

SOURCES = {"csui": "CSUI train", "pud": "PUD", "gsd": "GSD dev"}
GSD_OLD = "ud/gsd_2017_old_scheme/id-ud-train.conllu"
ICON = "pos/icon/train.txt"
# A FEATS value seen fewer times is not learned. At 5 every value but typing errors and pronouns of
# one or two sentences stays; at 2 the classes are twice as many, at 10 `Degree=Sup+_` is lost.
MIN_FEATS = 5


def read_syntax(data: Path) -> dict[str, list[SyntaxSentence]]:
    """Return the sentences by treebank: csui, pud, gsd (dev), gsd_old (converted), icon.

    `data` is the folder laid out as `models/id_news` says. Rare feature values become `_`;
    each is in its own convention.
    """
    banks = {
        source: [collapse(sentence, source) for sentence in read_conllu(data / TREEBANKS[name])]
        for source, name in SOURCES.items()
    }
    banks["gsd_old"] = [
        collapse(converted(sentence), "gsd_old") for sentence in read_conllu(data / GSD_OLD)
    ]
    banks["icon"] = read_icon(data / ICON)
    return fold_rare_feats(banks)


def fold_rare_feats(
    banks: dict[str, list[SyntaxSentence]], *, at_least: int = MIN_FEATS
) -> dict[str, list[SyntaxSentence]]:
    """Replace feature values seen fewer than `at_least` times in all treebanks by `_`.

    `Typo=Yes` is dropped first: it is a remark on the text. A joined value keeps its `+`.
    """
    counts = Counter(
        _without_typo(value)
        for sentences in banks.values()
        for sentence in sentences
        for value in sentence.feats
        if value is not None
    )
    known = {value for value, count in counts.items() if count >= at_least}
    return {
        source: [
            replace(sentence, feats=tuple(_folded(sentence.feats, known))) for sentence in sentences
        ]
        for source, sentences in banks.items()
    }


def _without_typo(value: str) -> str:
    parts = (part.split("|") for part in value.split("+"))
    kept = ([one for one in part if not one.startswith("Typo=")] for part in parts)
    return "+".join("|".join(part) or NO_LABEL for part in kept)


def _folded(feats: Iterable[str | None], known: set[str]) -> Iterable[str | None]:
    for value in feats:
        plain = value if value is None else _without_typo(value)
        yield plain if plain is None or plain in known else "+".join("_" * len(plain.split("+")))
