"""The GSD treebank of UD 2.1 in the scheme of today: how its train part becomes supervision.

UD 2.1 has no features, splits no clitics, takes hyphens apart (`partai` `-` `partai`) and labels
auxiliaries as adverbs, subordinating `untuk` as preposition, names as `flat`. Each step below
undoes one of these by rule, after the dev part of the current treebank, which is of other
sentences of the same texts.
"""

from collections.abc import Callable
from functools import cache
from html import unescape
from itertools import pairwise

from idnews.annotation.conllu import UDSentence
from idnews.annotation.draft import Node, attach_punctuation, children, drafted, finished
from idnews.morphology.clitics import split_clitics
from idnews.resources import read_table
from idnews.training.clitic_labels import cut_clitics, label_clitics
from idnews.training.features import features

__all__ = ["STEPS", "converted"]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
CONTENT = frozenset({"VERB", "ADJ"})
PERSONAL = frozenset("saya aku kami kita kamu anda engkau kalian dia ia beliau mereka".split())
ORDINALS = frozenset(
    "kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh".split()
)
SCALES = frozenset("puluh ratus ribu juta miliar milyar triliun".split())
TIMES = frozenset("tahun tanggal hari bulan masa zaman pukul abad minggu pekan jam musim".split())
SIDES = frozenset("atas bawah depan belakang luar dalam tengah samping dekat".split())
LOCATIVE = frozenset({"di", "ke", "dari"})
SUBORDINATING = frozenset(
    "untuk dengan karena setelah sebelum tanpa saat sejak hingga sampai ketika selain seperti demi "
    "guna agar bahwa sambil sesudah selama akibat".split()
)
HYPHENS = frozenset({"-", "–"})
JOINED_TAILS = frozenset({"nya", "ku", "mu", "lah", "kah", "pun", "an", "kan"})


def converted(sentence: UDSentence) -> UDSentence:
    """Return a sentence of UD 2.1 in the current scheme; heads stay but where a step says so."""
    nodes = drafted(sentence)
    for step in STEPS:
        nodes = step(nodes)
    return finished(nodes)


def join_hyphens(nodes: list[Node]) -> list[Node]:
    """Join `partai` `-` `partai`, `ke` `-` `20`, `1960` `-` `an` and `Firman` `-` `Nya`."""
    place = 1
    while place < len(nodes) - 1:
        first, hyphen, last = nodes[place - 1 : place + 2]
        if hyphen.form in HYPHENS and _is_one_word(first, last):
            _join(nodes, place)
        else:
            place += 1
    return nodes


def _is_one_word(first: Node, last: Node) -> bool:
    if last.lower in JOINED_TAILS or (first.lower == "ke" and last.upos in {"NUM", "DET"}):
        return True
    if not (first.form.isalpha() and last.form[:1].isalpha()):
        return False
    is_repeated = last.lower.startswith(first.lower) and len(first.form) > 1
    return is_repeated or (last.deprel in {"fixed", "compound:plur"} and last.head is first)


def _join(nodes: list[Node], place: int) -> None:
    """Make one node of the three around the hyphen at `place`: it hangs where they hung."""
    first, hyphen, last = nodes[place - 1 : place + 2]
    three = (first, hyphen, last)
    outer = next((one for one in three if one.head not in three), first)
    head, deprel = outer.head, outer.deprel
    first.form = f"{first.form}-{last.form}"
    first.space_after = last.space_after
    if last.lower == "an":
        first.upos, deprel = "NOUN", "nmod" if deprel in {"nummod", "amod"} else deprel
    elif first.lower.startswith("ke-"):
        first.upos, deprel = "ADJ", "amod" if deprel in {"nummod", "det"} else deprel
    elif outer is last and first.upos not in NOMINAL:
        first.upos = last.upos
    first.head, first.deprel = head, deprel
    for one in nodes:
        if one.head is hyphen or one.head is last:
            one.head = first
    del nodes[place : place + 2]


def turn_salah_satu(nodes: list[Node]) -> list[Node]:
    """`salah satu desa`: `satu` counts the noun, and `salah` modifies `satu`."""
    for first, second in pairwise(nodes):
        if first.lower == "salah" and second.lower == "satu" and second.head is first:
            second.upos, second.head = "NUM", first.head
            is_modifier = first.deprel in {"det", "nummod", "amod", "advmod"}
            second.deprel = "nummod" if is_modifier else first.deprel
            first.upos, first.head, first.deprel = "ADJ", second, "advmod"
            for one in nodes:
                if one.head is first:
                    one.head = second
    return nodes


