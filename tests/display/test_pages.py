from idnews.display import analyses_to_page
from tests.display.examples import example


def test_one_article_is_a_whole_page() -> None:
    page = analyses_to_page([("<a>.txt", example())])
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert page.count("<h1>") == page.count("<main>") == 1
    assert '<h2 id="t1">&lt;a&gt;.txt</h2>' in page
    assert "<nav" not in page
    assert "default-src 'none'" in page


def test_several_articles_have_a_list_of_contents() -> None:
    page = analyses_to_page([("a", example()), ("b", example())])
    assert '<li><a href="#a2">Ridwan Kamil Siap</a></li>' in page
    assert page.count("<article") == 2


def test_no_article_is_a_page_too() -> None:
    assert "<h1>idnews: 0 articles</h1>" in analyses_to_page([])
