import pytest

from tests.ner.test_names import names_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Polisi menangkap pelaku AS (34) di Bogor.", "PERSON AS|GPE Bogor"),
        ("Seorang perempuan, AS (34), menolak.", "PERSON AS"),
        ("Penyidik memeriksa tersangka YLK kemarin.", "PERSON YLK"),
        ("Penyidik memeriksa tersangka KPK kemarin.", "ORG KPK"),
        ("Warga AS (34) menolak.", "GPE AS"),
        ("Perolehan emas: China (40), AS (39).", "GPE China|GPE AS"),
    ],
)
def test_initials_of_those_whom_the_police_name(text: str, expected: str) -> None:
    assert "|".join(f"{m.label} {text[m.start : m.end]}" for m in names_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TRIBUN-MEDAN.com - Warga resah.", "ORG TRIBUN-MEDAN.com"),
        ("SERAMBINEWS.COM, BANDA ACEH - Warga resah.", "ORG SERAMBINEWS.COM|GPE BANDA ACEH"),
        ("Dilansir dari sulselsatu.com, warga resah.", "ORG sulselsatu.com"),
        ("TRIBUNJABAR.ID- Warga resah.", "ORG TRIBUNJABAR.ID"),
        ("TRIBUNPONTIANAK.CO.ID- Warga resah.", "ORG TRIBUNPONTIANAK.CO.ID"),
        ("Tautan fb.com/siapa dan www.contohnya.com, surat a@contohnya.com.", ""),
        ("Warga dapat melihat sistem Pendaftaran.Info lebih lanjut.", ""),
    ],
)
def test_sites_are_organisations(text: str, expected: str) -> None:
    assert "|".join(f"{m.label} {text[m.start : m.end]}" for m in names_of(text)) == expected