def turn_scales(nodes: list[Node]) -> list[Node]:
    """`50 juta rekaman`: `50` counts the noun, and `juta` is flat to it."""
    for first, second in pairwise(nodes):
        if second.lower in SCALES and first.upos == "NUM" and first.head is second:
            _take_place(nodes, first, second)
            if first.head is not None and first.head.upos in {"NOUN", "PROPN", "SYM"}:
                first.deprel = "nummod" if first.deprel in {"compound", "flat"} else first.deprel
            second.upos, second.head, second.deprel = "NUM", first, "flat"
    return nodes


def _take_place(nodes: list[Node], node: Node, other: Node) -> None:
    """Give `node` the place of its head `other`: its head, its relation, its dependents."""
    node.head, node.deprel = other.head, other.deprel
    for one in nodes:
        if one.head is other:
            one.head = node


def return_case(nodes: list[Node]) -> list[Node]:
    """`digunakan sejak 1960`: a preposition that hangs on the verb before it goes to its noun."""
    places = {id(node): place for place, node in enumerate(nodes)}
    for place, node in enumerate(nodes):
        head = node.head
        if node.deprel != "case" or head is None or places[id(head)] > place:
            continue
        noun = next((one for one in nodes[place + 1 :] if one.head is head), None)
        if head.upos not in CONTENT or noun is None or noun.upos not in NOMINAL:
            continue
        node.head = noun
        if noun.deprel in {"nummod", "nmod", "compound", "flat", "det"}:
            noun.deprel = "obl"
    return nodes


@cache
def relabelled() -> dict[tuple[str, str, str], tuple[str, str]]:
    """Return new labels by word, old UPOS and old relation, where an empty one fits any."""
    columns = ("word", "old_upos", "old_deprel", "upos", "deprel")
    return {
        (row[0], row[1], row[2]): (row[3], row[4]) for row in read_table("gsd_relabelled", columns)
    }


def relabel_words(nodes: list[Node]) -> list[Node]:
    """Give the words of the table their labels: `akan` ADV advmod is AUX aux."""
    for node in nodes:
        for upos, deprel in (
            (node.upos, node.deprel),
            ("", node.deprel),
            (node.upos, ""),
            ("", ""),
        ):
            labels = relabelled().get((node.lower, upos, deprel))
            if labels:
                node.upos, node.deprel = labels[0], labels[1] or node.deprel
                break
    return nodes


def mark_clauses(nodes: list[Node]) -> list[Node]:
    """`untuk membantu`: before a verb the preposition is a subordinating conjunction."""
    places = {id(node): place for place, node in enumerate(nodes)}
    for place, node in enumerate(nodes):
        head = node.head
        if head is None or node.deprel not in {"case", "mark"} or places[id(head)] < place:
            continue
        if head.upos == "VERB" and node.upos == "ADP":
            if node.lower in SUBORDINATING or node.lower in {"yaitu", "yakni"}:
                node.upos, node.deprel = "SCONJ", "mark"
        elif node.deprel == "mark" and node.upos in {"ADP", "CCONJ"}:
            node.upos = "SCONJ"
    return nodes


def count_in_order(nodes: list[Node]) -> list[Node]:
    """`kedua orang` counts, `orang kedua` orders."""
    places = {id(node): place for place, node in enumerate(nodes)}
    for place, node in enumerate(nodes):
        head = node.head
        if node.lower not in ORDINALS or node.upos == "PROPN" or head is None:
            continue
        is_before = places[id(head)] > place
        node.upos = "NUM" if is_before else "ADJ"
        if node.deprel in {"det", "nummod", "amod"}:
            node.deprel = "nummod" if is_before else "amod"
    return nodes


def turn_sides(nodes: list[Node]) -> list[Node]:
    """`di depan nenek`: the noun governs, `depan` is its nmod:lmod."""
    for place in range(1, len(nodes)):
        before, side = nodes[place - 1 : place + 1]
        if side.lower not in SIDES or before.lower not in LOCATIVE or side.upos == "PROPN":
            continue
        if side.deprel == "case" and before.head is side.head:
            side.upos, side.deprel = "NOUN", "nmod:lmod"
            continue
        noun = nodes[place + 1] if place + 1 < len(nodes) else None
        if noun is None or noun.head is not side or noun.upos not in NOMINAL:
            continue
        if before.head is side and noun.deprel in {"nmod", "compound", "flat", "obj"}:
            _take_place(nodes, noun, side)
            side.upos, side.head, side.deprel = "NOUN", noun, "nmod:lmod"
    return nodes


def name_relations(nodes: list[Node]) -> list[Node]:
    """Replace `flat` and the other labels of UD 2.1 by those of today, by the classes of words."""
    places = {id(node): place for place, node in enumerate(nodes)}
    for place, node in enumerate(nodes):
        if node.head is None:
            continue
        is_after = places[id(node.head)] < place
        node.deprel = _relation(node, node.head, is_after=is_after)
    return nodes


