"""Index lists with times, and times that belong to the story."""

from idnews.cleaning.draft import View
from idnews.cleaning.listing import find_dated_list


def test_titles_stand_on_the_lines_below_their_times() -> None:
    story = [f"Kalimat ke-{n} dari berita itu." for n in range(9)]
    index = [
        line
        for n in range(3)
        for line in ("-", f"Kamis, 0{n + 1}/11/2015 10:08 WIB", f"Judul Berita {n}")
    ]
    cuts, links = find_dated_list(View("\n".join(story + index)))
    assert [link.text for link in links] == ["Judul Berita 0", "Judul Berita 1", "Judul Berita 2"]
    assert len(cuts) == 6


def test_two_times_are_no_list() -> None:
    page = View("3 jam lalu Presiden Tiba\n2 jam lalu Presiden Pergi\nHarga naik.")
    assert find_dated_list(page) == ([], [])


def test_sentences_with_times_stay() -> None:
    page = View("\n".join(f"{n} jam lalu presiden tiba di kota itu." for n in range(5)))
    assert find_dated_list(page) == ([], [])
