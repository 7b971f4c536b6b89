"""What spaCy finds by name: the tokenizer, and the component that marks sentence starts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from idnews.language.sentences import sentence_spans
from idnews.language.tokenizer import Tokenizer

if TYPE_CHECKING:
    from spacy.vocab import Vocab

__all__ = ["Sentencizer", "create_sentencizer", "create_tokenizer"]


@registry.tokenizers("idnews.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return what spaCy calls with the pipeline to make its tokenizer."""

    def create(nlp: Language) -> Tokenizer:
        vocab: Vocab = nlp.vocab
        return Tokenizer(vocab)

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
        starts = iter([start for start, _ in sentence_spans(doc.text)])
        following = next(starts, None)
        for token in doc:
            is_start = following is not None and token.idx >= following
            token.is_sent_start = is_start or token.i == 0
            while following is not None and token.idx >= following:
                following = next(starts, None)
        return doc
