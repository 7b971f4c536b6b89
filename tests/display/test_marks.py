import re
from dataclasses import replace
from html import unescape
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from idnews.display.marks import mark_paragraphs
from idnews.records import Analysis, Article, Entity, Quote
from tests.display.examples import TEXT, example

ADDED = re.compile(r"<small.*?</small>|<span class=\"tip\".*?</span>")


def words(html: str) -> str:
    """The text that stands in the HTML, without what the marks add to it."""
    return unescape(re.sub(r"<[^>]+>", "", ADDED.sub("", html)))


def test_a_mark_has_its_label_and_what_is_known() -> None:
    (html,) = mark_paragraphs(example(), [(0, len(TEXT))], prefix="x")
    assert '<mark class="people">Ridwan Kamil<small>PERSON</small></mark> Siap' in html
    assert (
        '<mark class="amounts" tabindex="0" aria-describedby="x-52">Rp1,3 triliun'
        '<small>MONEY</small><span class="tip" role="tooltip" id="x-52" lang="en"><b>MONEY</b><br>'
        "<i>value</i> 1,300,000,000,000 rupiah</span></mark>"
    ) in html


def test_quotations_say_who_and_how() -> None:
    (html,) = mark_paragraphs(example(), [(0, len(TEXT))], prefix="x")
    assert '<q class="said direct">"Kami siap di <mark' in html
    assert ',"<small class="by">Ridwan Kamil</small></q> katanya' in html
    assert (
        '<span class="said indirect">dana itu dari pusat'
        '<small class="by">speaker not named</small></span>.'
    ) in html


def test_words_that_stand_for_a_name_say_for_whom() -> None:
    (html,) = mark_paragraphs(example(), [(0, len(TEXT))], prefix="x")
    assert '<span class="ref" tabindex="0"' in html
    assert "<b>pronoun</b><br><i>stands for</i> Ridwan Kamil" in html


def test_a_quotation_over_two_paragraphs_is_marked_in_both_and_named_once() -> None:
    text = "“Satu.\nDua,” kata Budi."
    analysis = Analysis(
        Article(body=text),
        text=text,
        quotes=(Quote(1, 11, "Satu.\nDua,", "direct", "Budi"),),
    )
    first, second = mark_paragraphs(analysis, [(0, 6), (7, len(text))], prefix="x")
    assert first == '<q class="said direct">“Satu.</q>'
    assert second == '<q class="said direct">Dua,”<small class="by">Budi</small></q> kata Budi.'


def test_a_mark_across_the_end_of_a_quotation_is_cut_and_labelled_once() -> None:
    text = "kata Budi Satu Dua"
    analysis = Analysis(
        Article(body=text),
        text=text,
        entities=(Entity(5, 14, "Budi Satu", "PERSON", "model", 1.0),),
        quotes=(Quote(0, 9, "kata Budi", "indirect", "Budi"),),
    )
    (html,) = mark_paragraphs(analysis, [(0, len(text))], prefix="x")
    assert words(html) == text
    assert html.count("<small>PERSON</small>") == 1
    assert html.count("<mark") == 2


spans = st.tuples(st.integers(0, 60), st.integers(1, 20))


@given(
    text=st.text(st.sampled_from('ab<&"” \n'), max_size=60),
    entities=st.lists(spans, max_size=6),
    quotes=st.lists(spans, max_size=4),
    cuts=st.lists(st.integers(0, 60), max_size=4),
)
def test_the_text_stays_whole_whatever_overlaps(
    text: str,
    entities: list[tuple[int, int]],
    quotes: list[tuple[int, int]],
    cuts: list[int],
) -> None:
    size = len(text)
    clipped = [
        [(start, min(start + width, size)) for start, width in items if start < size]
        for items in (entities, quotes)
    ]
    analysis = replace(
        Analysis(Article(body=text), text=text),
        entities=tuple(
            Entity(a, b, text[a:b], "ORG", "rules", 1.0, title="x") for a, b in clipped[0]
        ),
        quotes=tuple(Quote(a, b, text[a:b], "direct") for a, b in clipped[1]),
    )
    edges = sorted({0, size, *(cut for cut in cuts if cut < size)})
    stretches = list(pairwise(edges)) or [(0, 0)]
    html = mark_paragraphs(analysis, stretches, prefix="x")
    assert [words(part) for part in html] == [text[a:b] for a, b in stretches]
    for part in html:
        assert part.count("<q") == part.count("</q>")
        assert part.count("<mark") == part.count("</mark>")


def test_marks_take_linear_time() -> None:
    """A hundred thousand paragraphs with a mark each: seconds, where a search of all took hours."""
    line = "Kata Budi.\n"
    text = line * 100_000
    stretches = [(at, at + 10) for at in range(0, len(text), 11)]
    entities = tuple(Entity(a + 5, a + 9, "Budi", "PERSON", "rules", 1.0) for a, _ in stretches)
    analysis = Analysis(Article(body=text), text=text, entities=entities)
    assert len(mark_paragraphs(analysis, stretches, prefix="x")) == 100_000
