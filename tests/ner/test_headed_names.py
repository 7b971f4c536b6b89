import pytest

from idnews.language.tokenizer import token_spans
from idnews.ner.headed_names import read_headed
from idnews.ner.words import read_words


def headed(text: str) -> str | None:
    tokens = token_spans(text)
    words = read_words(text, tokens, [False] * len(tokens))
    found = read_headed(words, 0)
    return None if found is None else f"{found[1].label} {text[: words.ends[found[0] - 1]]}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dinas Pendidikan dan Kebudayaan Bogor maju",
            "ORG Dinas Pendidikan dan Kebudayaan Bogor"),
        ("Dinas Pariwisata, Pemuda dan Olahraga", "ORG Dinas Pariwisata, Pemuda dan Olahraga"),
        ("Polres Bantul dan", "ORG Polres Bantul"),
        ("SMA Negeri 1 Padang dibuka", "ORG SMA Negeri 1 Padang"),
        ("Jalan Jenderal Sudirman macet", "FAC Jalan Jenderal Sudirman"),
        ("Sungai Brantas meluap", "LOC Sungai Brantas"),
        ("Dinas itu", None),
        ("Jalan tol", None),
        ("Sungai Besar itu", None),
        ("Tim Teknis bekerja", None),
        ("Polres dan", None),
        ("Meja Besar", None),
        ("Grup G Piala Dunia Klub", None),
        ("Grup Bakrie rugi", "ORG Grup Bakrie"),
        ("Gempa M4 di", None),
        ("Gempa Cianjur itu", "EVENT Gempa Cianjur"),
        ("Euro Eropa melemah", None),
        ("Hari Prasetyono setuju", None),
        ("Hari Santri Nasional dirayakan", "EVENT Hari Santri Nasional"),
        ("Peringatan Hari Nyepi ramai", "EVENT Peringatan Hari Nyepi"),
        ("Jalur Pantura Semarang-Demak macet", "FAC Jalur Pantura Semarang-Demak"),
        ("Ruas Jalan Munjul-Picung ambles", "FAC Ruas Jalan Munjul-Picung"),
        ("Jalur Zonasi ditutup", None),
        ("Puncak Klasemen Serie A", None),
        ("Puncak Mandala tertutup es", "LOC Puncak Mandala"),
        ("Polres Cirebon Kota menahan", "ORG Polres Cirebon Kota"),
        ("Polsek Banjar Kota Banjar menahan", "ORG Polsek Banjar"),
        ("Piala Gubernur Jatim dimulai", "EVENT Piala Gubernur Jatim"),
        ("Kantor Antam tutup", None),
        ("Kantor Kementerian Sosial tutup", "ORG Kantor Kementerian Sosial"),
        ("KA Argo Bromo Anggrek berangkat", "PRODUCT KA Argo Bromo Anggrek"),
        ("MV Hondius berlabuh", "PRODUCT MV Hondius"),
        ("KA Ekonomi penuh", None),
    ],
)  # fmt: skip
def test_headed_names(text: str, expected: str | None) -> None:
    assert headed(text) == expected


def test_the_daily_chair_is_no_newspaper() -> None:
    for text, expected in (("Ketua Harian Xila", None), ("Di Harian Xila", "Harian Xila")):
        tokens = token_spans(text)
        words = read_words(text, tokens, [False] * len(tokens))
        found = read_headed(words, 1)
        got = None if found is None else text[words.starts[1] : words.ends[found[0] - 1]]
        assert got == expected
