"""What one rule, or the model, says about one stretch of text."""

from dataclasses import dataclass, field
from typing import Any

__all__ = ["LABELS", "Mention"]

LABELS = (
    "PERSON",
    "ORG",
    "GPE",
    "LOC",
    "FAC",
    "EVENT",
    "PRODUCT",
    "WORK_OF_ART",
    "LAW",
    "DATE",
    "TIME",
    "MONEY",
    "PERCENT",
    "QUANTITY",
    "CARDINAL",
    "ORDINAL",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A labelled stretch `[start, end)` of a text, in characters, with all that is known of it.

    `rule` names the rule that found it, `score` (0 to 1) how sure that is. `value`, `office` and
    `link` are JSON-safe dicts as docs of `idnews.Entity` describe them.
    """

    start: int
    end: int
    label: str
    rule: str
    score: float = 1.0
    value: dict[str, Any] | None = field(default=None, hash=False)
    title: str | None = None
    office: dict[str, Any] | None = field(default=None, hash=False)
    link: dict[str, Any] | None = field(default=None, hash=False)
    name: str | None = None
