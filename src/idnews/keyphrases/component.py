"""The spaCy component `idnews_keywords`: fills `doc._.keywords`."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from idnews.extensions import register
from idnews.keyphrases.candidates import find_candidates, find_lead_end
from idnews.keyphrases.features import Layout
from idnews.keyphrases.phrase import Candidate, Name
from idnews.keyphrases.ranking import rank
from idnews.keyphrases.words import ADJECTIVE, OTHER, VERB, find_words
from idnews.records import Keyword

__all__ = [
    "KeywordRanker",
    "candidates_of",
    "create_keywords",
    "keywords_of",
]

NAME_LABELS = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"}
)
# A first line up to this length with no final punctuation is a headline; of 41,000 headlines in
# the news data 99.9 % are shorter, and paragraphs end with a mark.
LONGEST_HEADLINE = 160
_FIRST_LINE = re.compile(rf"\s*([^\n]{{1,{LONGEST_HEADLINE}}})\n\s*(?=\S)")


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
    """Ranks the phrases of a Doc; reads its sentences, entities and quotes."""

    def __init__(self, *, top: int = 10) -> None:
        """Keep `top` keywords a Doc."""
        if top < 1:
            raise ValueError(f"top must be at least 1, got {top}")
        self.top = top
        register()

    def __call__(self, doc: Doc, *, top: int | None = None) -> Doc:
        """Set `doc._.keywords` to a list of dicts with the fields of `idnews.Keyword`.

        `top` overrides the component's own for this Doc, as in
        `nlp(text, component_cfg={"idnews_keywords": {"top": 3}})`.
        """
        found = keywords_of(doc, top=self.top if top is None else top)
        doc._.keywords = [keyword.to_dict() for keyword in found]
        return doc


def keywords_of(doc: Doc, *, top: int) -> list[Keyword]:
    """Return the best `top` keywords of a Doc that the pipeline has read."""
    candidates, layout = candidates_of(doc)
    return rank(candidates, layout, top=top)


def candidates_of(doc: Doc) -> tuple[list[Candidate], Layout]:
    """Return the phrases of a Doc that could be keywords, and where its parts are."""
    text = doc.text
    headline_end = _headline_end(doc, text)
    names = []
    values: set[int] = set()
    for ent in doc.ents:
        # A holiday is a date to those who resolve it and an event to those who read about it.
        label = "EVENT" if ent._.rule == "holiday" else ent.label_
        if label in NAME_LABELS:
            name = ent.ent_id_ or ent.text
            names.append(Name(ent.start_char, ent.end_char, label, name, ent._.title or ""))
        else:
            values.update(range(ent.start, ent.end))
    sentences = (doc.to_array("SENT_START") == 1).cumsum().tolist()
    offsets = doc.to_array(["IDX", "LENGTH"]).tolist()
    tokens = [
        (text[start : start + length], start, sentence)
        for (start, length), sentence in zip(offsets, sentences, strict=True)
    ]
    words = find_words(tokens, values, _parts_of_speech(doc))
    candidates = find_candidates(text, words, names, headline_end=headline_end)
    quotes = tuple((quote["start"], quote["end"]) for quote in doc._.quotes or ())
    return candidates, Layout(
        length=max(1, len(text)),
        headline_end=headline_end,
        lead_end=find_lead_end(words, headline_end),
        quotes=quotes,
        is_upper=text.isupper(),
        headline_words=frozenset(word.key for word in words if word.end <= headline_end),
    )


def _parts_of_speech(doc: Doc) -> list[int] | None:
    """Return which tokens a model took for verbs and adjectives; None if for none, or no model."""
    tags = doc.to_array("POS").tolist()
    parts = {doc.vocab.strings["VERB"]: VERB, doc.vocab.strings["ADJ"]: ADJECTIVE}
    if parts.keys().isdisjoint(tags):
        return None
    return [parts.get(tag, OTHER) for tag in tags]


def _headline_end(doc: Doc, text: str) -> int:
    """Return where the body begins: known from cleaning, or behind a first line like a headline."""
    if doc._.body_start is not None:
        return int(doc._.body_start)
    match = _FIRST_LINE.match(text)
    if match is None or match[1].rstrip()[-1:] in ".,;:…":
        return 0
    return match.end()
