"""The article view in a real browser: seen, by keyboard, without scripts, against bad markup."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import pytest

import idnews
from idnews.display import analyses_to_page, analysis_to_html
from idnews.records import Analysis, Article, Entity, Keyword, Link, Quote, Removal
from tests.browser.conftest import OpenPage, axe_violations
from tests.display.examples import TEXT, example

if TYPE_CHECKING:
    from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
DARK, LIGHT = "rgb(24, 24, 24)", "rgb(255, 255, 255)"
OPEN_ALL = "document.querySelectorAll('details').forEach(fold => fold.open = true)"


@pytest.fixture(scope="module")
def seeds(seed_pages_once: dict[str, str]) -> str:
    return analyses_to_page(
        [(name, idnews.analyze(page)) for name, page in seed_pages_once.items()]
    )


@pytest.fixture(scope="module")
def seed_pages_once() -> dict[str, str]:
    from tests.conftest import SEEDS

    return {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}


def background(page: Page, selector: str = ".idn") -> str:
    colour = page.locator(selector).first.evaluate("e => getComputedStyle(e).backgroundColor")
    return str(colour)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_the_seeds(seeds: str, open_page: OpenPage, scheme: Scheme) -> None:
    page = open_page(seeds, color_scheme=scheme)
    assert background(page) == (DARK if scheme == "dark" else LIGHT)
    assert axe_violations(page) == []
    page.evaluate(OPEN_ALL)
    assert axe_violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_descriptions_are_readable_too(open_page: OpenPage, scheme: Scheme) -> None:
    page = open_page(analyses_to_page([("a", example())]), color_scheme=scheme)
    for mark in page.locator("[tabindex='0']").all():
        mark.focus()
        assert mark.locator(".tip").is_visible()
        assert axe_violations(page) == []


def test_it_works_without_scripts(open_page: OpenPage) -> None:
    page = open_page(analyses_to_page([("a", example())]), java_script_enabled=False)
    money = page.locator("mark.amounts")
    tip = money.locator(".tip")
    assert not tip.is_visible()
    money.hover()
    assert tip.is_visible()
    assert "1,300,000,000,000 rupiah" in tip.inner_text()
    fold = page.locator("details", has_text="What cleaning took out")
    assert not fold.locator("table").is_visible()
    fold.locator("summary").click()
    assert fold.locator("table").is_visible()


def test_a_switch_hides_its_marks_and_keeps_the_words(open_page: OpenPage) -> None:
    page = open_page(analyses_to_page([("a", example())]), java_script_enabled=False)
    mark = page.locator("mark.places")
    assert mark.locator("small").is_visible()
    page.get_by_label("places").uncheck()
    assert not mark.locator("small").is_visible()
    assert "Bandung" in page.locator("q.direct").inner_text()
    assert page.locator("mark.people small").first.is_visible()
    page.get_by_label("quotes").uncheck()
    assert not page.locator("small.by").first.is_visible()


def test_the_keyboard_reaches_everything(open_page: OpenPage) -> None:
    page = open_page(analyses_to_page([("a", example())]))
    reached = []
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("(e => e.tagName + ' ' + e.className)(document.activeElement)")
        )
    assert reached[:4] == [f"INPUT show-{key}" for key in ("people", "places", "amounts", "quotes")]
    assert reached[4:8] == ["MARK people", "MARK amounts", "MARK places", "SPAN ref"]
    assert reached[8:12] == ["SUMMARY "] * 4
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details table").first.is_visible()
    page.locator("input.show-people").focus()
    page.keyboard.press("Space")
    assert not page.locator("mark.people small").first.is_visible()


def test_descriptions_stay_on_a_small_screen(seeds: str, open_page: OpenPage) -> None:
    page = open_page(seeds, viewport={"width": 320, "height": 640})
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for mark in page.locator("mark:has(.tip)").all():
        mark.focus()
        box = mark.locator(".tip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


def test_copied_text_is_the_text_of_the_article(open_page: OpenPage) -> None:
    page = open_page(analyses_to_page([("a", example())]))
    copied = page.evaluate(
        """() => {
            const range = document.createRange();
            range.selectNodeContents(document.querySelector('.text'));
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return getSelection().toString();
        }"""
    )
    assert copied.split() == TEXT.split("\n\n")[1].split()


@pytest.mark.parametrize(
    ("body", "scheme", "colour"),
    [
        ('<body data-jp-theme-light="false">', "light", DARK),
        ('<body data-jp-theme-light="true">', "dark", LIGHT),
        ('<body class="vscode-dark">', "light", DARK),
        ('<body class="vscode-light">', "dark", LIGHT),
    ],
)
def test_a_notebooks_theme_goes_before_the_systems(
    open_page: OpenPage, body: str, scheme: Scheme, colour: str
) -> None:
    html = f'<!DOCTYPE html><html lang="en"><title>x</title>{body}{analysis_to_html(example())}'
    assert background(open_page(html, color_scheme=scheme)) == colour


def test_a_notebooks_own_style_does_not_disturb_it(open_page: OpenPage) -> None:
    """JupyterLab's rules for outputs: cells to the right, rows in two colours, lists indented."""
    jupyter = """<style>.jp-RenderedHTMLCommon td,.jp-RenderedHTMLCommon th{text-align:right}
    .jp-RenderedHTMLCommon tbody tr:nth-child(odd){background:#eee}
    .jp-RenderedHTMLCommon :not(li)>ul{padding-left:2em}
    .jp-RenderedHTMLCommon mark{color:red}</style>"""
    html = (
        '<!DOCTYPE html><html lang="en"><title>x</title><body data-jp-theme-light="false">'
        f'{jupyter}<div class="jp-RenderedHTMLCommon">{analysis_to_html(example())}{jupyter}</div>'
    )
    page = open_page(html)
    page.evaluate(OPEN_ALL)
    styles = "e => (s => [s.textAlign, s.backgroundColor])(getComputedStyle(e))"
    assert page.locator("td").first.evaluate(styles) == ["left", "rgba(0, 0, 0, 0)"]
    assert page.locator("tbody tr").first.evaluate(styles)[1] == "rgba(0, 0, 0, 0)"
    assert page.locator("ul").evaluate("e => getComputedStyle(e).paddingLeft") == "0px"
    assert page.locator("mark").first.evaluate("e => getComputedStyle(e).color") != "rgb(255, 0, 0)"


ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</style><script>alert(1)</script>",
    "<!--<script>alert(1)//-->",
    "javascript:alert(1)",
    "]]><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_becomes_markup(open_page: OpenPage, attack: str) -> None:
    """The page's own policy is switched off here: the escaping alone must hold."""
    size = len(attack)
    article = Article(
        body=attack,
        headline=attack,
        place=attack,
        byline=attack,
        caption=attack + ".",
        outlet=attack,
        published=attack,
        links=(Link(attack, attack, attack),),
        removed=(Removal(0, size, attack, attack, attack),),
    )
    entity = Entity(0, size, attack, attack, attack, 1.0, name=attack + "!", title=attack)
    analysis = Analysis(
        article=article,
        text=article.text,
        entities=(
            replace(entity, value={attack: attack}, link={"name": attack, "code": attack}),
            replace(entity, start=size + 2, end=2 * size + 2, office={"role": attack}),
        ),
        quotes=(Quote(0, size, attack, attack, attack, cue=attack, title=attack),),
        keywords=(Keyword(attack, 1.0, 1, attack),),
        error=attack,
    )
    page = open_page(analyses_to_page([(attack, analysis)]), bypass_csp=True)
    assert page.locator("script, img, svg, iframe").count() == 0
    for mark in page.locator("mark").all():
        mark.hover()
    assert page.locator(".text").inner_text().startswith(attack)
    assert (
        page.evaluate(
            "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes])"
            ".filter(a => a.name.startsWith('on')).length"
        )
        == 0
    )


def test_the_pages_policy_refuses_scripts(open_page: OpenPage) -> None:
    html = analyses_to_page([("a", example())]).replace(
        "</main>", "</main><script>document.title = 'bad'</script>"
    )
    page = open_page(html, refused="Content Security Policy")
    assert page.title() == "idnews: 1 article"
