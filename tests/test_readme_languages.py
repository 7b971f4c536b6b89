"""The Indonesian README has the same parts, examples, tables and numbers as the English one."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
INDONESIAN = (ROOT / "README.id.md").read_text(encoding="utf-8")
AGAIN = "; change both READMEs together"


def code_blocks(text: str) -> list[str]:
    return re.findall(r"^```.*?^```$", text, re.M | re.S)


def outside_code(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)


def test_the_headings_have_the_same_levels() -> None:
    levels = [re.findall(r"^#+", outside_code(text), re.M) for text in (ENGLISH, INDONESIAN)]
    assert levels[0] == levels[1], AGAIN


def test_the_examples_and_commands_are_the_same() -> None:
    assert code_blocks(ENGLISH) == code_blocks(INDONESIAN), AGAIN


def test_the_tables_have_the_same_shape_and_numbers() -> None:
    def rows(text: str) -> list[tuple[int, list[str]]]:
        lines = re.findall(r"^\|.*\|$", outside_code(text), re.M)
        return [(line.count("|"), re.findall(r"\d+(?:[.,]\d+)*", line)) for line in lines]

    english, indonesian = rows(ENGLISH), rows(INDONESIAN)
    assert english == indonesian, AGAIN


def test_the_text_has_the_same_numbers_and_names_of_code() -> None:
    for pattern in (r"(?<![\w.])\d+(?:[.,]\d+)*(?![\w])", r"`[^`\n]+`", r"\]\((?!README)[^)]+\)"):
        english, indonesian = (
            sorted(re.findall(pattern, outside_code(text))) for text in (ENGLISH, INDONESIAN)
        )
        assert english == indonesian, AGAIN


def test_it_points_to_the_english_one() -> None:
    assert "](README.md)" in INDONESIAN
