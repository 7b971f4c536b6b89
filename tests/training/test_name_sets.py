from collections import Counter
from pathlib import Path

import pytest

from idnews.training.name_repair import Repairs
from idnews.training.name_sets import NAME_SETS, read_name_sets

WITH_DEV = [name for name, (_, dev) in NAME_SETS.items() if dev]

TRAIN = {
    "idner": "tentara NOUN O\nIsrael PROPN O\n\ndi ADP O\nSolo PROPN B-LOC\n",
    "nerui": "Dr\tB-PERSON\nAdi\tI-PERSON\n",
    "nergrit": "bahasa\tO\nJawa\tB-PLACE\n",
}
DEV = "di\tO\nSolo\tB-LOC\n\nwarga\tO\nIsrael\tO\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for source in WITH_DEV:
        for file, text in zip(NAME_SETS[source], (TRAIN[source], DEV), strict=True):
            assert file
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def test_training_parts_are_repaired_and_logged(data: Path) -> None:
    log: Repairs = Counter()
    train = {
        source: [(one.tags, one.joint_tags) for one in sentences]
        for source, (sentences, _, _) in read_name_sets(data, names=WITH_DEV, log=log).items()
    }
    assert train == {
        "idner": [(("O", "O"), ("O", "B-place"))],  # `di Solo` stands in dev
        "nerui": [(("O", "B-PERSON"), ("O", "B-PERSON"))],
        "nergrit": [(("O", "B-place"), ("O", "O"))],
    }
    assert {kind for kind, _ in log} == {
        "name tagged",
        "title trimmed",
        "language, contest or currency untagged",
    }


def test_dev_parts_stay_as_evaluation_reads_them(data: Path) -> None:
    for _, dev, _ in read_name_sets(data, names=WITH_DEV).values():
        assert [one.tags for one in dev] == [("O", "B-place"), ("O", "O")]
        assert [one.joint_tags for one in dev] == [one.tags for one in dev]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"idner_news_2k"):
        read_name_sets(tmp_path)
