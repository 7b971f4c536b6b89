from pathlib import Path

from idnews.annotation.treebanks import read_treebank

CONLLU = """\
# text = Teman-temannya pulang.
1-2\tTeman-temannya\t_\t_\t_\t_\t_\t_\t_\t_
1\tTeman-teman\tteman\tNOUN\t_\t_\t3\tnsubj\t_\t_
2\tnya\tdia\tPRON\t_\t_\t1\tnmod:poss\t_\t_
3\tpulang\tpulang\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

"""


def test_the_parts_of_a_repeated_word_are_words(tmp_path: Path) -> None:
    path = tmp_path / "trees.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    bank = read_treebank(path)
    assert [bank.text[start:end] for start, end in bank.tokens] == ["Teman-temannya", "pulang", "."]
    assert [bank.text[start:end] for start, end in bank.words] == [
        "Teman-teman",
        "nya",
        "pulang",
        ".",
    ]
