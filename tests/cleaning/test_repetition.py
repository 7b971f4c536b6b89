"""What stands twice goes once; what only looks alike stays."""

from idnews.cleaning import clean

FIRST = "Harga beras di sejumlah pasar tradisional naik lagi sejak pekan lalu, kata para pedagang."
SECOND = '"Pasokan dari petani terus berkurang sejak bulan lalu," kata seorang pedagang di pasar.'
THIRD = "Pemerintah kota berjanji menggelar pasar murah di sebelas kecamatan mulai pekan depan."


def test_a_body_twice_is_kept_once() -> None:
    body = "\n".join([FIRST, SECOND, THIRD])
    article = clean(f"{body}\n{body}")
    assert article.body == body
    assert [(r.kind, r.text) for r in article.removed] == [("duplicate", body)]


def test_a_body_twice_on_one_line_is_kept_once() -> None:
    body = " ".join([FIRST, SECOND, THIRD, FIRST.replace("beras", "gula"), SECOND.upper()] * 1)
    body = f"{body} {THIRD.replace('pasar murah', 'operasi pasar')}"
    assert clean(f"{body} {body}").body == body


def test_short_lines_that_come_again_stay() -> None:
    page = f"{FIRST}\nTidak ada.\n{SECOND}\nTidak ada.\n{THIRD}"
    assert clean(page).body == page


def test_headings_of_tables_that_come_again_stay() -> None:
    heading = "Jalan tol ruas utara (berlaku 8 Juni 2025 pukul 00.00 WIB sampai 9 Juni 2025):"
    ruas = "Dari gerbang barat menuju gerbang timur kota:"
    page = "\n".join([FIRST, heading, ruas, "I: Rp 1.000", heading, ruas, "II: Rp 2.000"])
    assert clean(page).body == page


def test_a_teaser_that_begins_a_later_paragraph_is_not_said_twice() -> None:
    teaser = f"{FIRST} {SECOND}"
    page = f"{teaser}\n{teaser} {THIRD}"
    assert clean(page).body == f"{teaser}\n{THIRD}"


def test_picture_titles_that_stand_twice_above_the_credit_go() -> None:
    title = "Video: Warga Serbu Pasar Murah di Kota Jambi"
    assert clean(f"{FIRST}\n{title}\n{title}\n(abc/def)").body == FIRST


def nested(*paragraphs: str) -> str:
    """A page of paragraphs inside each other, as a scraper reads unclosed tags."""
    lines = []
    for number, paragraph in enumerate(paragraphs[:-1]):
        lines += ["".join(paragraphs[number:]), paragraph]
    return "\n".join([*lines, paragraphs[-1]])


def test_paragraphs_inside_each_other_are_kept_once() -> None:
    assert clean(nested(FIRST, SECOND, THIRD)).body == "\n".join([FIRST, SECOND, THIRD])


def test_a_short_last_paragraph_is_kept_once() -> None:
    last = "Warga resah."
    assert clean(nested(FIRST, SECOND, THIRD, last)).body.split("\n")[-2:] == [THIRD, last]


def test_text_between_paragraphs_inside_each_other_stays_in_its_place() -> None:
    page = f"{FIRST}Kata dia.{SECOND}{THIRD}\n{FIRST}\n{SECOND}{THIRD}\n{SECOND}\n{THIRD}"
    assert clean(page).body == f"{FIRST}Kata dia.\n{SECOND}\n{THIRD}"


def test_links_between_paragraphs_inside_each_other_go() -> None:
    links = "Baca JugaStok Beras AmanPasar Murah Digelar"
    page = f"{FIRST}{links}{SECOND}{THIRD}\n{FIRST}\n{SECOND}{THIRD}\n{SECOND}\n{THIRD}"
    article = clean(page)
    assert article.body == f"{FIRST}\n{SECOND}\n{THIRD}"
    assert [r.text for r in article.removed if r.kind == "related_link"] == [links]


def test_a_lead_that_comes_again_under_a_heading_keeps_its_place() -> None:
    page = f"Jambi - {FIRST}.\n{SECOND}\nBeras Naik\n{FIRST}.\n{THIRD}"
    assert clean(page).body.startswith(f"{FIRST}.\n{SECOND}")


def test_a_line_that_holds_the_lines_below_it_is_kept_alone() -> None:
    page = f"{FIRST}{SECOND} Demikian kata warga.\n{FIRST}\n{SECOND}"
    assert clean(page).body == f"{FIRST}{SECOND} Demikian kata warga."


def test_a_subheading_that_begins_the_paragraph_above_stays() -> None:
    page = f"Pasar murah. {FIRST}\nPasar murah.\n{SECOND}\n{THIRD}"
    assert clean(page).body == page
