import time

import pytest

from idnews.ner.spellings import Spellings, is_misspelt


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("febrion", "febrio", True),
        ("rahmat", "rachmat", True),
        ("kacaribu", "kacairbu", True),
        ("filianingsih", "filiniangsih", True),
        ("andi", "andri", False),
        ("basuki", "basuki", False),
        ("santoso", "suntosa", False),
        ("widodo", "hidodo", False),
        ("kacaribu", "kacariburu", False),
        ("", "", False),
    ],
)
def test_slips(word: str, other: str, expected: bool) -> None:
    assert is_misspelt(word, other) == is_misspelt(other, word) == expected


def test_only_a_full_name_written_before_is_misspelt() -> None:
    full = {"febrio": [(4, ("febrio", "kacaribu"))]}
    assert Spellings(full).find(("febrion",), 9, {}) == ("febrio", "kacaribu")
    assert Spellings(full).find(("febrion",), 1, {}) == ("febrio", "kacaribu")
    assert Spellings(full).find(("febrion", "kacaribu"), 9, {}) == ("febrio", "kacaribu")
    assert Spellings(full).find(("febrion", "kacaribu"), 1, {}) is None
    assert Spellings(full).find(("febrion",), 9, {"febrion": ("febrion",)}) is None


def test_many_names_are_compared_in_linear_time() -> None:
    full = {f"abc{n:07}": [(n, (f"abc{n:07}", "x"))] for n in range(20_000)}
    started = time.process_time()
    spellings = Spellings(full)
    assert spellings.find(("abcdefgh",), 30_000, {}) is None
    assert time.process_time() - started < 5
