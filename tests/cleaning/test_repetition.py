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
