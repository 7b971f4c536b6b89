from pathlib import Path

import pytest

from idnews.annotation.surface import SyntaxSentence
from idnews.annotation.treebanks import TREEBANKS
from idnews.training.treebank import GSD_OLD, ICON, fold_rare_feats, read_syntax

ROW = "1\tketua\t_\tNOUN\t_\tNumber=Sing\t0\troot\t_\t_\n"
COMPOUND = "2\tpartai\t_\tNOUN\t_\t_\t1\tcompound\t_\t_\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    files = dict.fromkeys([*TREEBANKS.values(), GSD_OLD], ROW + COMPOUND)
    for file, text in {**files, ICON: "(NP (NNO ketua) (NNO partai))\n"}.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def test_all_treebanks_are_read(data: Path) -> None:
    banks = read_syntax(data)
    assert list(banks) == ["csui", "pud", "gsd", "gsd_old", "icon"]
    assert [one.deprels[1] for (one,) in banks.values()] == [
        "compound",
        "compound",
        "compound",
        "compound",
        "nmod",
    ]
    assert [one.source for (one,) in banks.values()] == list(banks)


def sentence(*feats: str | None) -> SyntaxSentence:
    labels = ("_",) * len(feats)
    heads = (-1,) * len(feats)
    return SyntaxSentence("x", labels, labels, feats, heads, labels, labels, (True,) * len(feats))


def test_rare_features_become_empty_and_typos_are_dropped() -> None:
    common = ["Number=Sing"] * 4
    banks = {
        "x": [sentence(*common, "Number=Sing|Typo=Yes", "Case=Nom", "Case=Nom+Person=3", None)]
    }
    (one,) = fold_rare_feats(banks)["x"]
    assert one.feats == (*["Number=Sing"] * 5, "_", "_+_", None)


def test_one_less_than_the_threshold_is_rare() -> None:
    (one,) = fold_rare_feats({"x": [sentence("A=B", "A=B")]}, at_least=3)["x"]
    assert one.feats == ("_", "_")
