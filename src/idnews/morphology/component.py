"""spaCy components that write `token._.stem` and `token.lemma_`.

They stand after the entities in the pipeline and leave the words of names as they are written:
tokens of a person, organisation, place or building, proper nouns where parts of speech are known,
and words with a capital in mid-sentence that are no plain root (`Gubernur` is one: `gubernur`).
"""

from collections.abc import Container
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from idnews.extensions import register
from idnews.morphology.casing import find_capitalised_names
from idnews.morphology.clitics import split_clitics
from idnews.morphology.lemmatizer import lemmatize
from idnews.morphology.stemmer import LONGEST_WORD, Stemmer, default_stemmer

__all__ = ["NewsLemmatizer", "NewsStemmer"]

NAME_LABELS = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC"))
# 4 percent of the words of news are looked up anew, 7 with half as many.
MAX_LEMMAS = 2**15


def find_names(doc: Doc, roots: Container[str]) -> list[bool]:
    """Say of each token whether it is part of a name; a root's capital alone does not make it one.

    Indonesian newspapers give offices, pronouns of address and months a capital too.
    """
    if doc.has_annotation("SENT_START"):
        starts = [bool(token.is_sent_start) for token in doc]
    else:
        starts = [i == 0 or doc[i - 1].is_space for i in range(len(doc))]
    capitals = find_capitalised_names([token.text for token in doc], starts)
    return [
        token.ent_type_ in NAME_LABELS
        or token.pos_ == "PROPN"
        or (is_capital and token.lower_ not in roots)
        for token, is_capital in zip(doc, capitals, strict=True)
    ]


def split_token(token: Token) -> list[str]:
    """Return the words of UD that a token holds: `rumahnya` is `rumah` and `nya`; a name is one.

    It stands behind `token._.parts`.
    """
    if token.ent_type_ in NAME_LABELS or token.pos_ == "PROPN":
        return [token.text]
    return [token.text[start:end] for start, end in split_clitics(token.text)]


class NewsStemmer:
    """Set `token._.stem` to the root of each token, and to its text in names."""

    def __init__(self, stemmer: Stemmer) -> None:
        register()
        if not Token.has_extension("parts"):
            Token.set_extension("parts", getter=split_token)
        self.stemmer = stemmer

    def __call__(self, doc: Doc) -> Doc:
        """Stem every token of `doc`."""
        for token, is_name in zip(doc, find_names(doc, self.stemmer.roots), strict=True):
            token._.stem = token.text if is_name else self.stemmer.stem(token.text)
        return doc


class NewsLemmatizer:
    """Set `token.lemma_` to the dictionary form of each token, and to its text in names."""

    def __init__(self, stemmer: Stemmer) -> None:
        self.stemmer = stemmer

    def __call__(self, doc: Doc) -> Doc:
        """Lemmatise every token of `doc`."""
        for token, is_name in zip(doc, find_names(doc, self.stemmer.roots), strict=True):
            token.lemma_ = (
                token.text if is_name else _find_lemma(token.text, token.pos_, self.stemmer)
            )
        return doc


def _find_lemma(word: str, pos: str, stemmer: Stemmer) -> str:
    """Return the lemma; that of a common word is worked out once."""
    if len(word) > LONGEST_WORD:
        return lemmatize(word, pos=pos or None, stemmer=stemmer)
    return _find_known_lemma(word, pos, stemmer)


@lru_cache(maxsize=MAX_LEMMAS)
def _find_known_lemma(word: str, pos: str, stemmer: Stemmer) -> str:
    return lemmatize(word, pos=pos or None, stemmer=stemmer)


@Language.factory("idnews_stemmer", assigns=["token._.stem"])
def create_stemmer(nlp: Language, name: str) -> NewsStemmer:
    """Make the stemmer component with the packaged lexicon."""
    return NewsStemmer(default_stemmer())


@Language.factory("idnews_lemmatizer", assigns=["token.lemma"])
def create_lemmatizer(nlp: Language, name: str) -> NewsLemmatizer:
    """Make the lemmatizer component with the packaged lexicon."""
    return NewsLemmatizer(default_stemmer())
