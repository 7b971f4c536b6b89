"""Compile the root lexicon `src/idnews/resources/roots.tsv`.

Run from the repository's top folder, with the third-party data beside it:

    python recipes/roots.py --data ../shared/data

Three sources, in this order of authority:

1. `recipes/roots_reviewed.tsv`: words decided by reading (`root` or `not`).
2. UniMorph Indonesian, its root column (CC BY-SA 3.0).
3. The news corpus: a root proves itself by the distinct derivations seen with it.

The source column says what speaks for a root: `unimorph` if it stands there, else `news` if at
least three distinct derivations of it stand in the corpus, else `idnews`: the reading alone.

Parts of speech come from the reviewed table, else from UniMorph's tags, else from the tags that
ICON's trees give the bare word. Nothing is taken from Sastrawi's, Kateglo's or KBBI's word lists.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
OUTPUT = HERE.parent / "src" / "idnews" / "resources" / "roots.tsv"
REVIEWED = HERE / "roots_reviewed.tsv"

WORD = re.compile(r"[A-Za-zé]+(?:-[A-Za-zé]+)*")
VOWELS = "aeiou"

# A news root needs this many distinct derivations and bare occurrences: at 2 derivations a third of
# the sample of 200 new rows was wrong (names, English, derived words), at 5 no common root was won.
MIN_DERIVATIONS = 3
MIN_BARE = 5
MIN_DERIVED_COUNT = 2
# Share of a word's occurrences that are lower-cased; names seldom pass a half.
MIN_LOWER_SHARE = 0.5

PARTICLES = ("lah", "kah", "pun", "tah")
POSSESSIVES = ("nya", "ku", "mu")
SUFFIXES = ("kan", "an", "i")
PREFIXES = ("di", "ter", "ber", "be", "per", "pe", "ke", "se")

UNIMORPH_POS = {"N": "n", "V": "v", "ADJ": "a"}
ICON_POS = {
    "NNO": "n", "VBI": "v", "VBT": "v", "ADJ": "a", "ADV": "adv", "TAME": "adv", "NUM": "num",
    "PRN": "pron", "PRI": "pron", "PPO": "prep", "CCN": "conj", "CSN": "conj", "PAR": "part",
}  # fmt: skip
# A tag counts when it has this share of the word's tags and this many of them.
ICON_SHARE = 0.25
ICON_COUNT = 3


def read_reviewed(path: Path) -> dict[str, tuple[str, str]]:
    """Return word -> (decision, pos) of the hand-made table; a later row may not repeat a word."""
    decisions: dict[str, tuple[str, str]] = {}
    if not path.is_file():
        return decisions
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], start=2):
        word, decision, pos, _note = line.split("\t")
        if decision not in {"root", "not"}:
            raise ValueError(f"{path.name}:{number}: decision {decision!r}, expected root or not")
        if word in decisions:
            raise ValueError(f"{path.name}:{number}: {word!r} is decided twice")
        decisions[word] = (decision, pos)
    return decisions


def read_unimorph(path: Path) -> dict[str, set[str]]:
    """Return root -> parts of speech, from the rows whose form is not a further derivation."""
    roots: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        root, form, tags = line.split("\t")
        pos = UNIMORPH_POS.get(tags.split(";")[0])
        roots[root.lower()].update({pos} if pos and form == root else set())
    return roots


def read_news(path: Path) -> tuple[Counter[str], Counter[str]]:
    """Return counts of lower-case words and of capitalised words inside a sentence."""
    lower: Counter[str] = Counter()
    names: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            text = json.loads(line)["text"]
            for match in WORD.finditer(text):
                word, start = match.group(), match.start()
                if word.islower():
                    lower[word] += 1
                elif start > 1 and text[start - 1] == " " and (text[start - 2].islower()):
                    names[word.lower()] += 1
    return lower, names


def read_icon(path: Path) -> dict[str, set[str]]:
    """Return word -> parts of speech that ICON's trees give it often enough."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for tag, word in re.findall(r"\(([A-Z]+) ([^()\s]+)\)", path.read_text(encoding="utf-8")):
        if word.islower() and tag in ICON_POS:
            counts[word][ICON_POS[tag]] += 1
    return {
        word: {pos for pos, n in tags.items() if n >= ICON_COUNT and n >= ICON_SHARE * tags.total()}
        for word, tags in counts.items()
    }


