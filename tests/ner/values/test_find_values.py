"""The whole: order, no overlap, odd input, linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idnews.ner.spans import LABELS
from idnews.ner.values import find_values

WORDS = (
    "3 / 7 ( ) - . , Rp juta Selasa Juli tahun 2014 dua puluh ke- UU Pasal ayat pukul WIB % "
    "persen lalu akhir pekan ini hari 1.000 \x00 \ud800 😀 H ﬁ İ ٣ ²"
)
PIECES = st.sampled_from([*WORDS.split(" "), " ", "\n"])
ODD = [
    "",
    " \n\t ",
    "\x00\x01\x02",
    "\ud800 2014 \udfff",
    "😀 5 😀",
    "السعر ٣٤ ريال",
    "ꦲꦏ꧀ꦱꦫꦗꦮ",
    "The price is 5 dollars on July 4, 2018.",
    "Selasa (3/7)\r\nRp 5 juta\r\n",
    "İ 5 persen",
]


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_sorted_and_apart(text: str) -> None:
    """Values are in order, do not overlap, lie in the text and have no blank at their ends."""
    end = 0
    for mention in find_values(text, published="2018-07-04"):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert mention.label in LABELS
        assert mention.value
        end = mention.end


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("published", [None, "2018", "2018-07-04"])
def test_odd_input(text: str, published: str | None) -> None:
    """Odd characters neither crash nor move the offsets."""
    for mention in find_values(text, published=published):
        assert text[mention.start : mention.end]


def test_wrong_types() -> None:
    """Bytes and bad dates raise errors that say what to do."""
    with pytest.raises(TypeError, match="decode"):
        find_values(b"2014")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ISO 8601"):
        find_values("kemarin", published="kemarin")


ADVERSARIAL = ["1", "(", "1.", "1,1", "3/", "dua ", "ke-", "Rp", "Pasal 1 ", "12-", "UU A ", "1 x "]
ADVERSARIAL += [
    "juta ",
    "1 jam ",
    "tentang A ",
    "Senin ",
    "akhir ",
    "hari ",
    "2014-",
    "5% - ",
    "\n1. ",
]


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_time_grows_linearly(piece: str) -> None:
    """Eight times the text takes at most about eight times as long (three times that allowed)."""
    short, long = piece * 2_000, piece * 16_000
    find_values(short)
    started = time.process_time()
    find_values(short)
    middle = time.process_time()
    find_values(long)
    ended = time.process_time()
    assert ended - middle < 24 * (middle - started) + 0.2
