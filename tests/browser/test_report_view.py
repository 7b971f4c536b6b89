"""The corpus report in a real browser."""

from __future__ import annotations

from typing import Literal

import pytest

from idnews.display import corpus_report
from tests.browser.conftest import OpenPage, axe_violations
from tests.display.tables import make_tables

OPEN_ALL = "document.querySelectorAll('details').forEach(fold => fold.open = true)"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    return corpus_report(make_tables(tmp_path_factory.mktemp("report")))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    report: str, open_page: OpenPage, scheme: Literal["light", "dark"]
) -> None:
    page = open_page(report, color_scheme=scheme)
    assert axe_violations(page) == []
    page.evaluate(OPEN_ALL)
    assert axe_violations(page) == []


def test_it_works_without_scripts(report: str, open_page: OpenPage) -> None:
    page = open_page(report, java_script_enabled=False)
    page.get_by_role("link", name="Places").click()
    assert page.locator("svg.map path").count() == 38
    fold = page.locator("#places details")
    fold.locator("summary").click()
    assert fold.get_by_role("row", name="Jawa Tengah").first.is_visible()


def test_it_fits_a_small_screen(report: str, open_page: OpenPage) -> None:
    page = open_page(report, viewport={"width": 320, "height": 640})
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_map_is_shaded_by_the_numbers(report: str, open_page: OpenPage) -> None:
    page = open_page(report)
    fills = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.map path')].map(
            e => [e.textContent, getComputedStyle(e).fill]))"""
    )
    assert len(set(fills.values())) >= 3
    assert fills["Jawa Tengah: 12 articles"] != fills["Bali: 0 articles"]
