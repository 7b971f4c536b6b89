import datetime
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from spacy.language import Language

import idnews
from idnews import Analysis, Article

TEXT = (
    '"Kami siap," kata Gubernur Jawa Barat Ridwan Kamil di Bandung, Selasa (3/7). '
    "Dana Rp1,3 triliun."
)


def test_analysis_has_every_part() -> None:
    result = idnews.analyze(TEXT, published="2018-07-03")
    assert [(e.text, e.label) for e in result.entities] == [
        ("Jawa Barat", "GPE"),
        ("Ridwan Kamil", "PERSON"),
        ("Bandung", "GPE"),
        ("Selasa (3/7)", "DATE"),
        ("Rp1,3 triliun", "MONEY"),
    ]
    assert [(q.text, q.speaker, q.cue) for q in result.quotes] == [
        ("Kami siap,", "Ridwan Kamil", "kata")
    ]
    assert [s.text for s in result.sentences] == [TEXT[:-20], "Dana Rp1,3 triliun."]
    assert result.entities[3].value == {"value": "2018-07-03"}


def test_offsets_give_back_the_text(seed_pages: dict[str, str]) -> None:
    for page in seed_pages.values():
        result = idnews.analyze(page)
        items: tuple[Any, ...] = (
            *result.sentences,
            *result.tokens,
            *result.entities,
            *result.quotes,
        )
        assert all(result.text[item.start : item.end] == item.text for item in items)
        for keyword in result.keywords:
            assert len(keyword.mentions) == keyword.count
            assert all(result.text[a:b].strip() for a, b in keyword.mentions)


def test_an_article_is_taken_as_it_is() -> None:
    article = Article(body="Kemarin hujan.", headline="Hujan", published="2020-02-02")
    result = idnews.analyze(article)
    assert result.article == article
    assert result.text == "Hujan\n\nKemarin hujan."
    assert result.entities[0].value == {"value": "2020-02-01"}


@pytest.mark.parametrize("field", ["headline", "published"])
def test_a_gap_in_a_table_is_no_text(field: str) -> None:
    article = Article(**{"body": "Harga naik.", field: math.nan})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=f"the article's {field} must be str, got float"):
        idnews.analyze(article)


def test_a_date_that_is_no_text_is_told_how_to_become_one() -> None:
    with pytest.raises(TypeError, match=r"published must be str, got date; pass value.isoformat"):
        idnews.analyze("Harga naik.", published=datetime.date(2024, 6, 3))  # type: ignore[arg-type]


def test_published_argument_wins() -> None:
    article = Article(body="Kemarin hujan.", published="2020-02-02")
    result = idnews.analyze(article, published="2021-02-02")
    assert result.article.published_from == "argument"
    assert result.entities[0].value == {"value": "2021-02-01"}


def test_without_cleaning_the_text_is_the_body() -> None:
    text = "Baca juga: Harga naik\nKOMPAS.com - Harga turun."
    assert idnews.analyze(text, clean=False).text == text


@pytest.mark.parametrize("n_process", [1, 2])
def test_many_keep_order_and_survive_bad_items(n_process: int) -> None:
    items = [f"Artikel {number} tentang Jakarta." for number in range(70)]
    items[5] = b"bytes"  # type: ignore[call-overload]
    items[69] = None  # type: ignore[call-overload]
    results = list(idnews.analyze_many(items, n_process=n_process, batch_size=8))
    assert [r.text for r in results if not r.error] == [i for i in items if isinstance(i, str)]
    assert results[5].error is not None
    assert results[5].error.startswith("TypeError: an item must be str, got bytes; decode it")
    assert results[69].error == "TypeError: an item must be str, got NoneType"


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("The governor said on Monday that the city would spend more on floods. " * 2, True),
        ("Gubernur berkata bahwa kota itu akan membelanjakan lebih untuk banjir. " * 2, False),
        ("Kerajaan bersetuju menjadikan tarikh itu perayaan di seluruh negara. " * 2, False),
        ("Prabowo Subianto, Gibran Rakabuming, Sri Mulyani", False),
    ],
)
def test_text_in_another_language_is_told(text: str, is_told: bool, nlp: Language) -> None:
    (result,) = idnews.analyze_many([text], nlp=nlp)
    assert (result.problem is not None, result.error) == (is_told, None)
    assert ("problem=" in repr(result)) is is_told
    assert ("does not seem to be Indonesian" in result._repr_html_()) is is_told


def test_two_processes_give_what_one_gives(seed_pages: dict[str, str]) -> None:
    pages = list(seed_pages.values()) * 3
    one = list(idnews.analyze_many(pages))
    two = list(idnews.analyze_many(pages, n_process=2, batch_size=2))
    assert one == two


