"""Indonesian words: stems, lemmas and the clitics inside printed words.

The **stem** is the root (kata dasar): every prefix, suffix, confix, clitic and reduplication is
taken off, down to the entry under which KBBI (Kamus Besar Bahasa Indonesia, Badan Bahasa) lists the
word. Loan words in -isasi, -isme, -wan, -wati are entries of their own there and stay whole.

The **lemma** is the dictionary form of a word in running text. It is the stem too, but for words
whose derived form has a meaning or a word class of its own, which UD's Indonesian treebanks keep
whole (`lemma_whole.tsv`): adverbs and function words, ordinals, measures in se-, lexicalised verbs
and nouns. Compare MorphInd (Larasati et al. 2011), which made the lemmas of Indonesian-GSD.

| word       | stem     | lemma      | why                                                     |
|------------|----------|------------|---------------------------------------------------------|
| pemerintah | perintah | perintah   | KBBI lists it under perintah; all three treebanks agree |
| perusahaan | usaha    | usaha      | regular per-...-an; all three strip it                  |
| menurut    | turut    | menurut    | a preposition, "according to"                           |
| keuangan   | uang     | keuangan   | "finance", no longer "money-ness"; CSUI keeps half of them |
| merupakan  | rupa     | merupakan  | copula, the root is no longer felt                      |
| kedua      | dua      | kedua      | ordinal                                                 |
| sebesar    | besar    | sebesar    | measure in se-                                          |
"""

from idnews.morphology.clitics import split_clitics
from idnews.morphology.lemmatizer import lemmatize
from idnews.morphology.stemmer import Stemmer, explain_stem, stem, stem_words

__all__ = ["Stemmer", "explain_stem", "lemmatize", "split_clitics", "stem", "stem_words"]
