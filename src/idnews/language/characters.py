"""The character classes that the tokenizer and the sentence splitter share, as regex text."""

__all__ = ["APOSTROPHES", "CLOSERS", "HYPHENS", "MARKS", "OPENERS", "WORD", "WORDS"]

# These combining marks and joiners belong to the word in which they stand, but Python's `\w` leaves
# them out: Latin, Hebrew, Arabic, Indic, Thai, and the scripts of the archipelago (Javanese,
# Balinese, Sundanese, Batak, Lontara), soft hyphen, ZWNJ and ZWJ. `WORD` is one such character,
# `WORDS` a run of them, for verbose regexes; the run is possessive, so it costs linear time.
MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09cd"
    "\u0b82\u0bbe-\u0bcd\u0d3e-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1a17-\u1a1b\u1b00-\u1b04"
    "\u1b34-\u1b44\u1b80-\u1b82\u1ba1-\u1bad\u1be6-\u1bf3\u200c\u200d\u20d0-\u20f0\ua980-\ua983"
    "\ua9b3-\ua9c0\ufe20-\ufe2f"
)
WORD = rf"(?: [^\W_] | [{MARKS}] )"
WORDS = rf"(?: [^\W_]++ | [{MARKS}]++ )++"
HYPHENS = "\\-\u2010\u2011"
APOSTROPHES = "'\u2018\u2019\u02bb\u02bc`"
OPENERS = "\"'\u201c\u2018\u201e\u00ab\u2039(\\[{`"
CLOSERS = "\"'\u201d\u2019\u00bb\u203a)\\]}\u2033"
