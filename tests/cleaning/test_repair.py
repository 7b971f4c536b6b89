"""Characters put right, and the way back to the page."""

import pytest

from idnews.cleaning.repair import repair


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Harga beras naik.", "Harga beras naik."),
        ("â€œKami siap,â€\x9d kata dia", "“Kami siap,” kata dia"),
        ("\x93Kami siap,\x94 kata dia \x96 lagi\x85", "“Kami siap,” kata dia – lagi…"),
        ("PokÃ©mon", "Pokémon"),
        ("Pokémon, café – “baik”", "Pokémon, café – “baik”"),
        ("A&amp;amp;B &quot;C&quot; &#8220;D&#8221;", 'A&B "C" “D”'),
        ("AT&T; R&D &tidakada; 5 & 6", "AT&T; R&D &tidakada; 5 & 6"),
        ("a\r\nb\rc\u2028d", "a \nb\nc\nd"),
        ("a\xa0b\u2009c\td", "a b c d"),
        ("a\x00b\u200bc\ufeffd\xade", "abcde"),
        ("a\x1b[31;1mb\x1b[0m c\x1b[31 d", "ab c[31 d"),
        ("\ud83d\ude00 x \ud800", "😀 x \ufffd"),
        ("𝗣𝗿𝗮𝗯𝗼𝘄𝗼 ke 𝑆𝑜𝑙𝑜 𝟮𝟬𝟮𝟱", "Prabowo ke Solo 2025"),
        ("𝟣 &𝗮𝗺𝗽; 2", "1 & 2"),
        ("👩\u200d🌾 ꦗꦮ العربية", "👩\u200d🌾 ꦗꦮ العربية"),
    ],
)
def test_repair(page: str, text: str) -> None:
    fixed = repair(page)
    assert fixed.text == text
    assert repair(text).text == text.replace(" \n", " \n")
    assert fixed.to_page(0, len(text)) == (0, len(page))
    assert fixed.from_page(0, len(page)) == (0, len(text))


def test_words_are_found_again_in_the_page() -> None:
    page = "â€œKami&nbsp;siap,â€\x9d\u200b kata &quot;dia&quot;."
    fixed = repair(page)
    start = fixed.text.index("kata")
    old_start, old_end = fixed.to_page(start, start + 4)
    assert page[old_start:old_end] == "kata"
    assert fixed.from_page(old_start, old_end) == (start, start + 4)
