"""Laws: `UU Nomor 23 Tahun 2014 tentang Pemda`, `Pasal 27 ayat (3) UU ITE`, `Perpres 12/2020`."""

import re
from functools import cache
from typing import Any

from idnews.ner.spans import Mention
from idnews.ner.values.phrases import Phrases, cue_words, is_verb
from idnews.ner.values.reading import Reading
from idnews.resources import read_table

__all__ = ["law", "law_words"]

# Kinds that news calls by name alone; not PP, which before a name is mostly a board or a boarding
# school (`PP Muhammadiyah`).
NAMED_KINDS = ("UU", "Perppu", "Perda", "Qanun")
LONGEST_ARTICLES = 120  # characters of `Pasal 2 ayat (1) juncto Pasal 18 ...` before the law
CODES = ("KUHP", "KUHAP", "KUH Perdata")
_NUMBER = re.compile(
    r"""
    (?: [ ]\([A-Z-]{2,12}\) )?
    (?: [ ]?\(?(?:RI|R\.I\.)\)? | [ ]Darurat
      | [ ](?:Republik[ ]Indonesia|Kota|Kabupaten|Provinsi|DKI) (?:[ ][A-Z]\w{1,20}){0,2} )?
    (?: ,?[ ] (?:(?:Nomor|Nomer|No)\b\.?[ :]{0,2}|\#) | [ ](?=\d{1,4}(?:/|[ ]Tahun[ ])) )
    (?P<number>(?:\d{1,4}[A-Z]?|[IVXL]{1,8}(?=/|[ ]Tahun))
               (?:[ ]?[./-][ ]?[A-Z][\w.]{0,12}|[.-]\d{1,4}(?![\d/])|/\d{1,3}(?=/)){0,4})
    (?: (?:/|[ ](?:Tahun|Thn\.?|Th\.?)[ ]) (?P<year>(?:19|20)\d\d) (?!\d) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Who made it, where the kind alone does not say: `Peraturan Menteri Kelautan dan Perikanan Nomor`.
_ISSUED = re.compile(
    r"""
    (?P<form>Peraturan|Keputusan|Instruksi)[ ]
    (?P<issuer> (?:Menteri|Kepala|Badan|Direktur|Gubernur|Bupati|Wali[ ]?Kota|Ketua|Pimpinan|Dewan
                  |Komisi|Otoritas|Lembaga|Jaksa|Panglima|Mahkamah|(?-i:[A-Z]{3,10}\b))
                (?: ,?[ ] [\w()/&-]{1,25} ){0,9}? )
    (?= ,?[ ] (?:Nomor|Nomer|No)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BRACKETED = re.compile(r"[ ]?\([^()]{1,25}\)|[ ](?:RI|Republik[ ]Indonesia)\b", re.IGNORECASE)
_IN_ISSUER = frozenset({"dan", "serta", "bidang", "atas", "dan/atau"})
_NO_ISSUER = frozenset(
    "yang dalam tentang ini itu tersebut melalui dengan pada untuk soal oleh adalah dari".split()
)
# What a ministry writes behind the number repeats the kind: `34/PMK.10/2017` is PMK 34 of 2017. A
# decree's first number may be a class (`188/KPTS/013/2024`): it stays whole.
_SERIES = re.compile(r"(\d{1,4}[A-Z]?)[ ]?/[ ]?[A-Z].*")
_ARTICLE = re.compile(
    r"""
    Pasal[ ](?P<article>\d{1,4}[A-Z]?)
    (?: (?: ,|[ ]dan(?:/atau)?|[ ]atau|[ ]juncto|[ ]jo\.?|[ ]hingga|[ ]sampai
          | [ ](?:lebih[ ])?sub(?:sider|sidair)? )? [ ] (?:Pasal[ ])? \d{1,4}[A-Z]?
        (?=[ ,]) ){0,4}
    (?: ,?[ ]ayat[ ] \(?(?P<paragraph>\d{1,2}[a-z]?)\)?
        (?: (?:,|[ ]dan|[ ]atau)[ ](?:ayat[ ])?\(?\d{1,2}\)? ){0,3} )?
    (?: [ ]ke-?\d{1,2} (?: (?:,|[ ]dan|[ ]atau|,[ ]dan)[ ]ke-?\d{1,2} ){0,3} )?
    (?: ,?[ ](?:huruf|angka)[ ]\(?[a-z0-9]{1,2}\)? )?
    (?: ,?[ ](?:juncto|jo|dan(?:/atau)?|atau|subsider|subsidair|sub)\.?[ ](?=Pasal) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TO_LAW = re.compile(r"[ ,]{0,2}(?:(?:dalam|dari|pada)[ ])?", re.IGNORECASE)
_YEAR = re.compile(r"[ ](?:Tahun[ ])?((?:19|20)\d\d)\b", re.IGNORECASE | re.ASCII)
_NAME_WORD = re.compile(r"[ ]([A-Z][\w-]{1,25}|[A-Z]{1,12})")
_NAME_JOINT = re.compile(r"[ ](?:dan|atas|serta|tentang)(?=[ ][A-Z])")
_TITLE = re.compile(
    r"""
    [ ]tentang[ ]
    (?P<title>
      [A-Z][\w-]{1,30}
      (?: ,?[ ](?: [A-Z][\w-]{0,30}
          | (?:dan|atas|di|dalam|bagi|serta|yang|dengan|pada|ke|untuk) (?=[ ][A-Z])
          | \d{1,4} (?<=[ ](?:No|or)[ ]\d)?  ) ){0,14}
    | [a-z][\w-]{1,30}(?:[ ][a-z][\w-]{1,30}){0,3}(?=[.,;)"”\n]|$)
    )
    """,
    re.VERBOSE,
)
_TITLE_JOINT = re.compile(r",?[ ](?:dan|serta)[ ]|,[ ]")
_NO_TITLE_END = re.compile(r",?[ ](?:\d{1,4}|Nomor|No|Tahun)$")


@cache
def _kinds() -> Phrases[str]:
    return Phrases(list(read_table("laws", ("phrase", "kind"))))  # type: ignore[arg-type]


def law_words() -> set[str]:
    """Return the first words of laws."""
    return _kinds().first_words() | {"pasal"}


def law(reading: Reading, start: int) -> Mention | None:
    """A numbered or named law, with the article before it and a short title behind it."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] in "-/"):
        return None
    article = _ARTICLE.match(text, start)
    place = start
    value: dict[str, Any] = {}
    while article is not None and place < start + LONGEST_ARTICLES:
        value.setdefault("article", article["article"])
        if article["paragraph"]:
            value.setdefault("paragraph", article["paragraph"])
        joint = _TO_LAW.match(text, article.end())
        place = joint.end() if joint else article.end()
        article = _ARTICLE.match(text, place)
    found = _law_at(text, place)
    if found is None:
        return None
    end, law_value = found
    return Mention(start, end, "LAW", "laws", value={**law_value, **value})


def _law_at(text: str, start: int) -> tuple[int, dict[str, Any]] | None:
    found = _kinds().match(text, start)
    if found is None:
        return _issued_at(text, start, None)
    end, kind = found
    value: dict[str, Any] = {"kind": kind}
    if kind in CODES:
        return end, value
    if kind == "UUD":
        year = _YEAR.match(text, end)
        return (year.end(), {**value, "year": int(year[1])}) if year else None
    number = _NUMBER.match(text, end)
    if number is None and (issued := _issued_at(text, start, kind)) is not None:
        return issued
    end = _named(text, end, value) if number is None else _numbered(number, value)
    if len(value) == 1:
        return None
    return _title_end(text, end), value


def _issued_at(text: str, start: int, kind: str | None) -> tuple[int, dict[str, Any]] | None:
    """Read a rule that only its issuer tells apart: `Keputusan Gubernur Bali Nomor 63`."""
    match = _ISSUED.match(text, start)
    number = _NUMBER.match(text, match.end()) if match else None
    if match is None or number is None or not _is_issuer(match):
        return None
    issuer = _BRACKETED.sub("", match["issuer"])
    if kind is not None:  # `Permen`, `Kepgub` say the first word
        issuer = issuer.partition(" ")[2]
    value: dict[str, Any] = {"kind": kind or match["form"].capitalize()}
    words = [word if word in _IN_ISSUER else word[:1].upper() + word[1:] for word in issuer.split()]
    if words:
        value["issuer"] = " ".join(words)
    return _title_end(text, _numbered(number, value)), value


def _is_issuer(match: re.Match[str]) -> bool:
    """Whether the words between are an office's name: none is small beside a capital form."""
    words = re.findall(r"[^\W\d_]+(?:/[^\W\d_]+)*", match["issuer"])
    if match["form"][0].isupper():
        return all(word[0].isupper() or word in _IN_ISSUER for word in words)
    return not any(word in _NO_ISSUER or is_verb(word) for word in words)


def _numbered(match: re.Match[str], value: dict[str, Any]) -> int:
    number = match["number"].upper().lstrip("0") or "0"
    series = _SERIES.fullmatch(number) if match["year"] else None
    is_decree = value["kind"].startswith(("Kep", "Ins", "Ing"))
    value["number"] = number if series is None or is_decree else series[1]
    if match["year"]:
        value["year"] = int(match["year"])
    return match.end()


def _named(text: str, end: int, value: dict[str, Any]) -> int:
    """Read the name of `UU ITE`, `UU Cipta Kerja`: up to six capitalised words."""
    if value["kind"] not in NAMED_KINDS:
        return end
    start = end
    for _ in range(6):
        joint = _NAME_JOINT.match(text, end) if end > start else None
        word = _NAME_WORD.match(text, joint.end() if joint else end)
        if word is None or word[1].lower() in cue_words("not_law_name") or is_verb(word[1]):
            break
        end = word.end()
    if end > start:
        value["name"] = text[start:end].strip()
        year = _YEAR.match(text, end)
        if year is not None:
            value["year"], end = int(year[1]), year.end()
    return end


def _begins_law(text: str, start: int) -> bool:
    """Whether another law follows in what seems a title: `tentang Pornografi dan UU Nomor 11`."""
    if _ARTICLE.match(text, start) is not None:
        return True
    found = _kinds().match(text, start)
    if found is not None and (found[1] in CODES or _NUMBER.match(text, found[0])):
        return True
    issued = _ISSUED.match(text, start)
    return issued is not None and _NUMBER.match(text, issued.end()) is not None


def _title_end(text: str, end: int) -> int:
    """Return the end of a short `tentang ...` behind a law, which belongs to the mention."""
    match = _TITLE.match(text, end)
    if match is None:
        return end
    title = match["title"]
    for joint in _TITLE_JOINT.finditer(title):
        if _begins_law(text, match.start("title") + joint.end()):
            title = title[: joint.start()]
            break
    while (cut := _NO_TITLE_END.search(title)) is not None:
        if re.search(r"(?:Nomor|No|Tahun) \d{1,4}$", title):
            break
        title = title[: cut.start()]
    return match.start("title") + len(title)
