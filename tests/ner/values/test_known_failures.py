"""What the rules do not read yet; a case that begins to pass must move to its kind."""

from typing import Any

import pytest

from tests.ner.values import check, load_cases


@pytest.mark.xfail(strict=True, raises=AssertionError)
@pytest.mark.parametrize("case", load_cases("known_failures"), ids=lambda case: str(case["text"]))
def test_known_failure(case: dict[str, Any]) -> None:
    """The values that a reader would give."""
    check(case)