def strip_nasal(rest: str) -> Iterator[str]:
    """Yield the stems that me-/pe- may have joined to give me+`rest` (`nulis` -> tulis, nulis)."""
    if rest[:1] in tuple("lrwymn"):
        yield rest
    if rest.startswith("nge") and len(rest) <= 8:
        yield rest[3:]
    if rest.startswith("ng"):
        yield rest[2:]
        if rest[2:3] in VOWELS:
            yield "k" + rest[2:]
    elif rest.startswith("ny"):
        yield "s" + rest[2:]
    elif rest.startswith("m"):
        yield ("p" + rest[1:]) if rest[1:2] in VOWELS else rest[1:]
    elif rest.startswith("n"):
        yield ("t" + rest[1:]) if rest[1:2] in VOWELS else rest[1:]


def strip_prefix(word: str) -> Iterator[tuple[str, str]]:
    """Yield (stem, prefix) for each prefix that `word` may begin with."""
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            yield word[len(prefix) :], prefix
    for nasal in ("me", "pe"):
        if word.startswith(nasal):
            for stem in strip_nasal(word[2:]):
                if len(stem) >= 3:
                    yield stem, nasal


def strip_clitics(word: str) -> Iterator[str]:
    """Yield `word` without particle and possessive, in each way possible, itself first."""
    yield word
    for particle in PARTICLES:
        if word.endswith(particle) and len(word) > len(particle) + 2:
            word = word[: -len(particle)]
            yield word
            break
    for possessive in POSSESSIVES:
        if word.endswith(possessive) and len(word) > len(possessive) + 2:
            yield word[: -len(possessive)]


def analyses(word: str) -> set[tuple[str, str]]:
    """Return (root, derivation) pairs that spelling allows, as ("tulis", "me-i") for menulisi."""
    found = set()
    for bare in strip_clitics(word):
        stems = [(bare, "")]
        for suffix in SUFFIXES:
            if bare.endswith(suffix) and len(bare) - len(suffix) >= 3:
                stems.append((bare[: -len(suffix)], "-" + suffix))
        for stem, suffix in stems:
            found.add((stem, suffix))
            layer = {(stem, "")}
            for _ in range(3):
                layer = {
                    (rest, before + prefix)
                    for inner, before in layer
                    for rest, prefix in strip_prefix(inner)
                }
                found |= {(rest, prefixes + suffix) for rest, prefixes in layer}
    return {(root, derivation) for root, derivation in found if derivation}


def collect_derivations(lower: Counter[str]) -> dict[str, set[str]]:
    """Return root -> derivations that spelling allows, where the news has at least a few."""
    derivations: dict[str, set[str]] = defaultdict(set)
    for word, count in lower.items():
        if count >= MIN_DERIVED_COUNT and "-" not in word:
            for root, derivation in analyses(word):
                derivations[root].add(derivation)
    return {root: seen for root, seen in derivations.items() if len(seen) >= MIN_DERIVATIONS}


def prove_roots(
    derivations: dict[str, set[str]], lower: Counter[str], names: Counter[str]
) -> dict[str, set[str]]:
    """Return those roots that also occur bare and are no names: candidates without a reader."""
    return {
        root: seen
        for root, seen in derivations.items()
        if lower[root] >= MIN_BARE
        and lower[root] >= MIN_LOWER_SHARE * (lower[root] + names[root])
        and any(vowel in root for vowel in VOWELS)
    }


def underived(proved: dict[str, set[str]]) -> set[str]:
    """Return the proved roots that are no derivation of a root proved as well or better."""
    return {
        root
        for root, seen in proved.items()
        if not any(len(proved.get(base, ())) >= len(seen) for base, _ in analyses(root))
    }


def compile_rows(data: Path) -> list[tuple[str, str, str]]:
    """Return the sorted (root, pos, source) rows."""
    reviewed = read_reviewed(REVIEWED)
    unimorph = read_unimorph(data / "lemma" / "unimorph_ind" / "ind_dev.tsv")
    lower, names = read_news(data / "news" / "news.jsonl.gz")
    icon = read_icon(data / "pos" / "icon" / "train.txt")
    derivations = collect_derivations(lower)
    proved = prove_roots(derivations, lower, names)
    rows = []
    for word in sorted(unimorph.keys() | underived(proved) | reviewed.keys()):
        decision, pos = reviewed.get(word, ("", ""))
        if decision == "not" or not re.fullmatch(r"[a-zé]+(?:-[a-zé]+)*", word):
            continue
        if word in unimorph:
            source = "unimorph"
        elif word in derivations:
            source = "news"
        else:
            source = "idnews"
        pos = pos or ",".join(sorted(unimorph.get(word) or icon.get(word) or ()))
        rows.append((word, pos, source))
    return rows


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of third-party data")
    rows = compile_rows(parser.parse_args().data)
    lines = ["#roots.1\troot\tpos\tsource", *("\t".join(row) for row in rows)]
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
