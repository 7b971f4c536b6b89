"""The labels of clitics by the class of their host: `rumahnya`, `membacanya`, `ditulisnya`."""

from idnews.annotation.conllu import NO_LABEL
from idnews.annotation.draft import Node, Part

__all__ = ["cut_clitics", "label_clitics"]

THIRD = "Number=Sing|Person=3|PronType=Prs"
FIRST = "Number=Sing|Person=1|Polite=Infm|PronType=Prs"
SECOND = "Number=Sing|Person=2|Polite=Infm|PronType=Prs"
ARTICLE = "Definite=Def|PronType=Art"
PRONOUNS = {"nya": THIRD, "ku": FIRST, "mu": SECOND}
PARTICLES = frozenset({"lah", "kah", "pun", "tah"})
CLITICS = frozenset(PRONOUNS) | PARTICLES
# Verbs in me- of becoming: -nya makes a noun of them (`meningkatnya harga`).
INTRANSITIVE = (
    "meningkat",
    "menurun",
    "membaik",
    "memburuk",
    "menguat",
    "melemah",
    "mencair",
    "meluas",
)
# Words in -nya that the treebank keeps whole, and classes that are not split.
WHOLE_UPOS = frozenset({"ADV", "SCONJ", "CCONJ", "AUX"})
WHOLE = frozenset({"lainnya", "berikutnya", "selanjutnya", "sebelumnya", "hanya", "umumnya"})
PREPOSITIONS = frozenset(
    "pada kepada bagi untuk oleh dari dengan terhadap antara diantara menurut tentang".split()
)
REPORTING = frozenset("ujar kata tutur ucap jelas tambah imbuh tulis pikir papar ungkap".split())
# Nouns that old GSD calls verbs when -nya makes a predicate of them.
NOUNS = frozenset("arti maksud letak waktu tepat ayah nama".split())
SUPERLATIVES = frozenset("terbaru terendah terbesar terbaik terakhir tertinggi termuda".split())
VERBAL_STARTS = ("ter", "ber", "mem", "men", "meng")
SENTENTIAL = frozenset({"root", "parataxis"})


def cut_clitics(node: Node, spans: list[tuple[int, int]]) -> None:
    """Move the clitics at the end of the form of `node` into its tail, as yet without labels.

    `spans` are the parts of the form as `morphology.clitics.split_clitics` gives them.
    """
    parts = [node.form[start:end] for start, end in spans]
    tail = [part.lower() for part in parts[1:]]
    if not tail or not CLITICS.issuperset(tail) or node.lower in WHOLE:
        return
    if node.upos in WHOLE_UPOS and tail[-1] not in {"lah", "kah"}:
        return
    node.form = parts[0]
    node.tail = [Part(part, NO_LABEL, NO_LABEL, NO_LABEL) for part in parts[1:]]


def label_clitics(node: Node) -> None:
    """Settle the class of a host by its clitics, then label the clitics by the host."""
    if not node.tail:
        return
    _settle_host(node, node.tail[0].form.lower())
    node.tail = [_part(node, part.form) for part in node.tail]
    if node.upos == "ADP" and len(node.tail) == 1 and node.tail[0].upos == "PRON":
        node.is_head_last = True
        if node.deprel in {"case", "advmod", "mark", "acl", "obj", "amod"}:
            node.deprel = "nmod" if node.head and node.head.upos in {"NOUN", "PROPN"} else "obl"


def _settle_host(node: Node, clitic: str) -> None:
    lower = node.lower
    if clitic in PRONOUNS and lower.rstrip("-") in PREPOSITIONS:
        node.upos = "ADP"
    if clitic != "nya":
        return
    if lower in REPORTING and node.deprel in SENTENTIAL:
        node.upos = "VERB"
    elif lower in NOUNS and node.upos == "VERB":
        node.upos = "NOUN"
    elif lower in SUPERLATIVES and node.upos != "PROPN":
        node.upos = "ADJ"
    elif node.upos == "NOUN" and _is_verb_form(lower):
        node.upos = "VERB"


def _is_verb_form(word: str) -> bool:
    """A noun made of a verb by -nya is the verb to UD: `terbentuknya`, `membaiknya`."""
    return word.startswith(VERBAL_STARTS) and len(word) > 6 and not word.endswith("an")


def _part(node: Node, form: str) -> Part:
    lower = form.lower()
    if lower in PARTICLES:
        return Part(form, "PART", NO_LABEL, "advmod:emph")
    if node.upos == "VERB":
        return _of_verb(node, form)
    is_article = node.upos in {"ADJ", "ADV"} or node.lower in {"misal", "satu-satu"}
    if is_article and lower == "nya":
        return Part(form, "DET", ARTICLE, "det")
    return Part(form, "PRON", PRONOUNS[lower], "nmod:poss")


def _of_verb(node: Node, form: str) -> Part:
    lower, feats = node.lower, PRONOUNS[form.lower()]
    if lower in REPORTING:
        return Part(form, "PRON", feats, "nsubj")
    if lower.startswith("di"):
        return Part(form, "PRON", feats, "obl:agent")
    is_transitive = lower.startswith("me") and not lower.startswith(INTRANSITIVE)
    if is_transitive or form.lower() != "nya":
        return Part(form, "PRON", feats, "obj")
    return Part(form, "DET", ARTICLE, "det")
