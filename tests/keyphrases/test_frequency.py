"""Counts of words and phrases in the news."""

import pytest

from idnews.keyphrases.frequency import (
    articles_with,
    cohesion_of_keys,
    headline_affinity,
    inverse_frequency,
    phrase_key,
)


@pytest.mark.parametrize("phrase", ["Kerja Sama", "kerjasama", "kerja-sama", "KERJA  SAMA"])
def test_spellings_share_a_key(phrase: str) -> None:
    assert phrase_key(phrase) == "kerjasama"


def test_known_phrases_have_counts() -> None:
    assert articles_with("piala dunia") > 100 > articles_with("xyzzy") == 0


@pytest.mark.parametrize("phrase", ["yang", "pajak", "piala dunia", "xyzzy", ""])
def test_inverse_frequency_and_affinity_keep_their_ranges(phrase: str) -> None:
    assert 0 <= inverse_frequency(phrase) <= 1
    assert -1 <= headline_affinity(phrase) <= 1


def test_unknown_phrase_has_the_affinity_of_its_words() -> None:
    unknown = headline_affinity("korupsixyz", ("korupsi", "xyz"))
    assert unknown == pytest.approx((headline_affinity("korupsi") + headline_affinity("xyz")) / 2)


def test_words_that_always_meet_cohere() -> None:
    assert cohesion_of_keys("rajaampat", ("raja", "ampat")) > 0.8
    assert cohesion_of_keys("pajak", ("pajak",)) == 0
    assert cohesion_of_keys("xyzabc", ("xyz", "abc")) == 0
