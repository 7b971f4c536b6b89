"""Tables of phrases and the words around a place."""

from idnews.ner.values.phrases import Phrases, skip_spaces, word_after, word_before


def test_longest_phrase_wins() -> None:
    """`dolar AS` is matched before `dolar`."""
    table = Phrases([("dolar", "?"), ("dolar as", "USD")])
    assert table.match("dolar AS,", 0) == (8, "USD")
    assert table.match("dolar asing", 0) == (5, "?")
    assert table.match("dolarnya", 0) is None


def test_words_around() -> None:
    """Words on the same line only."""
    assert word_before("pada tahun 2014", 11) == "tahun"
    assert word_before("pada\n2014", 5) == ""
    assert word_after("50 orang", 2) == "orang"
    assert word_after("50\norang", 2) == ""
    assert skip_spaces("a   b", 1) == 3
