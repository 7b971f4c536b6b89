"""Tests of the values; the cases are data: one JSON object a line in `cases/KIND.jsonl`."""

import json
from pathlib import Path
from typing import Any

from idnews.ner.values import find_values

Value = tuple[str, str, dict[str, Any]]


def load_cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of one kind: text, published, and the values (text, label, value)."""
    lines = (Path(__file__).parent / "cases" / f"{name}.jsonl").read_text(encoding="utf-8")
    cases: list[dict[str, Any]] = [json.loads(line) for line in lines.splitlines() if line]
    assert cases, f"no cases in {name}.jsonl"
    return cases


def read_values(text: str, published: str | None) -> list[Value]:
    """Return (text, label, value) of each value found."""
    found = find_values(text, published=published)
    return [(text[m.start : m.end], m.label, m.value or {}) for m in found]


def check(case: dict[str, Any]) -> None:
    """Compare all values of a case with what is found."""
    expected = [tuple(value) for value in case["values"]]
    assert read_values(case["text"], case["published"]) == expected
