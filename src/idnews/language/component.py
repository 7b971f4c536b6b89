"""What spaCy finds by name: the tokenizer, and the component that marks sentence starts."""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from spacy.attrs import IS_STOP, LIKE_NUM  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from idnews.errors import require_text
from idnews.language.numbers import is_like_number
from idnews.language.sentences import sentence_spans
from idnews.language.stop_words import is_stop_word
from idnews.language.tokenizer import words_and_spaces

__all__ = ["Sentencizer", "Tokenizer", "create_sentencizer", "create_tokenizer"]

_STARTS, _CONTINUES = 1, -1  # what spaCy keeps in SENT_START


class Tokenizer(DummyTokenizer):
    """The spaCy face of `tokenize`: `Doc.text` is the text, whitespace is kept as spaCy does.

    It has no settings, so its saved form is empty and it is ready in milliseconds.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return a Doc of the tokens of `text`.

        Raises TypeError if `text` is no str, ValueError if it holds half of a surrogate pair.
        """
        words, spaces = words_and_spaces(require_text(text))
        try:
            return Doc(self.vocab, words=words, spaces=spaces)
        except UnicodeEncodeError as error:
            raise ValueError(_surrogate_message(text)) from error


def _surrogate_message(text: str) -> str:
    place = next(i for i, char in enumerate(text) if "\ud800" <= char <= "\udfff")
    return (
        f"text holds half of a surrogate pair, {text[place]!a}, at character {place}, which has no "
        "UTF-8 form; pass the text through idnews.clean, or replace it: "
        'text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")'
    )


@registry.tokenizers("idnews.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return what spaCy calls with a pipeline to make its tokenizer.

    It also gives that pipeline, and no other, our reading of `token.is_stop` and `token.like_num`:
    spaCy's Indonesian list stops `tahun`, `kasus` and `naik`.

    >>> import spacy
    >>> tokenizer = {"@tokenizers": "idnews.Tokenizer.v1"}
    >>> nlp = spacy.blank("id", config={"nlp": {"tokenizer": tokenizer}})
    >>> [token.text for token in nlp("Rp1,3 triliun pada tahun ini") if not token.is_stop]
    ['Rp', '1,3', 'triliun', 'tahun']
    """

    def create(nlp: Language) -> Tokenizer:
        readers = cast(Any, nlp.vocab).lex_attr_getters  # missing from spaCy's type stubs
        readers[IS_STOP] = is_stop_word
        readers[LIKE_NUM] = is_like_number
        return Tokenizer(nlp.vocab)

    return create


@Language.factory("idnews_sentencizer", assigns=["token.is_sent_start", "doc.sents"])
def create_sentencizer(nlp: Language, name: str) -> "Sentencizer":
    """Return the component that marks sentence starts."""
    return Sentencizer(name)


class Sentencizer:
    """Marks the first token of each sentence, and only those, as a sentence start."""

    def __init__(self, name: str = "idnews_sentencizer") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set `token.is_sent_start` of every token of `doc`."""
        starts = [start for start, _ in sentence_spans(doc.text)]
        if len(doc):
            marks = np.full(len(doc), _CONTINUES, dtype=np.int64)
            marks[0] = _STARTS  # whitespace in front belongs to the first sentence
            offsets = doc.to_array("IDX").astype(np.int64)
            marks[np.searchsorted(offsets, starts[1:], side="right") - 1] = _STARTS
            cast(Any, doc).from_array(["SENT_START"], marks.astype(np.uint64)[:, np.newaxis])
        return doc
