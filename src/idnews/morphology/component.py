"""spaCy components that write `token._.stem` and `token.lemma_`."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from idnews.extensions import register
from idnews.morphology.lemmatizer import lemmatize
from idnews.morphology.stemmer import Stemmer, default_stemmer

__all__ = ["Lemmatizing", "Stemming"]

# Names of these kinds are left as they are written.
NAME_LABELS = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC"))


def is_name(token: Token) -> bool:
    """Say whether `token` is, or looks like, part of a name: in an entity, or PROPN."""
    return token.ent_type_ in NAME_LABELS or token.pos_ == "PROPN"


class Stemming:
    """Set `token._.stem`; tokens of names keep their form."""

    def __init__(self, stemmer: Stemmer) -> None:
        register()
        self.stemmer = stemmer

    def __call__(self, doc: Doc) -> Doc:
        """Stem every token of `doc`."""
        for token in doc:
            token._.stem = token.text if is_name(token) else self.stemmer.stem(token.text)
        return doc


class Lemmatizing:
    """Set `token.lemma_`; tokens of names keep their form."""

    def __init__(self, stemmer: Stemmer) -> None:
        self.stemmer = stemmer

    def __call__(self, doc: Doc) -> Doc:
        """Lemmatise every token of `doc`."""
        for token in doc:
            if is_name(token):
                token.lemma_ = token.text
            else:
                token.lemma_ = lemmatize(token.text, pos=token.pos_, stemmer=self.stemmer)
        return doc


@Language.factory("idnews_stemmer", assigns=["token._.stem"])
def create_stemmer(nlp: Language, name: str) -> Stemming:
    """Make the stemmer component."""
    return Stemming(default_stemmer())


@Language.factory("idnews_lemmatizer", assigns=["token.lemma"])
def create_lemmatizer(nlp: Language, name: str) -> Lemmatizing:
    """Make the lemmatizer component."""
    return Lemmatizing(default_stemmer())
