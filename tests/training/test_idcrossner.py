from pathlib import Path

import pytest

from idnews.annotation.name_sentence import spans_of
from idnews.training.examples import Example, collect_labels
from idnews.training.idcrossner import read_idcrossner

POLITICS = (
    "Partai\tB-politicalparty\nBuruh\tI-politicalparty\nInggris\tB-misc\ndi\tO\n"
    "London\tB-location\n\nRoss\tB-politician\nmenang\tOn\n\n"
)
MUSIC = "Pop\t\tI-misc\n\tI-misc\nSlank\tB-band\n\nRoss\tB-musicalartist\nmenang\tO\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "politics.train.txt").write_text(POLITICS, encoding="utf-8")
    (tmp_path / "music.dev.txt").write_text(MUSIC, encoding="utf-8")
    (tmp_path / "PROVENANCE.txt").write_text("not a word\n", encoding="utf-8")
    return tmp_path


def test_fine_labels_become_classes_and_what_may_be_a_name_stays_open(folder: Path) -> None:
    assert [(one.words, one.tags) for one in read_idcrossner(folder)] == [
        (("Pop", "-", "Slank"), ("?", "?", "B-ORG")),
        (("Ross", "menang"), ("B-PERSON", "O")),  # of both files, once
        (
            ("Partai", "Buruh", "Inggris", "di", "London"),
            ("B-ORG", "I-ORG", "?", "O", "B-place"),
        ),
    ]


def test_an_open_tag_is_no_name_and_no_label(folder: Path) -> None:
    sentences = read_idcrossner(folder)
    assert spans_of(sentences[0].tags) == [(2, 3, "ORG")]
    examples = [Example(one.source, one.words, tags=one.tags) for one in sentences]
    assert collect_labels(examples).names == (
        "O",
        "B-ORG",
        "I-ORG",
        "B-PERSON",
        "I-PERSON",
        "B-place",
        "I-place",
    )


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"politics\.train\.txt"):
        read_idcrossner(tmp_path)
