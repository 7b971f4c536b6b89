import pytest

from idnews.annotation.bio import bio_rows, plain_bio


@pytest.mark.parametrize(
    ("tags", "plain"),
    [
        ("O O", "O O"),
        ("B-PER I-PER O", "B-PER I-PER O"),
        ("B-PER B-PER", "B-PER B-PER"),
        ("I-PER I-PER O I-LOC", "B-PER I-PER O B-LOC"),  # IOB1
        ("I-PER B-PER I-PER", "B-PER B-PER I-PER"),
        ("S-PER B-ORG I-ORG E-ORG", "B-PER B-ORG I-ORG I-ORG"),  # BIOES
        ("U-PER B-ORG L-ORG U-ORG", "B-PER B-ORG I-ORG B-ORG"),  # BILOU
        ("S-PER I-PER", "B-PER B-PER"),
        ("B-ORG I-PER", "B-ORG B-PER"),
        ("B-nama-orang I-nama-orang", "B-nama-orang I-nama-orang"),
    ],
)
def test_plain_bio(tags: str, plain: str) -> None:
    assert plain_bio(tags.split()) == plain.split()


@pytest.mark.parametrize(
    "lines",
    [
        ["Budi B-PER", "tidur O"],
        ["Budi\tB-PER", "tidur\tO"],
        ["Budi PROPN NNP B-PER\r", "tidur VERB VB O\r", "", ""],
        ["-DOCSTART- -X- O", "", "Budi\tPROPN\tB-PER", "tidur\tVERB\tO"],
    ],
)
def test_columns(lines: list[str]) -> None:
    assert list(bio_rows(lines)) == [(["Budi", "tidur"], ["B-PER", "O"])]


def test_a_tab_keeps_spaces_in_a_word() -> None:
    assert list(bio_rows(["Rp 5\tO"])) == [(["Rp 5"], ["O"])]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Budi", "expected a word and a tag, found 'Budi'"),
        ("\tO", "expected a word and a tag"),
        ("Budi PER", "the last column is 'PER', expected O or a tag"),
        ("Budi X-PER", "the last column is 'X-PER'"),
        ("Budi B-", "the last column is 'B-'"),
    ],
)
def test_errors_name_file_and_line(line: str, message: str) -> None:
    with pytest.raises(ValueError, match=rf"gold.bio, line 2: {message}"):
        list(bio_rows(["ia O", line], name="gold.bio"))
