"""Score the names that rules find against news with hand-made labels; read its errors.

Run from the repository root, with the sets of ../shared/data/ner (never copied here):

    python benchmarks/entities/score_names.py                     # dev parts, the table
    python benchmarks/entities/score_names.py --part train --errors 40   # read errors
    python benchmarks/entities/score_names.py --case upper               # as in capitals
    python benchmarks/entities/score_names.py --cases                    # all three, F1 as a table

A name counts when offsets and class agree exactly. GPE, LOC and FAC are one class, `place`, as in
the sets; punctuation glued to the sets' tokens is taken off first. Labels that the sets do not have
(EVENT, PRODUCT, WORK_OF_ART) are left out on our side.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from idnews.annotation.names import CLASSES, read_names, trim_span
from idnews.language.sentences import sentence_spans
from idnews.language.tokenizer import token_spans
from idnews.ner.names import find_names

DATA = Path(__file__).parents[3] / "shared" / "data" / "ner"
FILES = {
    ("IDNER", "train"): "idner_news_2k/train.txt",
    ("IDNER", "dev"): "idner_news_2k/dev.txt",
    ("NER-UI", "train"): "nerui/train.tsv",
    ("NER-UI", "dev"): "nerui/dev.tsv",
    ("NERGrit", "train"): "nergrit/train_preprocess.txt",
    ("NERGrit", "dev"): "nergrit/valid_preprocess.txt",
}
Span = tuple[int, int, str]
CASES: dict[str, Callable[[str], str]] = {
    "written": str,
    "upper": str.upper,
    "lower": str.lower,
}


def predict(text: str) -> set[Span]:
    """Return the names found in `text` in the classes of the sets."""
    tokens = token_spans(text)
    firsts = {start for start, _ in sentence_spans(text)}
    mentions = find_names(text, tokens, [start in firsts for start, _ in tokens])
    return {
        trim_span(text, (m.start, m.end, CLASSES[m.label])) for m in mentions if m.label in CLASSES
    }


def score(
    path: Path, *, errors: int = 0, wanted: str = "", case: str = "written"
) -> dict[str, tuple[int, int, int]]:
    """Return true positives, false positives and false negatives of each class.

    `case` writes the texts in capitals or small letters; a text that this lengthens is left out.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for number, (written, gold) in enumerate(read_names(path)):
        text = CASES[case](written)
        if len(text) != len(written):
            continue
        found = predict(text)
        for name, group in (("tp", gold & found), ("fp", found - gold), ("fn", gold - found)):
            counts.update((name, label) for _, _, label in group)
        if gold != found and number % 7 == 0 and errors > 0:
            wrong = [("+", s) for s in sorted(found - gold)] + [
                ("-", s) for s in sorted(gold - found)
            ]
            shown = [f"{sign}{s[2][:3]}:{text[s[0] : s[1]]}" for sign, s in wrong if wanted in s[2]]
            if shown:
                errors -= 1
                print(text[:400], "\n     ", " | ".join(shown))
    labels = ("PERSON", "ORG", "place")
    return {
        label: (counts["tp", label], counts["fp", label], counts["fn", label]) for label in labels
    }


def f1(tp: int, fp: int, fn: int) -> tuple[float, float, float]:
    """Return precision, recall and F1 in percent."""
    precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
    mean = 2 * precision * recall / max(1e-9, precision + recall)
    return 100 * precision, 100 * recall, 100 * mean


def compare_cases(part: str) -> None:
    """Print the F1 of each class for the texts as written, in capitals and in small letters."""
    print(f"{'set':8} {'text':8} {'PERSON':>7} {'ORG':>7} {'place':>7} {'all':>7}")
    for (name, of_part), file in FILES.items():
        if of_part != part:
            continue
        for case in CASES:
            counts = score(DATA / file, case=case)
            rows = [*counts.values(), tuple(map(sum, zip(*counts.values(), strict=True)))]
            cells = " ".join(f"{f1(*row)[2]:7.1f}" for row in rows)
            print(f"{name:8} {case:8} {cells}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the names that rules find.")
    parser.add_argument("--part", default="dev", choices=("dev", "train"))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--label", default="")
    parser.add_argument("--set", default="")
    parser.add_argument("--case", default="written", choices=tuple(CASES))
    parser.add_argument("--cases", action="store_true", help="compare the three cases")
    options = parser.parse_args()
    if options.cases:
        compare_cases(options.part)
        return
    for (name, part), file in FILES.items():
        if part != options.part or options.set not in name:
            continue
        began = time.perf_counter()
        counts = score(DATA / file, errors=options.errors, wanted=options.label, case=options.case)
        total = tuple(sum(column) for column in zip(*counts.values(), strict=True))
        for label, row in [*counts.items(), ("all", total)]:
            tp, fp, fn = row
            precision, recall, mean = f1(tp, fp, fn)
            print(
                f"{name:8} {label:7} P {precision:5.1f} R {recall:5.1f} F1 {mean:5.1f} n {tp + fn}"
            )
        print(f"{name:8} {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
