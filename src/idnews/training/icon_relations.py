"""Head rules and relations for the phrases of ICON."""

from collections.abc import Sequence

from idnews.annotation.draft import Node
from idnews.training.brackets import Tree

__all__ = ["head_child", "relation"]

OPEN = "?"
NO_RELATION = "_"
VERBS = ("VBT", "VBI", "VBP")
NOMINALS = ("NNO", "NNP", "PRN", "PRI", "NP", "SYM", "PRR")
COUNTS = ("NUM", "QP", "KUA")
CLAUSES = ("S", "SINV", "SBARQ", "SQ", "FRAG", "CP", "SBAR")
# Children that may head a phrase, best first; of equals the first in the sentence.
PREDICATES = (VERBS, ("VP",), ("ADJP", "ADJ"), CLAUSES, NOMINALS, COUNTS, ("PP", "ADVP", "UCP"))
SENTENCES = (("S", "SINV", "SQ", "SBARQ"), ("VP",), VERBS, ("ADJP", "ADJ"), ("UCP",), ("CP",))
HEADS: dict[str, tuple[tuple[str, ...], ...]] = {
    "S": (*SENTENCES, ("VBL",), ("PP",), NOMINALS, COUNTS),
    "VP": PREDICATES,
    "RPN": PREDICATES,
    "CP": PREDICATES,
    "SBAR": PREDICATES,
    "NP": (NOMINALS, COUNTS, VERBS, ("ADJ", "ADJP", "VP"), ("ART", "PRK")),
    "PP": (
        NOMINALS,
        COUNTS,
        ("PP",),
        ("VP", *VERBS, *CLAUSES),
        ("ADJP", "ADJ", "ADVP", "ADV"),
        ("ART", "PRK"),
    ),
    "QP": (("NUM",), ("KUA",)),
    "ADJP": (("ADJ",), ("ADJP",), VERBS, ("VP",)),
    "ADVP": (("ADV",), ("ADVP",)),
}  # fmt: skip
COPULAS = frozenset({"adalah", "ialah"})
MARKERS = {"PUN": "punct", "NEG": "advmod", "CCN": "cc", "CSN": "mark", "INT": "discourse"}
EMPHATIC = frozenset({"pun", "lah", "kah", "sih", "dong"})
TIMES = frozenset(
    "saat kini sekarang dulu nanti tahun tanggal hari bulan pekan minggu pukul malam pagi siang "
    "sore petang kemarin besok senin selasa rabu kamis jumat sabtu januari februari maret april "
    "mei juni juli agustus september oktober november desember".split()
)


def head_child(tree: Tree) -> int:
    """Return the index of the child that governs the others."""
    label = "S" if tree.label in CLAUSES and tree.label not in HEADS else tree.label
    labels = [phrase_label(child) for child in tree.children]
    if label == "VP" and "VBL" in labels and (place := _predicate_of_copula(tree)) is not None:
        return place
    for group in HEADS.get(label, ()):
        places = [place for place, child in enumerate(labels) if child in group]
        if places:
            is_equation = label == "S" and group is NOMINALS  # `Ini hari ketiga`
            return places[-1] if is_equation else places[0]
    return next((place for place, child in enumerate(labels) if child != "PUN"), 0)


def phrase_label(tree: Tree) -> str:
    """Return the label of a phrase, QP for an NP of numerals, ASIDE for a parenthesis.

    ICON calls a parenthesis PRN, as it does pronouns.
    """
    if tree.label == "PRN" and tree.word is None:
        return "ASIDE"
    if tree.label == "NP" and all(child.label in {"KUA", "NUM"} for child in tree.children):
        return "QP"
    if tree.label == "PP" and all(child.label == "PPO" for child in tree.children):
        return "PPO"
    return tree.label


def _predicate_of_copula(tree: Tree) -> int | None:
    """`adalah` is a copula of the nominal after it; `merupakan` is a verb."""
    copula = next(place for place, child in enumerate(tree.children) if child.label == "VBL")
    if (tree.children[copula].word or "").lower() not in COPULAS:
        return copula
    after = range(copula + 1, len(tree.children))
    return next((one for one in after if tree.children[one].label != "PUN"), None)


def relation(tree: Tree, tops: Sequence[Node], number: int, head: int) -> tuple[int, str]:
    """Return the index of the head among the children and the relation of child `number` to it."""
    label = phrase_label(tree.children[number])
    if label == "PUN":
        return head, "punct"
    if label == "ASIDE":
        return head, NO_RELATION
    conjuncts = _conjuncts(tree, head)
    if number in conjuncts:
        return head, "conj"
    if label in {"CCN", "CONJP"} and conjuncts:
        return next((one for one in conjuncts if one > number), head), "cc"
    if label in MARKERS:
        return head, MARKERS[label]
    if label in {"PAR", "ADV", "ADVP"}:
        return _adverb(tree, tops, number, head)
    if label == "TAME":
        return head, "aux" if tops[number].lower not in {"masih", "pernah", "belum"} else "advmod"
    if label == "VBL":
        return head, "cop" if tops[number].lower in COPULAS else NO_RELATION
    if tree.label in {"NP", "QP"}:
        return _in_noun_phrase(tree, tops, number, head)
    if tree.label == "PP":
        return head, "case" if label == "PPO" else NO_RELATION
    return _in_clause(tree, tops, number, head)


