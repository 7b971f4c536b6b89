"""Chromium for the tests of what people see.

Debian: `apt-get install chromium`; then `pip install ".[browser]"`. Without them the tests skip and
say so; with `IDNEWS_BROWSER=required` in the environment, as in `.ci/run`, they fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# As root in a container, and with no call to any server of its maker.
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OpenPage = Callable[..., "Page"]


def _missing(what: str) -> None:
    message = f"no {what}; see tests/browser/conftest.py"
    if os.environ.get("IDNEWS_BROWSER") == "required":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright for Python")
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        _missing("Chromium on the PATH")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens HTML as a file; fails at the end if a page met an error or asked for anything.

    `refused` is what a message may say that the test expects.
    """
    contexts: list[Any] = []
    troubles: list[str] = []

    def open_html(html: str, *, refused: str | None = None, **options: Any) -> Page:
        def note(message: str) -> None:
            if message != path.as_uri() and (refused is None or refused not in message):
                troubles.append(message)

        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: note(message.text))
        page.on("pageerror", lambda error: note(str(error)))
        page.on("dialog", lambda dialog: note(dialog.message))
        page.on("request", lambda request: note(request.url))
        page.goto(path.as_uri())
        return page

    yield open_html
    for context in contexts:
        context.close()
    assert troubles == []


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds wrong with the page, one line a place."""
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(page).response
    return [
        f"{violation['id']}: {node['html'][:100]} {node['failureSummary']}"
        for violation in results["violations"]
        for node in violation["nodes"]
    ]
