"""Cases of recurring: what must be found with its value, and what must not."""

from typing import Any

import pytest

from tests.ner.values import check, load_cases


@pytest.mark.parametrize("case", load_cases("recurring"), ids=lambda case: str(case["text"])[:40])
def test_values(case: dict[str, Any]) -> None:
    """The values of the text are exactly those of the case."""
    check(case)