def _conjuncts(tree: Tree, head: int) -> list[int]:
    """Return the children that are coordinated with the head: those around a CCN, like it."""
    labels = [child.label for child in tree.children]
    places = [place for place, label in enumerate(labels) if label in {"CCN", "CONJP"}]
    if not any(place > head for place in places):
        return []
    kind = labels[head]
    same = [
        place
        for place, label in enumerate(labels)
        if place > head and (label == kind or {label, kind} <= {"NP", "NNO", "NNP", "PRN"})
    ]
    separators = {"CCN", "CONJP", "PUN"}
    return [place for place in same if labels[place - 1] in separators]


def _adverb(tree: Tree, tops: Sequence[Node], number: int, head: int) -> tuple[int, str]:
    if tops[number].lower in EMPHATIC and number:
        return number - 1, "advmod:emph"
    return head, "advmod"


def _in_noun_phrase(tree: Tree, tops: Sequence[Node], number: int, head: int) -> tuple[int, str]:
    label, head_label = (phrase_label(tree.children[one]) for one in (number, head))
    if label in {"NUM", "QP"}:
        is_date = number > head and head_label == "NNP"
        return head, "nummod" if not is_date else NO_RELATION
    if label in {"ART", "KUA"}:
        return head, "det"
    if label == "PRK":
        return head, "nmod:poss"
    if label in {"ADJ", "ADJP"}:
        return _near(tree, number, head), "amod"
    if label == "RPN":
        return head, "acl:relcl"
    if label in {"VP", *VERBS}:
        return head, "acl"
    if label in {"PP", "CP", "S"}:
        return head, "nmod" if label == "PP" else "acl"
    if label in {"NNO", "NNP", "NP", "PRN"} and number > head:
        return _nominal(tree, tops, number, head)
    return head, NO_RELATION


def _near(tree: Tree, number: int, head: int) -> int:
    """An adjective modifies the noun it follows: `hasil panen raya`."""
    before = number - 1
    return before if before > head and tree.children[before].label == "NNO" else head


def _nominal(tree: Tree, tops: Sequence[Node], number: int, head: int) -> tuple[int, str]:
    """Return where a noun after the head of its phrase hangs, `?` where only meaning tells."""
    labels = [child.label for child in tree.children]
    label, before = labels[number], labels[number - 1]
    if before == "PUN":
        return head, "appos"
    if label == "NP":
        first = tree.children[number].children[0].label
        return head, "appos" if first == "PUN" else "nmod"
    if label == "PRN":
        return number - 1 if before in {"NNO", "NNP"} else head, "nmod:poss"
    if number == head + 1:
        return head, "flat:name" if label == before == "NNP" else "nmod"
    run = number
    while labels[run - 1] == "NNP" and run - 1 >= head:
        run -= 1
    if label == "NNP" and run < number:
        is_acronym = any(tops[one].form.isupper() for one in range(run, number))
        is_long = run > head and number - run > 1  # a title's office, then its holder
        return run, OPEN if is_acronym or is_long else "flat:name"
    return head, "nmod" if label == "NNP" and before == "ADJ" else OPEN


def _in_clause(tree: Tree, tops: Sequence[Node], number: int, head: int) -> tuple[int, str]:
    label, head_label = (phrase_label(tree.children[one]) for one in (number, head))
    is_before = number < head
    is_nominal = label in {"NP", "NNO", "NNP", "PRN", "PRI", "QP", "ART"}
    if label == "PRR":
        return head, "nsubj:pass" if _is_passive(tree.children[head]) else "nsubj"
    if is_nominal and tops[number].lower in TIMES:
        return head, "obl:tmod"
    if head_label in {"S", "SINV"} and label in {"VP", *VERBS}:
        return head, "parataxis"
    if head_label in {"S", "SINV"} and is_nominal:
        return _reporting(tree, number, head), "nsubj"
    if is_nominal and is_before and tree.label != "VP":
        return head, _subject(tree, number, head)
    if is_nominal and tree.label == "VP" and head_label in VERBS:
        return head, {"VBT": "obj", "VBP": NO_RELATION}.get(head_label, NO_RELATION)
    if label == "PP":
        return head, "obl" if head_label in {"VP", *VERBS} else NO_RELATION
    if label in {"CP", "SBAR"}:
        return head, _subordinate(tree.children[number])
    if label in {"ADJ", "ADJP"} and head_label in VERBS:
        return head, NO_RELATION
    return head, NO_RELATION


def _reporting(tree: Tree, number: int, head: int) -> int:
    """The subject beside a quotation belongs to the verb of saying: `"..." kata Budi`."""
    verbs = [
        place
        for place, child in enumerate(tree.children)
        if child.label in {"VP", *VERBS} and place != head
    ]
    return min(verbs, key=lambda place: abs(place - number), default=head)


def _subject(tree: Tree, number: int, head: int) -> str:
    """Only the nominal nearest to the predicate is surely its subject."""
    between = tree.children[number + 1 : head]
    if any(phrase_label(child) in {"NP", "NNO", "NNP", "PRN"} for child in between):
        return NO_RELATION
    return "nsubj:pass" if _is_passive(tree.children[head]) else "nsubj"


def _is_passive(tree: Tree) -> bool:
    while tree.word is None:
        tree = tree.children[head_child(tree)]
    return tree.label == "VBP"


def _subordinate(tree: Tree) -> str:
    """Only a conjunction tells complement from adverbial clause."""
    while tree.word is None:
        tree = tree.children[0]
    if tree.label != "CSN":
        return NO_RELATION
    return "ccomp" if tree.word.lower() == "bahwa" else "advcl"
