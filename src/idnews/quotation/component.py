"""The spaCy component `idnews_quotes`: fills `doc._.quotes` and the clusters' references."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from idnews.extensions import register
from idnews.quotation.mentions import SpeakerMention
from idnews.quotation.offices import office_mentions
from idnews.quotation.quotes import find_quotes
from idnews.quotation.references import PersonReference, find_references
from idnews.records import Quote

__all__ = ["QuoteFinder", "create_quotes"]

# Pages decoded as Latin-1 keep the quotation marks of Windows as control characters.
_WINDOWS_MARKS = str.maketrans("\x91\x92\x93\x94", "‘’“”")


@Language.factory(
    "idnews_quotes", requires=["doc.ents"], assigns=["doc._.quotes", "doc._.clusters"]
)
def create_quotes(nlp: Language, name: str) -> "QuoteFinder":
    """Make the component; it has no settings."""
    return QuoteFinder()


class QuoteFinder:
    """Finds the quotations of a Doc; persons and organisations in `doc.ents` are its speakers, and
    countries and regions that speak like these (`China menyatakan`).

    Who spoke also tells whom `ia`, `katanya` and `Wali Kota` stand for: these go to the
    `references` of `doc._.clusters`.
    """

    def __init__(self) -> None:
        """Register the attributes that the component fills."""
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.quotes` to a list of dicts with the fields of `idnews.Quote`."""
        text = doc.text.translate(_WINDOWS_MARKS)
        named = [
            SpeakerMention(
                ent.start_char,
                ent.end_char,
                ent.ent_id_ or ent.text,
                is_person=ent.label_ == "PERSON",
                is_place=ent.label_ == "GPE",
            )
            for ent in doc.ents
            if ent.label_ in ("PERSON", "ORG", "GPE")
        ]
        offices = [
            (office, ent.ent_id_ or ent.text)
            for ent in doc.ents
            if ent.label_ == "PERSON"
            for office in (ent._.title, (ent._.office or {}).get("role"))
            if office
        ]
        mentions = [*named, *office_mentions(text, offices, named)]
        sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
        titles: dict[tuple[int | None, int | None], str | None] = {
            (ent.start_char, ent.end_char): ent._.title for ent in doc.ents
        }
        quotes = find_quotes(text, mentions, sentences)
        doc._.quotes = [
            quote.to_dict()
            | {"text": doc.text[quote.start : quote.end]}
            | {"title": titles.get((quote.speaker_start, quote.speaker_end))}
            for quote in quotes
        ]
        if doc._.clusters:
            _add_references(doc, text, _references(doc, text, named, sentences, quotes))
        return doc


def _references(
    doc: Doc,
    text: str,
    named: Sequence[SpeakerMention],
    sentences: Sequence[tuple[int, int]],
    quotes: Sequence[Quote],
) -> list[PersonReference]:
    """Return what stands for persons; honorifics and professions alone are no offices."""
    offices = []
    for ent in doc.ents:
        office = ent._.office if ent.label_ == "PERSON" else None
        if not office or not office.get("role"):
            continue
        name = ent.ent_id_ or ent.text
        offices.append((office["role"], name))
        for part in ("place", "organisation"):
            if office.get(part):
                offices.append((f"{office['role']} {office[part]}", name))
    return find_references(text, named, sentences, quotes, offices)


def _add_references(doc: Doc, text: str, references: Sequence[PersonReference]) -> None:
    """Give the persons' clusters their references."""
    by_name: dict[str, list[dict[str, object]]] = {}
    for found in references:
        by_name.setdefault(found.name, []).append(
            {
                "start": found.start,
                "end": found.end,
                "text": text[found.start : found.end],
                "kind": found.kind,
            }
        )
    doc._.clusters = [
        cluster | {"references": by_name.get(cluster["name"], [])}
        if cluster["label"] == "PERSON"
        else cluster
        for cluster in doc._.clusters
    ]
