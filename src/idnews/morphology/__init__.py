"""Affix tables, root lexicon, stemmer, lemmatizer, clitics."""