def test_many_are_read_lazily() -> None:
    def endless() -> Iterator[str]:
        while True:
            yield "Harga beras naik."

    assert next(idnews.analyze_many(endless())).text == "Harga beras naik."


@pytest.mark.parametrize(
    ("kwargs", "error", "message"),
    [
        ({"items": "satu teks"}, TypeError, "use analyze\\(\\) for one"),
        ({"items": np.array([["satu", "teks"]])}, TypeError, "got a whole table"),
        ({"items": [], "n_process": 0}, ValueError, "n_process must be at least 1"),
        ({"items": [], "batch_size": 0}, ValueError, "batch_size must be at least 1"),
        ({"items": [], "nlp": "id_news"}, TypeError, "nlp must be a pipeline.* got str"),
        ({"items": [], "nlp": "id_news", "n_process": 2}, TypeError, "nlp must be a pipeline"),
    ],
)
def test_many_check_their_arguments(
    kwargs: dict[str, object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        idnews.analyze_many(**kwargs)  # type: ignore[arg-type]


def test_the_pipeline_can_be_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    again = idnews.load(tmp_path)
    doc, same = nlp(TEXT), again(TEXT)
    assert [t.text for t in doc] == [t.text for t in same]
    assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in same.ents]
    assert doc._.quotes == same._.quotes


def test_a_doc_survives_bytes(nlp: Language) -> None:
    from spacy.tokens import Doc

    doc = nlp(TEXT)
    same = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert same.text == doc.text
    assert [(e.text, e.label_, e.ent_id_, e._.value, e._.title) for e in same.ents] == [
        (e.text, e.label_, e.ent_id_, e._.value, e._.title) for e in doc.ents
    ]
    assert same._.quotes == doc._.quotes
    assert same._.keywords == doc._.keywords
    assert [t._.stem for t in same] == [t._.stem for t in doc]


def test_a_pipeline_that_sets_no_sentences_is_analysed_by_rule() -> None:
    import spacy

    result = idnews.analyze("Dr. Budi tiba. Ia pulang.", nlp=spacy.blank("id"))
    assert [sentence.text for sentence in result.sentences] == ["Dr. Budi tiba.", "Ia pulang."]
    assert (result.entities, result.quotes, result.tokens[0].stem) == ((), (), "dr.")


def test_spacy_pipe_with_two_processes(nlp: Language) -> None:
    texts = [TEXT, "Harga beras naik.", ""]
    one = [[(e.text, e._.value) for e in doc.ents] for doc in nlp.pipe(texts)]
    two = [[(e.text, e._.value) for e in doc.ents] for doc in nlp.pipe(texts, n_process=2)]
    assert one == two


def test_one_name_to_exclude_is_put_into_a_list() -> None:
    with pytest.raises(TypeError, match="must be an iterable of names, got the str 'idnews_rules'"):
        idnews.load(exclude="idnews_rules")


def test_loading_a_folder_that_is_no_pipeline_says_so(tmp_path: Path) -> None:
    with pytest.raises(idnews.ModelError, match=r"no config\.cfg there"):
        idnews.load(tmp_path)


def test_one_liners() -> None:
    assert idnews.tokenize("Harga Rp1,3 triliun.") == ["Harga", "Rp", "1,3", "triliun", "."]
    assert idnews.sentences("Ir. Budi datang. Ia pergi.") == ["Ir. Budi datang.", "Ia pergi."]
    assert idnews.stem("Kebijakan itu menguntungkan.") == "bijak itu untung."
    assert idnews.lemmatize("rumahnya merupakan") == "rumah merupakan"
    assert [k.text for k in idnews.keywords(TEXT, top=1)] == ["Ridwan Kamil"]
    with pytest.raises(ValueError, match="top must be at least 1"):
        idnews.keywords(TEXT, top=0)


def test_html_is_escaped(nlp: Language) -> None:
    page = Article(body='<script>alert("x")</script> kata Budi & Ani', headline="<b>")
    html = idnews.analyze(page)._repr_html_()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_json_is_valid_and_complete(seed_pages: dict[str, str]) -> None:
    for page in seed_pages.values():
        result = idnews.analyze(page)
        assert Analysis.from_json(json.dumps(json.loads(result.to_json()))) == result


def test_a_component_can_be_taken_out_of_the_shipped_pipeline() -> None:
    nlp = idnews.load()
    nlp.remove_pipe("idnews_keywords")
    assert "idnews_keywords" not in nlp.pipe_names
    assert [ent.text for ent in nlp("Presiden Joko Widodo tiba.").ents] == ["Joko Widodo"]
