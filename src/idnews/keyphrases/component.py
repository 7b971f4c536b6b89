"""The spaCy component `idnews_keywords`: fills `doc._.keywords`."""

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

from idnews.extensions import register
from idnews.keyphrases.candidates import Candidate, Name, Word, find_candidates
from idnews.keyphrases.ranking import Layout, rank
from idnews.records import Keyword

__all__ = ["KeywordRanker", "candidates_of", "keywords_of", "create_keywords"]

NAME_LABELS = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"}
)
_WORD = re.compile(r"[^\W\d_][\w'’&.-]*$")
_NUMBER = re.compile(r"\d[\d.,]*$")
LEAD_SENTENCES = 2


@Language.factory(
    "idnews_keywords",
    default_config={"top": 10},
    requires=["doc.ents", "doc.sents"],
    assigns=["doc._.keywords"],
)
def create_keywords(nlp: Language, name: str, top: int) -> "KeywordRanker":
    """Make the component that keeps the `top` keywords of each Doc; ValueError below 1."""
    return KeywordRanker(top=top)


class KeywordRanker:
    """Ranks the phrases of a Doc; reads its sentences, entities, stems and quotes."""

    def __init__(self, *, top: int = 10) -> None:
        """Keep `top` keywords a Doc."""
        if top < 1:
            raise ValueError(f"top must be at least 1, got {top}")
        self.top = top
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.keywords` to a list of dicts with the fields of `idnews.Keyword`."""
        doc._.keywords = [keyword.to_dict() for keyword in keywords_of(doc, top=self.top)]
        return doc


def keywords_of(doc: Doc, *, top: int) -> list[Keyword]:
    """Return the best `top` keywords of a Doc that the pipeline has read."""
    candidates, layout = candidates_of(doc)
    return rank(candidates, layout, top=top)


def candidates_of(doc: Doc) -> tuple[list[Candidate], Layout]:
    """Return the phrases of a Doc that could be keywords, and where its parts are."""
    names = [
        Name(ent.start_char, ent.end_char, ent.label_, ent.ent_id_ or ent.text)
        for ent in doc.ents
        if ent.label_ in NAME_LABELS
    ]
    values = {t.i for ent in doc.ents if ent.label_ not in NAME_LABELS for t in ent}
    words = [
        _word_of(token, number, token.i in values)
        for number, sent in enumerate(doc.sents)
        for token in sent
        if not token.is_space
    ]
    return find_candidates(doc.text, words, names), _layout_of(doc)


def _word_of(token: Token, sentence: int, is_value: bool) -> Word:
    text = token.text
    is_content = bool(_WORD.match(text)) and not token.is_stop and not is_value and len(text) > 1
    is_joint = bool(_NUMBER.match(text)) or text in {"dan", "di", "of", "the", "&"}
    stem = token._.stem or token.lower_
    return Word(token.idx, token.idx + len(text), text, stem, sentence, is_content, is_joint)


def _layout_of(doc: Doc) -> Layout:
    body_start = doc._.body_start or 0
    ends = [sent.end_char for sent in doc.sents if sent.start_char >= body_start]
    lead_end = ends[min(LEAD_SENTENCES, len(ends)) - 1] if ends else 0
    quotes = tuple((quote["start"], quote["end"]) for quote in doc._.quotes or ())
    return Layout(len(doc.text), body_start, lead_end, quotes)
