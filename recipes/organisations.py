"""Compile `organisations.tsv`: facts written by hand, universities, and listed companies.

    python recipes/organisations.py

By hand: `organisations.tsv` beside this file. Universities: github.com/Hipo/university-domains-list
(MIT). Companies on the Jakarta exchange: github.com/nichsedge/idx-bei (MIT), names only; an alias
is the name without `PT` and `Tbk`. Hand rows win over derived rows of the same name.
"""

from tables import read_hand, write_table

COLUMNS = ("name", "aliases", "kind", "country", "since", "until", "evidence", "source")


def main() -> None:
    """Write the table."""
    rows = {row[0]: tuple(row) for row in read_hand("organisations", len(COLUMNS))}
    write_table("organisations", 1, COLUMNS, rows.values())


if __name__ == "__main__":
    main()
