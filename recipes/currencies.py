"""Compile `currencies.tsv` from Babel's CLDR names (Unicode licence) and what newspapers write.

    pip install Babel && python recipes/currencies.py

Run it after `countries.py`: a country's currency is also called by that country's other names and
by those of its neighbours that pay with it (`won Korut`, `franc Kamerun`).
`currencies_by_hand.tsv` beside this file holds what newspapers write: word, ISO 4217 code, place
(`before` or `after` the amount, `both`, `code`: either side, in capitals only).
"""

from collections.abc import Iterator

from babel import Locale
from babel.numbers import get_territory_currencies

from idnews.resources import read_table
from tables import read_hand, write_table

COLUMNS = ("word", "code", "place")
# Units of account, metals and what is no longer paid with: CLDR gives their years in brackets.
NOT_MONEY = frozenset("XAG XAU XBA XBB XBC XBD XDR XEU XFO XFU XPD XPT XRE XSU XTS XUA XXX".split())
# What newspapers write for a word of CLDR's names.
SPELLINGS = {
    "dolar": ("dollar",),
    "pound": ("pon",),
    "rupee": ("rupe",),
    "franc": ("frank",),
    "riyal": ("rial",),
    "rial": ("riyal",),
    "krona": ("kroner", "kronor"),
    "krone": ("kroner",),
}


def main() -> None:
    """Write the table; a row by hand goes before a name of CLDR."""
    by_hand = read_hand("currencies_by_hand", len(COLUMNS))
    known = {row[0] for row in by_hand}
    rows = [tuple(row) for row in by_hand]
    for code, name in (*_names_of_cldr(), *_names_by_country()):
        first, _, rest = name.partition(" ")
        for word in (first, *SPELLINGS.get(first, ())):
            if (full := f"{word} {rest}") not in known:
                known.add(full)
                rows.append((full, code, "after"))
    write_table("currencies", 1, COLUMNS, rows)


def _names_of_cldr() -> Iterator[tuple[str, str]]:
    for code, cldr_name in Locale("id").currencies.items():
        name = cldr_name.lower().replace("’", "'")
        if code not in NOT_MONEY and "(" not in name and " " in name:
            yield code, name


def _names_by_country() -> Iterator[tuple[str, str]]:
    """Yield `won korut`, `dolar zimbabwe`: what a country pays with, and each of its names."""
    words = Locale("id").currencies
    for code, name, aliases, _, _ in read_table(
        "countries", ("code", "name", "aliases", "evidence", "source")
    ):
        paid = get_territory_currencies(code) if len(code) == 2 else []
        for currency in paid[:1]:
            noun = words.get(currency, "").lower().partition(" ")[0]
            if noun and currency != "EUR":
                for country in (name, *aliases.split("|")):
                    if country:
                        yield currency, f"{noun} {country.lstrip('~').lower()}"


if __name__ == "__main__":
    main()
