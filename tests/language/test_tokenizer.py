"""The tokenizer: what it keeps whole, what it cuts, and how it behaves in spaCy."""

import pytest

from idnews.language.tokenizer import token_spans, tokenize


@pytest.mark.parametrize("text", ["", " ", "Wali Kota (3/7).", "Rp1,3 \n\n triliun\t50%"])
def test_spans_give_back_the_tokens(text: str) -> None:
    assert [text[start:end] for start, end in token_spans(text)] == tokenize(text)
