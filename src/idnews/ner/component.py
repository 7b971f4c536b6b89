"""What spaCy finds by name: rules to `doc.spans`, opinions to `doc.ents`, links and clusters."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from idnews.extensions import register
from idnews.ner.ages import age_behind
from idnews.ner.aliases import NamedMention, find_clusters
from idnews.ner.doubts import drop_doubtful
from idnews.ner.links import PlaceMention, link_places
from idnews.ner.lost_brackets import split_twice_named
from idnews.ner.merge import POLICIES, join_rules, merge_mentions
from idnews.ner.model_persons import complete_persons
from idnews.ner.model_spans import correct_model
from idnews.ner.names import find_names
from idnews.ner.place_kinds import kind_of_place
from idnews.ner.place_tails import keep_place_tails
from idnews.ner.repeats import keep_known_names, repeat_names
from idnews.ner.spans import Mention
from idnews.ner.unity import unify_senses
from idnews.ner.values import find_values
from idnews.ner.values.phrases import word_before

__all__ = ["EntityLinker", "EntityMerger", "EntityRules"]

RULES_KEY: Final = "rules"
MODEL_KEY: Final = "model"
Tokens = tuple[list[tuple[int, int]], list[bool]]  # their offsets, which of them begin sentences
# What the pieces of a cut token take over from it, beside its place in the sentence.
_KEPT_ATTRIBUTES: Final = (
    *("LEMMA", "POS", "TAG", "MORPH"),
    *("ENT_IOB", "ENT_TYPE", "ENT_ID", "ENT_KB_ID"),
)
LONGEST_TITLE: Final = 200  # characters
_ATTRIBUTES: Final = ("value", "title", "office", "link", "score", "rule")


@Language.factory("idnews_rules", assigns=["doc.spans"])
def create_rules(nlp: Language, name: str) -> "EntityRules":
    """Return the component that finds values and names by rules."""
    return EntityRules(name)


@Language.factory("idnews_merger", assigns=["doc.ents"], default_config={"policy": "by_evidence"})
def create_merger(nlp: Language, name: str, policy: str) -> "EntityMerger":
    """Return the component that makes `doc.ents` of the rules' and the model's spans."""
    return EntityMerger(name, policy=policy)


@Language.factory("idnews_linker", assigns=["span._.link", "doc._.clusters"])
def create_linker(nlp: Language, name: str) -> "EntityLinker":
    """Return the component that links places and gathers mentions of the same thing."""
    return EntityLinker(name)


class EntityRules:
    """Writes `doc.spans["rules"]`: values with `._.value`, names with `._.title`, `._.office`.

    A token that a hyphen makes of two names (`Fasha-Maulana`) is cut in three, so that each name is
    a span of its own; `doc.text` stays.
    """

    def __init__(self, name: str = "idnews_rules") -> None:
        register()
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with `doc.spans["rules"]` set: another Doc where tokens had to be cut."""
        text = doc.text  # joined anew at each call
        tokens, sentence_starts = _tokens(doc)
        names = find_names(text, tokens, sentence_starts)
        values = find_values(text, published=doc._.published)
        mentions = join_rules(values, names)
        doc = _cut_tokens(doc, text, (m for m in mentions if m.label != "DATE"))
        doc.spans[RULES_KEY] = _to_spans(doc, mentions)
        return doc


