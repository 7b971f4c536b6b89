import pytest

from idnews.training.features import features


@pytest.mark.parametrize(
    ("word", "upos", "feats"),
    [
        ("rumah", "NOUN", "Number=Sing"),
        ("rumah-rumah", "NOUN", "Number=Plur"),
        ("tanya-jawab", "NOUN", "Number=Sing"),
        ("membangun", "VERB", "Voice=Act"),
        ("dibangun", "VERB", "Voice=Pass"),
        ("terjadi", "VERB", "Voice=Pass"),
        ("kehilangan", "VERB", "Voice=Pass"),
        ("diam", "VERB", "Voice=Act"),
        ("terus", "VERB", "Voice=Act"),
        ("dua", "NUM", "NumType=Card"),
        ("kedua", "ADJ", "NumType=Ord"),
        ("ke-20", "ADJ", "NumType=Ord"),
        ("terbesar", "ADJ", "Degree=Sup"),
        ("terkenal", "ADJ", "_"),
        ("Saya", "PRON", "Number=Sing|Person=1|Polite=Form|PronType=Prs"),
        ("itu", "DET", "PronType=Dem"),
        ("tidak", "PART", "Polarity=Neg"),
        ("Jakarta", "PROPN", "_"),
        ("di", "ADP", "_"),
    ],
)
def test_features(word: str, upos: str, feats: str) -> None:
    assert features(word, upos) == feats
