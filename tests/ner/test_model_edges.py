import pytest

from idnews.ner.model_edges import trim_model
from idnews.ner.spans import Mention


@pytest.mark.parametrize(
    ("text", "span", "label", "expected"),
    [
        ("Direktur PT Xila Tbk Boyke hadir.", "PT Xila Tbk Boyke", "ORG", "PT Xila Tbk"),
        ("PT Xila Tbk hadir.", "PT Xila Tbk", "ORG", "PT Xila Tbk"),
        ("PT Xila (Persero) Tbk naik.", "PT Xila", "ORG", "PT Xila (Persero) Tbk"),
        ("PT XILA(Persero), kata", "PT XILA", "ORG", "PT XILA(Persero)"),
        ("Xila (Persero) naik.", "Xila", "PERSON", "Xila"),
        ("Wali Kota Jambi hadir.", "Kota Jambi", "LOC", "Jambi"),
        ("Warga Kota Jambi hadir.", "Kota Jambi", "LOC", "Kota Jambi"),
        ("Galian di Cirebon. Warga CirebonBahkan", "CirebonBahkan", "LOC", "Cirebon"),
        ("Kata Putin. Vladimir Putindalam", "Vladimir Putindalam", "PERSON", "Vladimir Putin"),
        ("Kepala Dinas Dinas Xila hadir.", "Dinas Dinas Xila", "ORG", "Dinas Xila"),
        ("Lewat WhatsApp saja.", "WhatsApp", "ORG", "WhatsApp"),
        ("[Gambas:Youtube]", "Gambas", "LOC", None),
        ("Timnas Indonesia 🇮🇩 menang.", "Indonesia 🇮🇩", "LOC", "Indonesia"),
        ("Kata Xila😀 begitu.", "Xila😀", "PERSON", "Xila"),
        ("Kata 😀 begitu.", "😀", "PERSON", "😀"),
        ("Kata Xila (KX) begitu.", "Xila (KX)", "ORG", "Xila (KX)"),
        ("jajaran tni, dan polri", "tni,", "ORG", "tni"),
        ("Oleh Moch. Zxyqila, itu", "Moch.", "PERSON", "Moch. Zxyqila"),
        ("Oleh Moch. yang lain", "Moch.", "PERSON", "Moch."),
        ("Kirim ke fani.xila@yahoo.com saja", "fani.xila@yahoo.com", "PERSON", None),
        ("Lihat https://xila.com/polri-tak-1 saja", "polri-tak", "ORG", None),
        ("Dikutip Xila.com saja", "Xila.com", "ORG", "Xila.com"),
        ("Mayjen TNI Xila hadir", "TNI Xila", "ORG", "TNI"),
        ("Mayor TNI AD gagal", "TNI AD", "ORG", "TNI AD"),
        ("Kata TNI Xila hadir", "TNI Xila", "ORG", "TNI Xila"),
        ("Marsekal TNI (Purn.) Xila", "Purn.", "ORG", None),
        ("Letkol Arh Xila Zxy hadir", "Arh Xila Zxy", "PERSON", "Xila Zxy"),
        ("Brigjen TNI Mar Xila hadir", "Mar Xila", "PERSON", "Xila"),
        ("Kata Mar Xila hadir", "Mar Xila", "PERSON", "Mar Xila"),
        ("Kata Pangdam III/Siliwangi itu", "Siliwangi", "PERSON", None),
        ("Kata Dandim 0735/Surakarta itu", "Surakarta", "LOC", "Surakarta"),
    ],
)
def test_edges(text: str, span: str, label: str, expected: str | None) -> None:
    start = text.index(span)
    found = list(trim_model(text, [Mention(start, start + len(span), label, "model", 0.9)]))
    assert [text[m.start : m.end] for m in found] == ([] if expected is None else [expected])


def test_what_a_longer_name_takes_in_is_no_name_of_its_own() -> None:
    text = "PT Xila (Persero) Tbk naik."
    found = [Mention(0, 7, "ORG", "model", 0.9), Mention(9, 21, "ORG", "model", 0.7)]
    assert [text[m.start : m.end] for m in trim_model(text, found)] == ["PT Xila (Persero) Tbk"]


def test_a_small_word_glued_inside_parts_two_names() -> None:
    text = "Xila Zxyqila hadir. Xila Zxyqiladan Ani Wulan menikah."
    found = [Mention(20, 45, "PERSON", "model", 0.9)]
    names = [text[m.start : m.end] for m in trim_model(text, found)]
    assert names == ["Xila Zxyqila", "Ani Wulan"]
