"""Datelines in many shapes, and first words that are none."""

import pytest

from idnews.cleaning.dateline import find_dateline, outlet_names
from idnews.cleaning.draft import View
from tests.cleaning.loading import table


@pytest.mark.parametrize(("line", "dateline", "place", "outlet"), table("datelines.tsv"))
def test_dateline(line: str, dateline: str, place: str, outlet: str) -> None:
    found = find_dateline(View(line))
    if not dateline:
        assert found is None
    else:
        assert found is not None
        assert (found.text, found.place or "", found.outlet or "") == (dateline, place, outlet)
        assert line[found.start : found.end].startswith(dateline)


def test_dateline_below_a_headline() -> None:
    found = find_dateline(View("Harga Beras Naik\nJambi - " + "Harga beras naik lagi. " * 5))
    assert found is not None
    assert (found.line, found.place) == (1, "Jambi")


def test_outlets_are_found_by_domain() -> None:
    assert outlet_names()["kompas.com"] == "KOMPAS.com"
