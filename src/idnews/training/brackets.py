"""Bracketed constituency trees: `(S (NP (NNP Sahrul)) (VP (VBI tidur)))`."""

import re
from dataclasses import dataclass, field

__all__ = ["Tree", "parse_tree"]

TOKEN = re.compile(r"\(|\)|[^\s()]+")


@dataclass(eq=False, slots=True)
class Tree:
    """A phrase with its `label` and children, or a word with its tag as `label`."""

    label: str
    word: str | None = None
    children: list["Tree"] = field(default_factory=list)


def parse_tree(line: str, *, where: str = "tree") -> Tree:
    """Return the tree in a line; `where` names it in messages of errors.

    >>> [child.word for child in parse_tree("(NP (NNO rumah) (PRK nya))").children]
    ['rumah', 'nya']
    """
    stack: list[Tree] = []
    tokens = TOKEN.findall(line)
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token == "(" and place + 1 < len(tokens):
            stack.append(Tree(tokens[place + 1]))
            place += 1
        elif token == ")" and len(stack) > 1:
            tree = stack.pop()
            stack[-1].children.append(tree)
        elif token == ")" and len(stack) == 1 and place == len(tokens) - 1:
            return stack[0]
        elif stack and token not in "()" and stack[-1].word is None and not stack[-1].children:
            stack[-1].word = token
        else:
            break
        place += 1
    raise ValueError(f"{where}: brackets do not make one tree: {line[:80]!r}")
