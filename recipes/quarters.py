"""Compile `quarters.tsv`: quarters of Jakarta, and those called like a regency or city elsewhere.

    python recipes/quarters.py

`Manggarai` is a quarter of South Jakarta and a regency of Flores. Codes and names of the quarters
(kelurahan of cities): github.com/cahyadsn/wilayah (MIT), as in `regions.py`, whose table it reads.
A quarter that adds a point of the compass (`Kuningan Timur`) is also spoken of without it.
"""

import csv
import re
from pathlib import Path

from idnews.resources import read_table
from tables import write_table

SOURCE = Path(__file__).parents[2] / "shared/data/gazetteer/cahyadsn_wilayah/wilayah.csv"
COMPASS = re.compile(r" (Utara|Selatan|Timur|Barat|Tengah)$")
JAKARTA = "31"
QUARTER_CODE = re.compile(r"\d\d\.\d\d\.\d\d\.1\d{3}")  # 2 instead of 1: a village


def main() -> None:
    """Write the table."""
    large: dict[str, list[str]] = {}
    cities = set()
    for code, name, level, _ in read_table("regions", ("code", "name", "level", "evidence")):
        if level in ("provinsi", "kabupaten", "kota"):
            large.setdefault(name, []).append(code)
        if level == "kota":
            cities.add(code)
    quarters = {}
    with SOURCE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            city = row["kode"][: len("31.74")]
            if QUARTER_CODE.fullmatch(row["kode"]) is not None and city in cities:
                quarters[row["kode"]] = (city, row["nama"])
    known = set(quarters.values())
    rows = []
    for code, (city, name) in quarters.items():
        bare = COMPASS.sub("", name)
        called = name if (city, bare) in known else bare
        rows += [
            (code, n, name)
            for n in {name, called}
            if city not in large.get(n, [city]) or (code[:2] == JAKARTA and n not in large)
        ]
    write_table("quarters", 1, ("code", "called", "name"), rows)


if __name__ == "__main__":
    main()
