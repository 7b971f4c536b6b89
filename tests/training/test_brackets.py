import pytest

from idnews.training.brackets import Tree, parse_tree


def shown(tree: Tree) -> str:
    if tree.word is not None:
        return f"{tree.label}:{tree.word}"
    return f"{tree.label}[{' '.join(map(shown, tree.children))}]"


def test_tree() -> None:
    assert shown(parse_tree("(S (NP (NNP Sahrul)) (VP (VBI tidur)))")) == (
        "S[NP[NNP:Sahrul] VP[VBI:tidur]]"
    )


@pytest.mark.parametrize(
    "line", ["", "(S", "(S (NP (NNP Sahrul))", "(S (NNP a)))", "Sahrul tidur", "(S a) (S b)", "()"]
)
def test_what_is_no_tree_raises_and_says_where(line: str) -> None:
    with pytest.raises(ValueError, match=r"train.txt, line 3: brackets do not make one tree"):
        parse_tree(line, where="train.txt, line 3")
