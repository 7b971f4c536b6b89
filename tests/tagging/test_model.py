"""The shipped network by itself: windows, batches, hashes."""

import json
import pickle
from pathlib import Path

import pytest

from idnews.api import shipped_model
from idnews.errors import ModelError
from idnews.tagging.encoding import Encoded
from idnews.tagging.files import MANIFEST, read_files
from idnews.tagging.model import Model, find_windows

FOLDER = shipped_model() / "idnews_model"
SENTENCE = "Wali Kota Bogor Bima Arya bertemu Presiden Joko Widodo di Istana Bogor .".split()


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return read_files(FOLDER)


@pytest.fixture(scope="module")
def model(files: dict[str, bytes]) -> Model:
    return Model(files, source="the shipped model")


def test_names_and_trees(model: Model) -> None:
    (tagged,) = model.tag([SENTENCE])
    assert [(" ".join(SENTENCE[a:b]), kind) for a, b, kind, _ in tagged.names] == [
        ("Bogor", "place"),
        ("Bima Arya", "PERSON"),
        ("Joko Widodo", "PERSON"),
        ("Istana Bogor", "place"),
    ]
    assert tagged.syntax is not None
    assert SENTENCE[tagged.syntax.heads.index(-1)] == "bertemu"
    assert tagged.syntax.upos[SENTENCE.index("di")] == "ADP"


def test_an_answer_does_not_depend_on_the_batch(model: Model) -> None:
    others = [["Harga", "beras", "naik", "."], ["kata"] * 60, ["Jambi"]]
    alone = model.tag([SENTENCE])[0]
    among = model.tag([*others, SENTENCE])[-1]
    assert [name[:3] for name in among.names] == [name[:3] for name in alone.names]
    assert among.syntax == alone.syntax
    assert [name[3] for name in among.names] == pytest.approx(
        [name[3] for name in alone.names], abs=5e-3
    )


def test_without_syntax_the_names_are_the_same(model: Model) -> None:
    names = model.tag([SENTENCE], syntax=False)[0]
    assert names.syntax is None
    assert [name[:3] for name in names.names] == [n[:3] for n in model.tag([SENTENCE])[0].names]


def test_a_sentence_of_a_thousand_words_is_read_to_its_end(model: Model) -> None:
    words = ["kata"] * 900 + SENTENCE
    (tagged,) = model.tag([words])
    assert ("Joko", "Widodo") in [tuple(words[a:b]) for a, b, _, _ in tagged.names]
    assert tagged.syntax is not None
    assert len(tagged.syntax.heads) == len(words)
    assert tagged.syntax.heads.count(-1) == 1


@pytest.mark.parametrize("words", [[], ["\u200b"], ["a" * 20_000], ["在"], ["\x00", "."], ["😀"]])
def test_strange_words_get_labels_too(model: Model, words: list[str]) -> None:
    (tagged,) = model.tag([words])
    assert (tagged.syntax is None) == (not words)
    if tagged.syntax is not None:
        assert len(tagged.syntax.upos) == len(words)


def test_unknown_readouts_and_threads_are_refused(model: Model, files: dict[str, bytes]) -> None:
    with pytest.raises(ValueError, match="readout must be one of"):
        model.tag([SENTENCE], readout="kompas")
    with pytest.raises(ValueError, match="threads must be at least 1"):
        Model(files, source="here", threads=0)


def test_a_model_survives_pickling(model: Model) -> None:
    copy = pickle.loads(pickle.dumps(model))
    assert copy.tag([SENTENCE]) == model.tag([SENTENCE])


def test_damaged_and_foreign_files_are_told(files: dict[str, bytes]) -> None:
    with pytest.raises(ModelError, match=r"model\.onnx is not the file"):
        Model({**files, "model.onnx": files["model.onnx"][:-1]}, source="here")
    with pytest.raises(ModelError, match=r"here has no model\.json"):
        Model({"tokenizer.json": b"{}"}, source="here")
    with pytest.raises(ModelError, match="is not JSON"):
        Model({**files, MANIFEST: b"{"}, source="here")
    other = json.loads(files[MANIFEST]) | {"format": "idnews.Model.v9"}
    with pytest.raises(ModelError, match=r"idnews\.Model\.v9.*this idnews reads"):
        Model({**files, MANIFEST: json.dumps(other).encode()}, source="here")


@pytest.mark.parametrize("n_words", [1, 30, 300, 2000])
@pytest.mark.parametrize("width", [1, 3, 70])
def test_windows_cover_every_word_once(n_words: int, width: int) -> None:
    starts = [1 + width * number for number in range(n_words)]
    encoded = Encoded([5] * (n_words * width + 2), starts)
    windows = find_windows(encoded, 64)
    own = [word for _, _, first, last in windows for word in range(first, last)]
    assert own == list(range(n_words))
    for start, end, first, last in windows:
        assert start <= first < last <= end
        assert (end - start) * width <= 62 or end - start == 1


def test_the_model_is_small_enough_for_a_wheel() -> None:
    assert sum(path.stat().st_size for path in Path(FOLDER).iterdir()) < 40e6
