"""Compile `organisations.tsv`: facts written by hand, universities, and listed companies.

    python recipes/organisations.py

By hand: `organisations.tsv` beside this file; hand rows win over derived rows of the same name.
Universities: github.com/Hipo/university-domains-list (MIT), names only. Companies listed in
Jakarta: github.com/nichsedge/idx-bei (MIT), names only; the canonical name is `PT ... Tbk`, the
aliases are that without `Tbk` and, when it is more than one word, without `PT` as well. Of the
last, those that the news also writes with small letters, or that are regions, need evidence: `~`.
"""

import csv
import json
import re
from pathlib import Path

from news_case import phrase_contexts
from tables import RESOURCES, read_hand, write_table

COLUMNS = ("name", "aliases", "kind", "country", "since", "until", "evidence", "source")
GAZETTEER = Path(__file__).parents[2] / "shared" / "data" / "gazetteer"
COMPANY = re.compile(
    r"^(?:PT\.?\s+)?(.*?)(?:\s*\(Persero\))?[\s,.]*(?:\bTbk\b[\s.]*)+$", re.IGNORECASE
)
Row = tuple[str, ...]


def main() -> None:
    """Write the table."""
    rows: dict[str, Row] = {}
    known: set[str] = set()
    for row in read_hand("organisations", len(COLUMNS)):
        rows[row[0]] = tuple(row)
        known.update(cell.removeprefix("~").casefold() for cell in (row[0], *row[1].split("|")))
    for row in (*universities(), *guard(companies())):
        surfaces = {cell.casefold() for cell in (row[0], *row[1].split("|")) if cell}
        if not surfaces & known:
            rows[row[0]] = row
            known |= surfaces
    write_table("organisations", 1, COLUMNS, rows.values())


def universities() -> list[Row]:
    """Return the Indonesian universities whose name is written in full in Indonesian."""
    path = GAZETTEER / "universities_hipo" / "universities_id.json"
    found = []
    for entry in json.loads(path.read_text("utf-8")):
        name = " ".join(entry["name"].split())
        if not set(name) & set('"(&') and re.match(
            r"(Universitas|Institut|Politeknik|Sekolah Tinggi|Akademi|STMIK|STIE) ", name
        ):
            found.append((name, "", "universitas", "ID", "", "", "any", "Hipo 2026"))
    return found


def companies() -> list[Row]:
    """Return the companies listed in Jakarta."""
    path = GAZETTEER / "idx_companies" / "idx_companies.csv"
    found = []
    with path.open(encoding="utf-8") as file:
        for entry in csv.DictReader(file):
            match = COMPANY.match(" ".join(entry["name"].replace("(Persero)", "").split()))
            core = match[1].strip(" .,") if match else ""
            if not core:
                continue
            aliases = [f"PT {core}", f"{core} Tbk"]
            if len(core.split()) > 1:
                aliases.append(core)
            name = f"PT {core} Tbk"
            found.append(
                (name, "|".join(aliases), "perusahaan", "ID", "", "", "any", "IDX 2025-08")
            )
    return found


def guard(rows: list[Row]) -> list[Row]:
    """Mark the aliases that are ordinary words, regions or short with `~`."""
    lines = (RESOURCES / "regions.tsv").read_text("utf-8").splitlines()[1:]
    regions = {line.split("\t")[1] for line in lines}
    contexts = phrase_contexts(alias for row in rows for alias in row[1].split("|")[2:])
    found = []
    for row in rows:
        *safe, core = row[1].split("|")
        if core in safe or core.endswith("Tbk"):
            found.append(row)
            continue
        small = contexts[core.lower()][3]
        mark = "~" if small or core in regions or len(core) < 8 else ""
        found.append((row[0], "|".join((*safe, mark + core)), *row[2:]))
    return found


if __name__ == "__main__":
    main()
