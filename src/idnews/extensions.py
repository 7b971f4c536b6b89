"""The attributes that idnews adds to spaCy's Doc, Span and Token, registered in this one place.

All hold plain data (str, int, float, bool, None, list, dict), so a Doc survives `to_bytes()`.
"""

from spacy.tokens import Doc, Span, Token

__all__ = ["register"]

_DOC = ("published", "body_start", "quotes", "keywords", "clusters")
_SPAN = ("value", "title", "office", "link", "source", "score", "rule", "age", "model_score")
_TOKEN = ("stem", "clitics")


def register() -> None:
    """Register every attribute once; attributes that somebody already set stay as they are.

    doc._.published   when the article was published, ISO 8601 or None: dates resolve against it
    doc._.body_start  where the body begins: the headline stands before it, None if there is none
    doc._.quotes      list of dict, the fields of `idnews.Quote`
    doc._.keywords    list of dict, the fields of `idnews.Keyword`
    doc._.clusters    list of dict, the fields of `idnews.Cluster`
    span._.value      normalised value of a DATE, MONEY, ... as ENTITIES.md says, or None
    span._.title      offices, honorifics and degrees around a person's name, or None
    span._.office     role, organisation, place of the office, or None
    span._.link       region or country, or None
    span._.age        age in years that stands behind a person's name, or None
    span._.source     "rules", "model" or "both"
    span._.score      0 to 1
    span._.model_score  0 to 1, what the model says where the rules found the same span, or None
    span._.rule       name of the rule that found it, or None
    token._.stem      root (kata dasar) of the token
    token._.clitics   relation of each part of a split word, `*+nmod:poss` for `bukunya`, or None
    """
    for kind, names in ((Doc, _DOC), (Span, _SPAN), (Token, _TOKEN)):
        for name in names:
            if not kind.has_extension(name):
                kind.set_extension(name, default=None)
