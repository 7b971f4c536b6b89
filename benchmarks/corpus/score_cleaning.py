"""How well pages are cleaned: 61 pages whose sentences were judged by hand, kept or dropped.

    python benchmarks/corpus/score_cleaning.py ../shared/data -o RESULT.json

`cleaning_gold.json` holds the judgments, not the pages: which stretches of a page are not the body
(dateline, byline, caption, links, furniture, second copies), for HTML which are the body among all
that the page shows; `skip` are stretches that may go either way. One reader judged, who saw what
the cleaner had proposed. On HTML, trafilatura and jusText run beside it on the same pages.

A body sentence is kept when its letters stand in the output; a sentence of the rest is left when
they do (for second copies: more often than in the body). Precision and recall count kept body
sentences against what else was left; removals are precise when what went was not the body.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

from cleaning_pages import Page, digest, letters, read_pages, sentences_of

from idnews.cleaning import clean

MIN_LETTERS = 4
MIN_HTML_LETTERS = 25  # a shorter menu item stands in the story as a word, too

Cleaner = Callable[[Page], str]


def by_idnews(page: Page) -> str:
    return clean(page.raw).body


def by_trafilatura(page: Page) -> str:
    import trafilatura

    return trafilatura.extract(page.raw, include_comments=False) or ""


def by_justext(page: Page) -> str:
    import justext

    stop_words = justext.get_stoplist("Indonesian")
    paragraphs = justext.justext(page.raw.encode("utf-8", "replace"), stop_words, encoding="utf-8")
    return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)


def pieces_of(page: Page, gold: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return the letters of each sentence of the body, and of everything else."""
    outside = gold.get("drop", [])
    edges = {edge for span in [*outside, *gold.get("keep", []), *gold["skip"]] for edge in span}
    body: list[str] = []
    rest: list[str] = []
    for start, end in sentences_of(page.text):
        cuts = sorted({start, end, *(edge for edge in edges if start < edge < end)})
        for a, b in pairwise(cuts):
            piece = letters(page.text[a:b])
            if not piece or any(s <= a and b <= e for s, e in gold["skip"]):
                continue
            if gold["form"] == "html":
                is_body = any(s <= a and b <= e for s, e in gold["keep"])
                if len(piece) < (MIN_LETTERS if is_body else MIN_HTML_LETTERS):
                    continue
            else:
                is_body = not any(s <= a and b <= e for s, e in outside)
            if len(piece) >= MIN_LETTERS:
                (body if is_body else rest).append(piece)
    return body, rest


def score(page: Page, gold: dict[str, Any], output: str) -> tuple[Counter[str], list[str]]:
    body, rest = pieces_of(page, gold)
    found = letters(output)
    counts: Counter[str] = Counter()
    faults = []
    for piece in body:
        counts["kept" if piece in found else "lost"] += 1
        if piece not in found:
            faults.append(f"lost: {piece[:60]}")
    whole_body = "".join(body)
    for piece in rest:
        is_left = found.count(piece) > whole_body.count(piece)
        counts["left" if is_left else "removed"] += 1
        if is_left:
            faults.append(f"left: {piece[:60]}")
    return counts, faults


def figures(counts: Counter[str]) -> dict[str, float]:
    kept, lost, left, removed = (counts[k] for k in ("kept", "lost", "left", "removed"))
    precision, recall = kept / max(kept + left, 1), kept / max(kept + lost, 1)
    return {
        "body sentences": kept + lost,
        "other sentences": left + removed,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4),
        "precision of removals": round(removed / max(removed + lost, 1), 4),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--faults", action="store_true", help="show what went wrong")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    gold = json.loads(Path(__file__).with_name("cleaning_gold.json").read_text(encoding="utf-8"))
    wanted = {entry["page"]: entry for entry in gold}
    cleaners: dict[str, Cleaner] = {
        "idnews": by_idnews,
        "trafilatura": by_trafilatura,
        "justext": by_justext,
    }
    totals: dict[tuple[str, str], Counter[str]] = {}
    for page in read_pages(options.data):
        entry = wanted.get(page.name)
        if entry is None:
            continue
        if digest(page.text) != entry["hash"]:
            raise SystemExit(f"{page.name} is not the page that was judged")
        for name, cleaner in cleaners.items():
            if name != "idnews" and not page.is_html:
                continue
            counts, faults = score(page, entry, cleaner(page))
            totals.setdefault((entry["form"], name), Counter()).update(counts)
            if options.faults and name == "idnews" and faults:
                print(page.name, *faults, sep="\n  ")
    result = {f"{form}, {name}": figures(counts) for (form, name), counts in totals.items()}
    versions = {name: version(name) for name in ("idnews", "trafilatura", "justext")}
    report = json.dumps({"pages": len(gold), "versions": versions, "scores": result}, indent=1)
    print(report)
    if options.output:
        options.output.write_text(report + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
