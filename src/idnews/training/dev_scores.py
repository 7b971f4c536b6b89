"""How well networks answer what they have not learned, in words as gold cuts them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from idnews.annotation.conllu import universal
from idnews.annotation.name_sentence import spans_of
from idnews.evaluation.scores import Accuracy, Counts, add_label_counts, count_labels
from idnews.tagging.model import Model, Syntax
from idnews.training.examples import Example

__all__ = ["DevScores", "Measured", "score_dev", "write_dev_scores"]

# Models, each with sentences by source that it did not learn: one and dev, or those of folds.
Measured = Sequence[tuple[Model, Mapping[str, Sequence[Example]]]]


class DevScores(NamedTuple):
    """Exact spans by source and label, and by treebank how many words are right: `upos`, `uas`
    (head) and `las` (head and relation, subtypes left out).

    Each source is answered in its own convention.
    """

    names: dict[str, dict[str, Counts]]
    syntax: dict[str, dict[str, Accuracy]]


def score_dev(measured: Measured) -> DevScores:
    """Return the scores of all `measured` together; margins are those of the models' manifests."""
    names: dict[str, dict[str, Counts]] = {}
    syntax: dict[str, dict[str, Accuracy]] = {}
    for model, dev in measured:
        for source, examples in dev.items():
            named = [one for one in examples if one.tags is not None]
            if named:
                own = [names.get(source, {}), *_name_counts(model, source, named)]
                names[source] = add_label_counts(own)
            trees = [one for one in examples if one.heads is not None and one.treebank]
            for treebank in dict.fromkeys(one.treebank for one in trees):
                assert treebank is not None
                mine = [one for one in trees if one.treebank == treebank]
                _add_syntax(model, treebank, mine, syntax.setdefault(treebank, {}))
    return DevScores(names, syntax)


def _name_counts(model: Model, source: str, examples: Sequence[Example]) -> list[dict[str, Counts]]:
    words = [one.words for one in examples]
    tagged = model.tag(words, readout=source, syntax=False)
    return [
        count_labels(spans_of(one.tags or ()), [name[:3] for name in found.names])
        for one, found in zip(examples, tagged, strict=True)
    ]


def _add_syntax(
    model: Model, treebank: str, examples: Sequence[Example], scores: dict[str, Accuracy]
) -> None:
    words = [one.words for one in examples]
    for one, tagged in zip(examples, model.tag(words, treebank=treebank), strict=True):
        assert tagged.syntax is not None
        for level, right in _right_words(one, tagged.syntax).items():
            scores[level] = scores.get(level, Accuracy()) + right


def _right_words(gold: Example, found: Syntax) -> dict[str, Accuracy]:
    assert gold.heads is not None
    relations = gold.deprels or (None,) * len(gold.words)
    known = [place for place, head in enumerate(gold.heads) if head >= -1]
    attached = [place for place in known if gold.heads[place] == found.heads[place]]
    same = sum(
        universal(relations[place] or "") == universal(found.deprels[place]) for place in attached
    )
    tags = [(tag, other) for tag, other in zip(gold.upos or (), found.upos, strict=False) if tag]
    return {
        "upos": Accuracy(sum(tag == other for tag, other in tags), len(tags)),
        "uas": Accuracy(len(attached), len(known)),
        "las": Accuracy(same, len(known)),
    }


def write_dev_scores(scores: DevScores, path: Path) -> None:
    """Write counts and shares as JSON; F1, precision and recall are from 0 to 1."""
    names = {
        source: {
            label: {**asdict(one), "precision": one.precision, "recall": one.recall, "f1": one.f1}
            for label, one in (*counts.items(), ("all", sum(counts.values(), Counts())))
        }
        for source, counts in scores.names.items()
    }
    syntax = {
        treebank: {level: {**asdict(one), "share": one.share} for level, one in levels.items()}
        for treebank, levels in scores.syntax.items()
    }
    content = json.dumps({"names": names, "syntax": syntax}, indent=2)
    path.write_text(content + "\n", encoding="utf-8")
