"""Compile `currencies.tsv` from Babel's CLDR names (Unicode licence) and what newspapers write.

    pip install Babel && python recipes/currencies.py

`currencies_by_hand.tsv` beside this file holds what newspapers write: word, ISO 4217 code, place
(`before` or `after` the amount, `both`, `code`: either side, in capitals only).
"""

from babel import Locale

from tables import read_hand, write_table

COLUMNS = ("word", "code", "place")
# Units of account, metals and what is no longer paid with: CLDR gives their years in brackets.
NOT_MONEY = frozenset("XAG XAU XBA XBB XBC XBD XDR XEU XFO XFU XPD XPT XRE XSU XTS XUA XXX".split())
# What newspapers write for a word of CLDR's names.
SPELLINGS = {"dolar": "dollar", "pound": "pon", "rupee": "rupe", "franc": "frank", "riyal": "rial"}


def main() -> None:
    """Write the table; a row by hand goes before a name of CLDR."""
    by_hand = read_hand("currencies_by_hand", len(COLUMNS))
    known = {row[0] for row in by_hand}
    rows = [tuple(row) for row in by_hand]
    for code, cldr_name in Locale("id").currencies.items():
        name = cldr_name.lower().replace("’", "'")
        if code in NOT_MONEY or "(" in name or " " not in name:
            continue
        first, _, rest = name.partition(" ")
        for word in (name, f"{SPELLINGS.get(first, first)} {rest}"):
            if word not in known:
                known.add(word)
                rows.append((word, code, "after"))
    write_table("currencies", 1, COLUMNS, rows)


if __name__ == "__main__":
    main()
