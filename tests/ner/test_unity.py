from dataclasses import replace

from idnews.ner.spans import Mention
from idnews.ner.unity import unify_senses


def labels(text: str, *found: Mention, model: tuple[Mention, ...] = ()) -> list[str]:
    return [mention.label for mention in unify_senses(text, found, model)]


def at(
    text: str, words: str, label: str, rule: str = "evidence", title: str | None = None
) -> Mention:
    """The last place of `words` in `text` as a mention."""
    start = text.rindex(words)
    return Mention(start, start + len(words), label, rule, 0.95, title=title)


def test_a_company_is_no_person() -> None:
    text = "PT Indra Karya untung. Indra Karya tumbuh."
    company = Mention(0, 14, "ORG", "head")
    assert labels(text, company, at(text, "Indra Karya", "PERSON")) == ["ORG", "ORG"]


def test_a_titled_person_stays() -> None:
    text = "PT Bakrie untung, kata Direktur Bakrie."
    company = Mention(0, 9, "ORG", "head")
    person = at(text, "Bakrie", "PERSON", "title", title="Direktur")
    assert labels(text, company, person) == ["ORG", "PERSON"]


def test_what_the_model_is_sure_of_is_everywhere() -> None:
    text = "Upbit tumbuh. CEO Upbit"
    guess = Mention(0, 5, "PERSON", "evidence")
    sure = at(text, "Upbit", "ORG", "model")
    assert labels(text, guess, model=(sure,)) == ["ORG"]
    doubt = Mention(0, 5, "PERSON", "model", 0.6)
    assert labels(text, guess, model=(doubt, sure)) == ["PERSON"]


def test_initials_are_no_country() -> None:
    text = "Pria berinisial AS ditangkap. AS mengaku."
    initials = Mention(16, 18, "PERSON", "initials")
    assert labels(text, initials, at(text, "AS", "GPE", "gazetteer")) == ["PERSON", "PERSON"]
    assert labels(text, at(text, "AS", "GPE", "gazetteer")) == ["GPE"]


def test_what_its_own_acronym_defines_is_an_organisation() -> None:
    text = "Komunitas Jokowi Mania (Joman) hadir. Jokowi Mania pulang."
    short = at(text, "Joman", "ORG", "model")
    long = Mention(10, 22, "PERSON", "model", 0.81)
    again = at(text, "Jokowi Mania", "PERSON", "model")
    assert labels(text, long, short, again) == ["ORG", "ORG", "ORG"]


def test_a_sure_person_keeps_the_acronym() -> None:
    text = "Gugatan Xesman Qapta Odang (XQO) ditolak. Kata XQO, ia kecewa."
    long = Mention(8, 26, "PERSON", "model", 0.97)
    short = Mention(28, 31, "ORG", "definition", 0.95)
    again = at(text, "XQO", "ORG", "model")
    assert labels(text, long, short, again) == ["PERSON", "PERSON", "PERSON"]


def test_a_person_with_a_party_stays() -> None:
    for text in ("Ganjar Pranowo (PDIP) hadir.", "Gita Ayu (GA) hadir.", "Ganjar (Gan) hadir."):
        long = Mention(0, text.index(" ("), "PERSON", "model")
        start, end = text.index("(") + 1, text.index(")")
        assert labels(text, long, Mention(start, end, "ORG", "model")) == ["PERSON", "ORG"]


def test_nothing_from_nothing() -> None:
    assert unify_senses("", []) == []


def test_a_site_that_is_mostly_an_organisation_is_no_place() -> None:
    text = "Menurut Polyx, di Polyx laku. Lewat Polyx."
    found = [
        Mention(8, 13, "ORG", "model"),
        Mention(18, 23, "GPE", "model"),
        Mention(36, 41, "ORG", "model"),
    ]
    assert [m.label for m in unify_senses(text, found)] == ["ORG", "ORG", "ORG"]
    by_table = [replace(m, rule="gazetteer") for m in found]
    assert [m.label for m in unify_senses(text, by_table)] == ["ORG", "GPE", "ORG"]
