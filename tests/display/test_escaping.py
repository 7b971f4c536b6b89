import pytest

from idnews.display.escaping import escape_attribute, escape_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("harga < 5 & > 3", "harga &lt; 5 &amp; &gt; 3"),
        ("a\x00b\x1bc\ud83dd", "a�b�c�d"),
        ("baris\tsatu\nbaris dua 😀", "baris\tsatu\nbaris dua 😀"),
        ('"kutip"', '"kutip"'),
    ],
)
def test_text(text: str, shown: str) -> None:
    assert escape_text(text) == shown


def test_attribute_keeps_to_one_line_and_its_quotes() -> None:
    assert escape_attribute("a\"b'\n<") == "a&quot;b&#x27; &lt;"
