"""Cases of weekdays whose date stands elsewhere: what must be found and what must not."""

from typing import Any

import pytest

from tests.ner.values import check, load_cases


@pytest.mark.parametrize(
    "case", load_cases("weekday_dates"), ids=lambda case: str(case["text"])[:40]
)
def test_values(case: dict[str, Any]) -> None:
    """The values of the text are exactly those of the case."""
    check(case)
