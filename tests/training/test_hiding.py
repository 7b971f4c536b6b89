"""Words hidden from a network, and what stood there."""

import numpy as np
import pytest
from tokenizers import Tokenizer, models

from idnews.tagging.encoding import Encoded, pad_batch
from idnews.training.examples import IGNORE
from idnews.training.hiding import find_mask, hide_words

# Three words of two, one and three subwords, and one of one, between <s> and </s>.
SENTENCES = [Encoded([0, 10, 11, 12, 13, 14, 15, 2], [1, 3, 4]), Encoded([0, 20, 2], [1])]
MASK = 99


def hide(*shares: float, seed: int = 0) -> tuple[list[list[int]], list[list[int]]]:
    chance = np.random.default_rng(seed)
    inputs = pad_batch(SENTENCES, 1)
    seen, targets = hide_words(inputs, shares, chance, mask_id=MASK, n_pieces=50)
    for name, values in pad_batch(SENTENCES, 1).items():
        assert np.array_equal(inputs[name], values)
    return seen.tolist(), targets.tolist()


def test_nothing_is_hidden_where_the_share_is_0() -> None:
    seen, targets = hide(0.0, 0.0)
    assert seen == pad_batch(SENTENCES, 1)["input_ids"].tolist()
    assert {place for row in targets for place in row} == {IGNORE}


def test_all_words_are_guessed_where_the_share_is_1_and_none_of_another_sentence() -> None:
    _, targets = hide(1.0, 0.0)
    assert targets[0] == [IGNORE, 10, 11, 12, 13, 14, 15, IGNORE]
    assert set(targets[1]) == {IGNORE}


def test_words_are_hidden_whole() -> None:
    for seed in range(50):
        seen, targets = hide(0.5, 0.5, seed=seed)
        for row in targets:
            assert len({place == IGNORE for place in row[4:7]}) == 1
        assert seen[0][4:7].count(MASK) in (0, 3)


def test_most_guessed_words_are_masked_and_some_are_shown() -> None:
    masked = shown = n = 0
    for seed in range(2000):
        seen, targets = hide(1.0, 1.0, seed=seed)
        n += 1
        masked += seen[1][1] == MASK
        shown += seen[1][1] == 20
        assert targets[1][1] == 20
    assert 0.77 < masked / n < 0.83
    assert 0.08 < shown / n < 0.13


def test_the_mask_is_the_tokenizers_or_its_unknown_piece() -> None:
    for pieces, expected in (({"a": 0, "<mask>": 1, "<unk>": 2}, 1), ({"a": 0, "<unk>": 1}, 1)):
        assert find_mask(Tokenizer(models.WordLevel(pieces, unk_token="<unk>"))) == expected
    with pytest.raises(ValueError, match="no word can be hidden"):
        find_mask(Tokenizer(models.WordLevel({"a": 0}, unk_token="a")))