def _relation(node: Node, head: Node, *, is_after: bool) -> str:
    pair = node.upos, head.upos
    match node.deprel:
        case "flat":
            return _flat(node.upos, head.upos)
        case "compound:plur":
            return "compound"
        case "det" if pair == ("PRON", "NOUN") and node.lower in PERSONAL:
            return "nmod:poss"
        case "det" if node.upos == "PROPN" and not is_after:
            return "nmod" if node.lower != "the" else "_"
        case "det" if node.upos in {"NOUN", "PROPN"}:
            return "compound" if pair == ("NOUN", "NOUN") and is_after else "nmod"
        case "det" if node.upos == "NUM":
            return "nummod"
        case "nmod" | "compound" if node.lower in PERSONAL and is_after:
            return "nmod:poss"
        case "nummod" if node.upos == "ADJ":
            return "amod"
        case "obl" if node.lower in TIMES:
            return "obl:tmod"
        case "acl" if head.lower == "merupakan" and node.upos == "NOUN":
            return "obj"
        case "amod" if node.upos == "ADV":
            return "advmod"
    return node.deprel


def _flat(upos: str, head_upos: str) -> str:
    if upos == "PROPN":
        return {"PROPN": "flat:name", "NOUN": "nmod", "SYM": "nmod"}.get(head_upos, "flat")
    if upos == head_upos == "NUM":
        return "flat"
    return {"NOUN": "compound", "ADJ": "amod", "NUM": "nummod"}.get(upos, "flat")


def name_relative_clauses(nodes: list[Node]) -> list[Node]:
    """`desa yang terletak`: a clause with `yang` inside it is acl:relcl."""
    places = {id(node): place for place, node in enumerate(nodes)}
    for node in nodes:
        if node.head is None or node.deprel not in {"acl", "amod", "nmod", "compound"}:
            continue
        if node.head.upos == "VERB":
            continue
        start, end = places[id(node.head)], places[id(node)]
        inside = nodes[start + 1 : end]
        if any(one.lower == "yang" and one.head is node for one in children(inside, node)):
            node.deprel = "acl:relcl"
    return nodes


def quantify(nodes: list[Node]) -> list[Node]:
    """`banyak orang`: before its noun `banyak` is a determiner."""
    for node, after in pairwise(nodes):
        is_adverb = node.lower in {"banyak", "sedikit"} and node.upos in {"ADV", "ADJ"}
        if is_adverb and after is node.head and after.upos == "NOUN":
            node.upos, node.deprel = "DET", "det"
    return nodes


def split_words(nodes: list[Node]) -> list[Node]:
    """Cut the clitics off: `rumahnya`, `apakah`, `kepadaku`."""
    for node in nodes:
        if node.upos != "PROPN" or "-" in node.form:
            cut_clitics(node, split_clitics(node.form))
    return nodes


def label_parts(nodes: list[Node]) -> list[Node]:
    """Label the clitics by the classes of their hosts."""
    for node in nodes:
        label_clitics(node)
    return nodes


def separate_oblique(nodes: list[Node]) -> list[Node]:
    """`berperan dalam film`: what has a preposition is oblique; `memberi nama` has an object."""
    for node, after in pairwise(nodes):
        if after.deprel == "compound" and after.head is node and node.upos == "VERB":
            after.deprel = "obj" if after.upos == "NOUN" else after.deprel
    for node in nodes:
        if node.deprel == "obj" and node.upos in NOMINAL:
            has_case = any(one.deprel == "case" for one in children(nodes, node))
            node.deprel = "obl" if has_case else "obj"
    return nodes


def repair_forms(nodes: list[Node]) -> list[Node]:
    """Undo what is left of HTML: `&amp;`."""
    for node in nodes:
        node.form = unescape(node.form)
    return nodes


def add_features(nodes: list[Node]) -> list[Node]:
    """Give every word its features."""
    for node in nodes:
        node.feats = features(node.form, node.upos)
    return nodes


# Forms first, as all later steps read them. Turned phrases next, as they read old labels; classes
# of words before the relations named by them, and clitics once their host's class is settled;
# punctuation when no head moves any more.
STEPS: tuple[Callable[[list[Node]], list[Node]], ...] = (
    repair_forms,
    join_hyphens,
    split_words,
    turn_salah_satu,
    turn_scales,
    return_case,
    relabel_words,
    count_in_order,
    quantify,
    label_parts,
    mark_clauses,
    turn_sides,
    name_relations,
    separate_oblique,
    name_relative_clauses,
    attach_punctuation,
    add_features,
)
