"""The labels of clitics by the class of their host: `rumahnya`, `membacanya`, `ditulisnya`."""

from idnews.training.draft import Node, Part

__all__ = ["attach_clitics"]

THIRD = "Number=Sing|Person=3|PronType=Prs"
FIRST = "Number=Sing|Person=1|Polite=Infm|PronType=Prs"
SECOND = "Number=Sing|Person=2|Polite=Infm|PronType=Prs"
ARTICLE = "Definite=Def|PronType=Art"
PRONOUNS = {"nya": THIRD, "ku": FIRST, "mu": SECOND}
PARTICLES = frozenset({"lah", "kah", "pun", "tah"})
CLITICS = PRONOUNS.keys() | PARTICLES
# Adjectives and adverbs in -nya that the treebanks keep whole, and so classes that are not split.
WHOLE_UPOS = frozenset({"ADV", "SCONJ", "CCONJ", "AUX"})
WHOLE = frozenset({"lainnya", "berikutnya", "selanjutnya", "sebelumnya", "hanya", "umumnya"})
NOMINAL_PRONOUNS = frozenset({"nmod:poss"})


def attach_clitics(node: Node, spans: list[tuple[int, int]], dependents: list[Node]) -> None:
    """Move the clitics at the end of the form of `node` into its tail, with their labels.

    `spans` are the parts of the form as `morphology.clitics.split_clitics` gives them.
    """
    word = node.form
    parts = [word[start:end] for start, end in spans]
    tail = parts[1:]
    if not tail or any(part.lower() not in CLITICS for part in tail) or not _is_split(node, tail):
        return
    node.form = parts[0]
    _settle_host(node, tail)
    node.tail = [_part(node, form, dependents) for form in tail]
    if node.upos == "ADP" and tail[0].lower() in PRONOUNS:
        node.is_head_last = len(tail) == 1
        if node.deprel in {"case", "advmod", "mark", "acl"}:
            node.deprel = "nmod" if node.head and node.head.upos in {"NOUN", "PROPN"} else "obl"


def _is_split(node: Node, tail: list[str]) -> bool:
    if node.lower in WHOLE:
        return False
    return node.upos not in WHOLE_UPOS or tail[-1].lower() in {"lah", "kah"}


def _settle_host(node: Node, tail: list[str]) -> None:
    """A noun made of a verb by -nya is the verb to UD: `terbentuknya`, `membaiknya`."""
    lower = node.lower
    if node.upos == "NOUN" and tail[0].lower() == "nya":
        if lower.startswith(("ter", "ber", "mem", "men", "meng")) and len(lower) > 6:
            node.upos = "VERB" if not lower.endswith("an") else node.upos


def _part(node: Node, form: str, dependents: list[Node]) -> Part:
    lower = form.lower()
    if lower in PARTICLES:
        return Part(form, "PART", "_", "advmod:emph")
    feats = PRONOUNS[lower]
    if node.upos == "VERB":
        return _of_verb(node, form, dependents)
    if node.upos == "ADJ" and lower == "nya":
        return Part(form, "DET", ARTICLE, "det")
    return Part(form, "PRON", feats, "nmod:poss")


def _of_verb(node: Node, form: str, dependents: list[Node]) -> Part:
    lower, feats = node.lower, PRONOUNS[form.lower()]
    if lower.startswith("di"):
        return Part(form, "PRON", feats, "obl:agent")
    is_transitive = lower.startswith("me") or lower.endswith(("kan", "i"))
    if is_transitive and not any(one.deprel == "obj" for one in dependents):
        return Part(form, "PRON", feats, "obj")
    if form.lower() != "nya":
        return Part(form, "PRON", feats, "obj")
    return Part(form, "DET", ARTICLE, "det")
