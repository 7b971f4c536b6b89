"""The spaCy component `idnews_quotes`: fills `doc._.quotes`."""

from spacy.language import Language
from spacy.tokens import Doc

from idnews.extensions import register
from idnews.quotation.offices import office_mentions
from idnews.quotation.quotes import find_quotes
from idnews.quotation.speakers import SpeakerMention

__all__ = ["QuoteFinder", "create_quotes"]


@Language.factory("idnews_quotes", requires=["doc.ents"], assigns=["doc._.quotes"])
def create_quotes(nlp: Language, name: str) -> "QuoteFinder":
    """Make the component; it has no settings."""
    return QuoteFinder()


class QuoteFinder:
    """Finds the quotations of a Doc; persons and organisations in `doc.ents` are its speakers."""

    def __init__(self) -> None:
        """Register the attributes that the component fills."""
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.quotes` to a list of dicts with the fields of `idnews.Quote`."""
        text = doc.text
        mentions = [
            SpeakerMention(
                ent.start_char, ent.end_char, ent.ent_id_ or ent.text, ent.label_ == "PERSON"
            )
            for ent in doc.ents
            if ent.label_ in ("PERSON", "ORG")
        ]
        offices = [
            (office, ent.ent_id_ or ent.text)
            for ent in doc.ents
            if ent.label_ == "PERSON"
            for office in (ent._.title, (ent._.office or {}).get("role"))
            if office
        ]
        mentions += office_mentions(text, offices, mentions)
        sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
        titles: dict[tuple[int | None, int | None], str | None] = {
            (ent.start_char, ent.end_char): ent._.title for ent in doc.ents
        }
        doc._.quotes = [
            quote.to_dict() | {"title": titles.get((quote.speaker_start, quote.speaker_end))}
            for quote in find_quotes(text, mentions, sentences)
        ]
        return doc
