"""The stems of the commonest words, worked out once (`recipes/stem_common.py`)."""

import zlib
from functools import cache
from importlib.resources import files

from idnews.resources import read_table

__all__ = ["FINGERPRINT_ROW", "fingerprint", "load_common_stems"]

FINGERPRINT_ROW = "!"

# What the stemmer's answers follow from; a change in one of them makes the worked-out stems void.
TABLES = (
    "affix_chains",
    "affixes",
    "affixes_set_off",
    "roots",
    "stem_choices",
    "stem_exceptions",
    "stem_names",
)


def fingerprint() -> str:
    """Return a checksum of the tables that the stemmer reads."""
    checksum = 0
    for name in TABLES:
        data = (files("idnews.resources") / f"{name}.tsv").read_bytes()
        checksum = zlib.crc32(data.replace(b"\r\n", b"\n"), checksum)
    return f"{checksum:08x}"


@cache
def load_common_stems() -> dict[str, str]:
    """Return word -> stem of the commonest words; empty when the table is out of date."""
    rows = read_table("stem_common", ("word", "root"))
    if not rows or rows[0] != (FINGERPRINT_ROW, fingerprint()):
        return {}
    return {word: root or word for word, root in rows[1:]}
