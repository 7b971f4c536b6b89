"""The field of work in an office: `Kepala Bagian Kerjasama`, `pakar keamanan siber`."""

from typing import Final

from idnews.language.stop_words import is_stop_word
from idnews.ner.agencies import is_agency
from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.headed_names import read_headed
from idnews.ner.offices import Office
from idnews.ner.word_tests import first_words, is_name_word, is_noun, is_stop, starts_title
from idnews.ner.words import Words, is_ordinary

__all__ = ["ENGLISH_FIELDS", "is_field", "joins_fields"]

MAX_FIELDS: Final = 8
MAX_SMALL_FIELDS: Final = 4
LONG_FIELD: Final = 10  # letters of an abstract noun that is never a personal name
LONGEST_UNIT: Final = 4  # letters and digits of `P2`, `V-A`
BODIES: Final = frozenset("kementerian kemenko divisi direktorat badan polda polres mabes".split())
# Fields of work in English titles: `Head of Investor Relations X`.
ENGLISH_FIELDS: Final = frozenset(
    "affairs business communication communications corporate development engineering finance "
    "growth investor legal marketing officer operations product relations sales strategy".split()
)
LOWER_FIELDS: Final = frozenset(
    "umum bidang utama komunikasi hukum ekonomi politik keamanan pendidikan agama pers".split()
)


def is_field(words: Words, i: int, office: Office) -> bool:
    """Say whether the word at i is a field of work between a title and a name."""
    word = words.words[i]
    if word in ("dan", "&", "serta"):
        return (
            i + 1 < len(words)
            and bool(words.capital[i + 1])
            and (is_ordinary(words.lowers[i + 1]) or words.lowers[i + 1] in ENGLISH_FIELDS)
            and words.lowers[i + 1].rstrip(".") not in first_words("titles")
        )
    if not words.capital[i]:
        is_small = not words.capital[office.first] or words.weak[office.first]
        return word.isalpha() and bool(is_small) and _is_common_field(words, i, office)
    if i > office.first and _precedes_body(words, i):
        return True  # `Direktur Jenderal Industri Agro Kementerian Perindustrian X`
    if any(map(str.isdigit, word)) and len(word) < LONGEST_UNIT:
        return True  # `Direktur P2 Humas DJP X`
    if words.lowers[i] in ENGLISH_FIELDS:
        return True
    if office.takes == "must" and words.words[i - 1] == "dan":
        return load_gazetteer().name_word(word) is None  # `Desa dan Transmigrasi`
    if is_stop(words, i) or is_name_word(word):
        return False
    if words.plain[i] and words.weak[i] and not is_noun(words, i):
        return False
    known = load_gazetteer().name_word(word)
    is_long = len(word) >= LONG_FIELD and is_noun(words, i)  # `Pendayagunaan`
    return known is None and (is_long or is_ordinary(words.lowers[i]))


def joins_fields(words: Words, i: int) -> bool:
    """Say whether a comma parts the fields of a minister: `Hukum, HAM, dan Pemasyarakatan X`."""
    if words.words[i] != ",":
        return False
    for k in range(i + 1, min(i + MAX_FIELDS, len(words) - 1)):
        if not words.is_joined(k) or not (words.capital[k] or words.words[k] in (",", "dan")):
            return False
        if words.words[k] == "dan":
            return bool(words.capital[k + 1]) and not starts_title(words, k + 1)
        if words.capital[k] and (is_name_word(words.words[k]) or starts_title(words, k)):
            return False
    return False


def _precedes_body(words: Words, i: int) -> bool:
    """Say whether a body of the state follows the capitalised word at i."""
    k = i + 1
    if k >= len(words) or not words.is_joined(k) or not words.capital[k] or words.plain[i]:
        return False
    is_body = words.lowers[k] in BODIES or is_agency(words.lowers[k])
    return is_body and read_headed(words, k, in_office=True) is not None


def _is_common_field(words: Words, i: int, office: Office) -> bool:
    """Say whether the small word is a field of work: `ketua umum`, `pakar keamanan siber`."""
    word = words.lowers[i]
    if word in LOWER_FIELDS:
        return True
    if office.kinds != ["profession"] or i - office.first > MAX_SMALL_FIELDS:
        return False
    is_verb = word.startswith(("me", "ber", "di", "ter", "se")) or word.endswith("nya")
    return len(word) > LONGEST_UNIT and not is_verb and not is_stop_word(word) and is_ordinary(word)
