"""Compile `countries.tsv` from Babel's CLDR names (Unicode licence) and what newspapers write.

    pip install Babel && python recipes/countries.py

`country_names.tsv` beside this file holds, by hand: the ISO 3166 alpha-2 code, the name that
newspapers use where CLDR has another (or `-`), their variants joined by `|`, and the evidence;
`countries_past.tsv` states that are no more.
"""

from babel import Locale

from tables import read_hand, write_table

NOT_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ AQ".split())


def main() -> None:
    """Write the table."""
    by_hand = {row[0]: row[1:] for row in read_hand("country_names", 4)}
    rows = []
    for code, cldr_name in Locale("id").territories.items():
        if len(code) != 2 or code in NOT_COUNTRIES:
            continue
        news_name, variants, evidence = by_hand.pop(code, ["-", "", "any"])
        cldr_name = cldr_name.replace("’", "'")
        name = cldr_name if news_name == "-" else news_name
        aliases = [variant for variant in variants.split("|") if variant not in ("", name)]
        if name != cldr_name and "(" not in cldr_name and cldr_name not in aliases:
            aliases.append(cldr_name)
        rows.append((code, name, "|".join(aliases), evidence, "CLDR"))
    if by_hand:
        raise ValueError(f"country_names.tsv has codes that CLDR lacks: {sorted(by_hand)}")
    for code, name, variants, evidence in read_hand("countries_past", 4):
        aliases = [variant for variant in variants.split("|") if variant not in ("", name)]
        rows.append((code, name, "|".join(dict.fromkeys(aliases)), evidence, "ISO 3166-3"))
    write_table("countries", 1, ("code", "name", "aliases", "evidence", "source"), rows)


if __name__ == "__main__":
    main()
