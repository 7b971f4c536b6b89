import pytest

from idnews.tagging.punctuation import PunctuationStyle, hang_punctuation

LOWER, UPPER = PunctuationStyle.LOWER, PunctuationStyle.UPPER
# `form/head/relation`; marks begin anywhere, and end as (style: head of each mark).
CASES = {
    "coordination": (
        "beli/0/root roti/1/obj ,/1/punct susu/2/conj",
        {LOWER: [4], UPPER: [4]},
    ),
    "clause before": (
        "datang/4/advcl ,/1/punct dia/4/nsubj pergi/0/root",
        {LOWER: [1], UPPER: [4]},
    ),
    "apposition": (
        "Budi/0/root ,/3/punct ketua/1/appos",
        {LOWER: [3], UPPER: [1]},
    ),
    "final stop": (
        "Budi/2/nsubj pergi/0/root ./1/punct",
        {LOWER: [2], UPPER: [2]},
    ),
    "brackets": (
        "Budi/0/root (/1/punct ketua/1/appos )/1/punct",
        {LOWER: [3, 3], UPPER: [3, 3]},
    ),
    "aside": (
        "Ia/6/nsubj ,/1/punct kata/6/parataxis Budi/3/nsubj ,/1/punct pergi/0/root",
        {LOWER: [3, 3], UPPER: [3, 3]},
    ),
    "quotation before its verb": (
        '"/2/punct Pergi/0/root ,/2/punct "/2/punct kata/2/parataxis Budi/5/nsubj',
        {LOWER: [2, 2, 2], UPPER: [2, 2, 2]},
    ),
    "two sentences": (
        "Ia/2/nsubj pergi/0/root ./2/punct Ia/5/nsubj tidur/2/dep ./2/punct",
        {LOWER: [2, 5], UPPER: [2, 5]},
    ),
    "marks alone": ("!/0/root", {LOWER: [0], UPPER: [0]}),
}


def hang(text: str, style: PunctuationStyle = LOWER) -> list[int]:
    """Return the heads of `form/head/relation`, counted from 1 as in CoNLL-U."""
    cells = [word.rsplit("/", 2) for word in text.split()]
    words = [form for form, _, _ in cells]
    upos = ["VERB" if form[0].isalpha() else "PUNCT" for form in words]
    heads = [int(head) - 1 for _, head, _ in cells]
    deprels = [deprel for _, _, deprel in cells]
    return [head + 1 for head in hang_punctuation(words, upos, heads, deprels, style=style)]


@pytest.mark.parametrize("style", PunctuationStyle)
@pytest.mark.parametrize("name", CASES)
def test_marks_hang_by_style(name: str, style: PunctuationStyle) -> None:
    text, expected = CASES[name]
    heads = zip(text.split(), hang(text, style), strict=True)
    assert [head for word, head in heads if not word[0].isalpha()] == expected[style]


def test_words_that_hang_on_a_mark_go_to_the_word_above() -> None:
    assert hang("beli/0/root ,/1/punct susu/2/conj")[2] == 1


def test_other_words_stay() -> None:
    text = "Ia/2/nsubj pergi/0/root ,/2/punct lalu/2/advmod tidur/2/conj ./2/punct"
    heads = hang(text)
    assert [heads[place] for place in (0, 1, 3, 4)] == [2, 0, 2, 2]


def test_no_words_have_no_heads() -> None:
    assert hang_punctuation((), (), (), ()) == []
