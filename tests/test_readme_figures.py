"""Every figure of quality in the README is one that was measured, and so is every peer's.

idnews's own come from models/id_news/metrics.json, which the accuracy gate holds to floors; the
peers' from the newest dated results of the benchmarks; readings by eye from their records. Speeds,
sizes and memory are the machine's: they are in the results, and not compared here. The Indonesian
README has the same numbers (test_readme_languages.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"
pytestmark = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="outside the repository")

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROSE = " ".join(README.split())
BANKS = {"csui": "CSUI train", "pud": "PUD", "gsd": "GSD dev"}
NAME_SETS = ("ner_idner", "ner_ui", "ner_grit")
PEER_ROWS = {
    'spaCy blank("id") + sentencizer': "spaCy blank id + sentencizer",
    "NLTK, Punkt trained here": "NLTK, Punkt trained",
    "summa TextRank": "TextRank",
    "yake": "YAKE",
    "rake-nltk": "RAKE",
}
# Half of the last digit shown, and what binary fractions add.
ROUNDING = 0.5001


def metrics() -> dict[str, float]:
    path = ROOT / "models" / "id_news" / "metrics.json"
    figures: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["figures"]
    return figures


def newest(folder: str, pattern: str = "20*.json") -> Any:
    paths = sorted((BENCHMARKS / folder).glob(pattern))
    return json.loads(paths[-1].read_text(encoding="utf-8"))


def rows(first_heading: str) -> dict[str, list[str]]:
    """The cells of the table whose first heading begins so, by the first cell, without marks."""
    lines = README.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {first_heading}"))
    table: dict[str, list[str]] = {}
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        name, *cells = (cell.strip() for cell in re.sub(r"[*`]", "", line).strip("|").split("|"))
        table[name] = cells
    return table


def row(table: Mapping[str, list[str]], name: str) -> list[str]:
    return next(cells for key, cells in table.items() if key.startswith(name))


def numbers(cell: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?|(?<!\w)-(?!\w)", cell)


def check(cell: str, figures: Sequence[float | None]) -> None:
    """Each number in the cell is the figure, rounded to the digits that the cell shows."""
    shown = numbers(cell)
    assert len(shown) == len(figures), (cell, figures)
    for number, figure in zip(shown, figures, strict=True):
        if figure is None or number == "-":
            assert (figure, number) == (None, "-"), (cell, figures)
            continue
        unit = 10.0 ** -len(number.partition(".")[2])
        assert abs(float(number) - figure) <= ROUNDING * unit, (cell, figures)


def check_prose(template: str, *figures: float) -> None:
    """The README has the sentence, where `#` stands for each figure."""
    parts = (re.escape(part) for part in template.split("#"))
    found = re.search(r"(\d+(?:\.\d+)?)".join(parts), PROSE)
    assert found is not None, f"not in the README: {template}"
    for number, figure in zip(found.groups(), figures, strict=True):
        check(number, [figure])


def of_set(name: str, levels: Sequence[str]) -> list[float]:
    figures = metrics()
    return [figures[f"{name}.{level}"] for level in levels]


def test_tokens_words_sentences() -> None:
    table = rows("tokens / words with clitics cut / sentences")
    for cell, bank in zip(row(table, "idnews"), BANKS, strict=True):
        check(cell, of_set(f"ud_{bank}", ("token", "word", "sentence")))
    peers = newest("language/results")["f1"]
    for title, peer in peers.items():
        if title != "idnews":
            levels = ("tokens", "words", "sentences")
            for cell, bank in zip(
                row(table, PEER_ROWS.get(title, title)), BANKS.values(), strict=True
            ):
                check(cell, [peer[f"{level} {bank}"] for level in levels])


def test_stems() -> None:
    table = rows("stem against UD's lemma")
    for cell, bank in zip(row(table, "idnews"), BANKS, strict=False):
        check(cell, of_set(f"ud_{bank}", ("stem", "stem_affixed")))
    for name, peer in newest("morphology/results")["stem"].items():
        if name != "idnews":
            for cell, bank in zip(row(table, name), BANKS.values(), strict=False):
                check(cell, [peer["scores"][bank]["all"], peer["scores"][bank]["affixed"]])


def test_lemmas_and_names_that_change() -> None:
    figures = metrics()
    check_prose(
        "`lemma_` agrees with UD in # % (CSUI), # % (PUD) and # % (GSD) of content words",
        *(figures[f"ud_{bank}.lemma"] for bank in BANKS),
    )
    changed = [figures[f"ud_{bank}.names_changed"] for bank in BANKS]
    check_prose("changes # to # % of proper nouns", min(changed), max(changed))


def test_names() -> None:
    table = rows("names on dev")
    for name, levels in {
        "rules alone": ("rules",),
        "rules and model": ("all", "person", "org", "place"),
        "model alone": ("model",),
    }.items():
        for cell, of in zip(row(table, name), NAME_SETS, strict=True):
            check(cell, of_set(of, levels))


def test_names_of_peers() -> None:
    if not list((BENCHMARKS / "entities" / "results").glob("names_*.json")):
        pytest.skip("not measured yet")
    table = rows("names on dev")
    for system in newest("entities/results", "names_*.json")["systems"].values():
        if not system["title"].startswith("idnews"):
            sets = system["scores"].values()
            for cell, scores in zip(row(table, system["title"]), sets, strict=True):
                keys = ("all", "PERSON", "ORG", "place")[: len(numbers(cell))]
                check(cell, [scores[key] for key in keys])


def test_syntax() -> None:
    (cells,) = rows("syntax of raw text").values()
    for cell, bank in zip(cells, BANKS, strict=True):
        check(cell, of_set(f"syntax_{bank}", ("upos", "uas", "las")))


def test_keywords() -> None:
    table, figures = rows("keywords against editors' tags"), metrics()
    for cell, top in zip(row(table, "idnews"), (5, 10), strict=False):
        check(cell, [figures[f"keywords.f1_at_{top}"] / 100])
    for name, peer in newest("keywords/results")["systems"].items():
        if not name.startswith("idnews"):
            for cell, top in zip(row(table, PEER_ROWS.get(name, name)), (5, 10), strict=False):
                check(cell, [peer[f"exact@{top}"]])


def test_quotations() -> None:
    figures = metrics()
    check_prose(
        "on PFSA-ID's development part # F1 of quoted words and # of the persons who said them",
        figures["quotes_rules.words"],
        figures["quotes_rules.persons"],
    )
    judged = newest("quotes", "judged_*.json")
    direct, indirect = judged["direct"], judged["indirect"]
    check_prose(
        "Of # direct quotations from unseen articles, read by eye, # had the right extent and # "
        "the right speaker; of # indirect ones # had both",
        *(direct["quotes"], direct["right_extent"], direct["right_speaker"]),
        *(indirect["quotes"], indirect["right_extent_and_speaker"]),
    )


def test_dates_of_publication() -> None:
    figures = metrics()
    check_prose(
        "# % are the day of publication or the day before, and # % are more than a week off",
        figures["dates.near"],
        figures["dates.off"],
    )
