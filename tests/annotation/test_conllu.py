import pytest

from idnews.annotation.conllu import parse_conllu

ROWS = """# sent_id = 1
# text = Bukunya hilang.
1-2\tBukunya\t_\t_\t_\t_\t_\t_\t_\t_
1\tBuku\tbuku\tNOUN\t_\tNumber=Sing\t3\tnsubj\t_\t_
2\tnya\tnya\tPRON\t_\t_\t1\tnmod:poss\t_\t_
3\thilang\thilang\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
3.1\tdan\t_\tCCONJ\t_\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_
"""


def row(number: str, head: str) -> str:
    return f"{number}\tkata\t_\tNOUN\t_\t_\t{head}\troot\t_\t_"


def test_multiword_tokens_and_spaces_are_read_and_empty_nodes_left_out() -> None:
    (sentence,) = parse_conllu(ROWS.splitlines())
    assert [(one.form, one.start, one.end, one.space_after) for one in sentence.surfaces] == [
        ("Bukunya", 0, 2, True),
        ("hilang", 2, 3, False),
        (".", 3, 4, True),
    ]
    assert [(word.form, word.head, word.deprel) for word in sentence.words] == [
        ("Buku", 2, "nsubj"),
        ("nya", 0, "nmod:poss"),
        ("hilang", -1, "root"),
        (".", 2, "punct"),
    ]


def test_blank_lines_separate_sentences_and_the_last_needs_none() -> None:
    lines = [row("1", "0"), "", "", row("1", "0")]
    assert [len(sentence.words) for sentence in parse_conllu(lines)] == [1, 1]


def test_no_lines_are_no_sentences() -> None:
    assert list(parse_conllu(["# newdoc", ""])) == []


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["1\tkata\tNOUN"], "gold.conllu, line 1: 3 tab-separated columns, expected the 10"),
        (["", row("1", "x")], r"gold.conllu, line 2: not a row of CoNLL-U"),
        ([row("2", "0")], "gold.conllu, line 1: not a row of CoNLL-U"),
        ([row("1", "0"), row("2", "7")], "gold.conllu, line 1: the sentence that begins here"),
        (["1-2\tkata" + "\t_" * 8, row("1", "0")], "outside its 1 words"),
    ],
)
def test_errors_name_file_and_line(lines: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(parse_conllu(lines, name="gold.conllu"))
