"""Indonesian for spaCy: tokenizer, sentence boundaries, abbreviations, stop words."""