class EntityMerger:
    """Writes `doc.ents` from `doc.spans["rules"]` and `doc.spans["model"]` by a named policy."""

    def __init__(self, name: str = "idnews_merger", *, policy: str = "by_evidence") -> None:
        if policy not in POLICIES:
            raise ValueError(f"policy must be one of {sorted(POLICIES)}, got {policy!r}")
        register()
        self.name = name
        self.policy = policy

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.ents` and the attributes of each entity."""
        text = doc.text
        rules = [to_mention(span) for span in doc.spans.get(RULES_KEY, ())]
        model = [to_mention(span, "model") for span in doc.spans.get(MODEL_KEY, ())]
        model = correct_model(text, rules, model)
        # Without the model nothing speaks against a name that only the rules found.
        policy = self.policy if MODEL_KEY in doc.spans else "rules"
        merged = _join(text, _tokens(doc), rules, model, policy)
        doc = _cut_tokens(doc, text, (m for m in merged if m.rule == "model"))
        doc.ents = tuple(filter_spans(_to_spans(doc, merged)))
        by_rules = {(m.start, m.end) for m in rules}
        by_model = {(m.start, m.end) for m in model}
        for ent in doc.ents:
            offsets = (ent.start_char, ent.end_char)
            both = offsets in by_rules and offsets in by_model
            is_model = ent._.rule == "model"
            ent._.source = "both" if both else "model" if is_model else "rules"
        return doc


class EntityLinker:
    """Sets links of places, ages of persons, `ent.ent_id_` (the canonical name), `doc._.clusters`.

    The clusters' `references` (`ia`, `Wali Kota`) are filled by `idnews_quotes`, which knows who
    speaks.
    """

    def __init__(self, name: str = "idnews_linker") -> None:
        register()
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Link the places of `doc` and gather its entities."""
        text = doc.text
        ents = list(doc.ents)
        places = [ent for ent in ents if ent.label_ == "GPE"]
        mentions = [
            PlaceMention(
                ent.start_char,
                ent.end_char,
                ent.text,
                tuple(token.text for token in doc[max(0, ent.start - 2) : ent.start]),
                doc[ent.end].text if ent.end < len(doc) else "",
            )
            for ent in places
        ]
        previous = None
        for ent, link in zip(places, link_places(mentions), strict=True):
            if previous is not None and text[previous.end_char : ent.start_char] == " (":
                link = previous._.link if link is None else link  # `Timor Tengah Utara (TTU)`
            ent._.link = link
            previous = ent
        for ent in ents:
            if ent.label_ == "PERSON":
                ent._.age = age_behind(text, ent.end_char, title=ent._.title)
        for first, second in itertools.pairwise(ents):
            if first.label_ == second.label_ == "PERSON":
                _clear_pair(text, first, second)
        named = [NamedMention(e.start_char, e.end_char, e.label_, e.text, e._.link) for e in ents]
        clusters = find_clusters(named, text)
        identified = list(ents)
        for cluster in clusters:
            for number in cluster.members:
                ent = ents[number]
                identified[number] = Span(
                    doc, ent.start, ent.end, label=ent.label, span_id=cluster.name
                )
        doc.ents = tuple(identified)
        doc._.clusters = [
            {
                "name": cluster.name,
                "label": cluster.label,
                "count": len(cluster.members),
                "mentions": [[named[n].start, named[n].end] for n in cluster.members],
                "references": [],
                "link": named[cluster.members[0]].link,
                "age": next((a for n in cluster.members if (a := ents[n]._.age)), None),
            }
            for cluster in clusters
        ]
        return doc


def _clear_pair(text: str, first: Span, second: Span) -> None:
    """Take the office before two names with a hyphen from both: `Ketua TKN Prabowo-Gibran, X,`."""
    if text[first.end_char : second.start_char] == "-":
        before = text[max(0, first.start_char - LONGEST_TITLE) : first.start_char]
        for name in (first, second):
            if name._.office and name._.title in before:
                name._.title = name._.office = None


def _join(
    text: str,
    tokens: Tokens,
    rules: Sequence[Mention],
    model: Sequence[Mention],
    policy: str,
) -> list[Mention]:
    """Return one list of both opinions; the article's other mentions settle what is in doubt."""
    merged = merge_mentions(rules, model, policy)
    merged = list(split_twice_named(text, keep_place_tails(text, rules, merged)))
    if policy != "rules":
        merged = keep_known_names(text, rules, drop_doubtful(text, merged, model))
        placed = [
            replace(m, label=kind_of_place(text[m.start : m.end], word_before(text, m.start)))
            if m.rule == "model" and m.label == "LOC"
            else m
            for m in merged
        ]
        merged = complete_persons(text, *tokens, repeat_names(text, placed))
    return unify_senses(text, merged, model)


def _tokens(doc: Doc) -> Tokens:
    """Return the offsets of the tokens, whitespace left out, and which of them begin sentences."""
    rows = doc.to_array(["IDX", "LENGTH", "SENT_START", "IS_SPACE"]).tolist()
    words = [row for row in rows if not row[3]]
    return [(row[0], row[0] + row[1]) for row in words], [row[2] == 1 for row in words]


def to_mention(span: Span, rule: str | None = None) -> Mention:
    get = span._
    score = get.model_score if rule == "model" else get.score
    return Mention(
        span.start_char,
        span.end_char,
        span.label_,
        rule or get.rule or "rules",
        1.0 if score is None else score,
        value=get.value,
        title=get.title,
        office=get.office,
        link=get.link,
    )


def _to_spans(doc: Doc, mentions: Iterable[Mention]) -> list[Span]:
    """Return spaCy spans with the attributes set; a span that cuts a token takes all of it."""
    spans = []
    for mention in mentions:
        span = doc.char_span(
            mention.start, mention.end, label=mention.label, alignment_mode="expand"
        )
        if span is None:
            continue
        for attribute in _ATTRIBUTES:
            value = getattr(mention, attribute)
            if value is not None:
                setattr(span._, attribute, value)
        spans.append(span)
    return spans


def _cut_tokens(doc: Doc, text: str, mentions: Iterable[Mention]) -> Doc:
    """Return the Doc with each token cut in which a mention begins or ends.

    A hyphen there is a token of its own.
    """
    cuts: dict[int, set[int]] = {}
    for mention in mentions:
        for at in (mention.start, mention.end):
            if text[at : at + 1] == "-" or text[at - 1 : at] == "-":
                hyphen = at if text[at : at + 1] == "-" else at - 1
                _note_cuts(cuts, doc, hyphen, hyphen + 1)
            elif text[at - 1 : at + 1].isalpha() and 0 < at < len(text):
                _note_cuts(cuts, doc, at)
    return _rebuild(doc, cuts) if cuts else doc


def _note_cuts(cuts: dict[int, set[int]], doc: Doc, *places: int) -> None:
    """Note that the token at the first of the characters is cut at each of them."""
    span = doc.char_span(places[0], places[0] + 1, alignment_mode="expand")
    if span is not None and len(span) == 1 and len(span[0]) > 1:
        cuts.setdefault(span.start, set()).update(place - span.start_char for place in places)


def _rebuild(doc: Doc, cuts: Mapping[int, set[int]]) -> Doc:
    """Return a Doc with the tokens `cuts` names cut at their characters, all else as it was.

    spaCy's retokenizer takes time in proportion to the Doc for each cut: 5 MB with 2,500 cuts took
    five minutes. The pieces of a token share its annotation; the later ones hang on the first.
    """
    words: list[str] = []
    spaces: list[bool] = []
    counts = []
    for token in doc:
        places = sorted(p for p in cuts.get(token.i, ()) if 0 < p < len(token))
        pieces = [token.text[a:b] for a, b in itertools.pairwise([0, *places, len(token)])]
        words += pieces
        spaces += [False] * (len(pieces) - 1) + [bool(token.whitespace_)]
        counts.append(len(pieces))
    cut = Doc(doc.vocab, words=words, spaces=spaces, user_data=doc.user_data)
    owners = np.repeat(np.arange(len(doc)), counts)
    firsts = np.cumsum(counts) - counts
    is_later = firsts[owners] != np.arange(len(words))
    attributes: list[int | str] = list(_KEPT_ATTRIBUTES)
    rows: Any = doc.to_array(attributes)[owners]
    if doc.has_annotation("DEP"):
        heads = firsts[np.array([token.head.i for token in doc])][owners]
        heads[is_later] = firsts[owners][is_later]
        labels = doc.to_array(["DEP"])[owners]
        labels[is_later] = doc.vocab.strings.add("flat")
        offsets = (heads - np.arange(len(words))).astype("int64").astype("uint64")
        rows = np.column_stack([rows, offsets, labels])
        attributes += ["HEAD", "DEP"]
    elif doc.has_annotation("SENT_START"):
        starts = doc.to_array(["SENT_START"])[owners]
        starts[is_later] = np.array(-1, dtype="int64").astype("uint64")
        rows = np.column_stack([rows, starts])
        attributes.append("SENT_START")
    cut.from_array(attributes, rows)
    for key, group in doc.spans.items():
        cut.spans[key] = [span for item in group if (span := _Kept.of(item).restored(cut))]
    cut.cats = doc.cats
    cut._context = doc._context
    return cut


class _Kept:
    """A span by its characters, while the tokens under it change."""

    def __init__(self, start: int, end: int, label: str) -> None:
        self.start, self.end, self.label = start, end, label

    @classmethod
    def of(cls, span: Span) -> "_Kept":
        return cls(span.start_char, span.end_char, span.label_)

    def restored(self, doc: Doc) -> Span | None:
        return doc.char_span(self.start, self.end, label=self.label, alignment_mode="expand")
