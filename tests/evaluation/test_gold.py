import json
from pathlib import Path
from typing import Any

import pytest

from idnews.errors import ResourceError
from idnews.evaluation.gold import (
    check_page,
    format_gold,
    parse_gold,
    read_gold,
    read_gold_folder,
)
from idnews.records import Entity, Link, Quote

CASES = Path(__file__).parent / "cases"
BASE = CASES / "base.gold.json"
BROKEN: list[dict[str, Any]] = json.loads((CASES / "broken_gold.json").read_text(encoding="utf-8"))


def _base() -> Any:
    return json.loads(BASE.read_text(encoding="utf-8"))


def _break(data: Any, case: dict[str, Any]) -> Any:
    path = case.get("set") or case["delete"]
    place = data
    for step in path[:-1]:
        place = place[step]
    if "set" in case:
        place[path[-1]] = case["to"]
    else:
        del place[path[-1]]
    return data


def test_article_and_its_text_are_read() -> None:
    gold = read_gold(BASE)
    assert gold.article.links == (Link("Harga beras naik", None, "related"),)
    assert gold.article.published == "2019-05-06"
    assert gold.text == gold.article.text
    assert gold.text.startswith("Bupati Sari Resmikan Pasar Sentul\n\nBupati Bogor")


def test_offsets_give_back_the_texts_that_were_written() -> None:
    gold, data = read_gold(BASE), _base()
    assert [gold.text[start:end] for start, end in gold.sentences] == data["sentences"]
    tokens = [gold.text[start:end] for start, end in gold.tokens]
    assert tokens == " ".join(data["tokens"]).split(" ")
    assert [gold.text[e.start : e.end] for e in gold.entities] == [
        entity["text"] for entity in data["entities"]
    ]
    assert [gold.text[q.start : q.end] for q in gold.quotes] == [q["text"] for q in data["quotes"]]


def test_an_entity_keeps_all_that_is_said_of_it() -> None:
    assert read_gold(BASE).entities[3] == Entity(
        start=52,
        end=61,
        text="Sari Dewi",
        label="PERSON",
        source="gold",
        score=1.0,
        name="Sari Dewi",
        title="Bupati Bogor Hj., SE",
        office={"role": "Bupati", "place": "Bogor"},
    )


def test_a_quote_has_its_cue_and_the_speaker_beside_it() -> None:
    gold = read_gold(BASE)
    (quote,) = gold.quotes
    assert quote == Quote(
        start=137,
        end=173,
        text="Pasar ini milik warga. Jaga bersama,",
        kind="direct",
        speaker="Sari Dewi",
        speaker_start=180,
        speaker_end=184,
        cue="kata",
        cue_start=175,
        cue_end=179,
    )
    assert gold.text[175:184] == "kata Sari"


@pytest.mark.parametrize("case", BROKEN, ids=[case["name"] for case in BROKEN])
def test_broken_gold_is_refused_with_place_and_expectation(case: dict[str, Any]) -> None:
    with pytest.raises(ResourceError) as caught:
        parse_gold(_break(_base(), case), where="mine.gold.json")
    message = str(caught.value)
    assert message.startswith("mine.gold.json: ")
    assert f"\n  {case['problem']}" in message


@pytest.mark.parametrize("data", [None, [], "text", 3, {}])
def test_what_is_no_gold_at_all_is_refused(data: Any) -> None:
    with pytest.raises(ResourceError, match="top level"):
        parse_gold(data)


def test_all_problems_are_reported_at_once() -> None:
    data = _base()
    data["entities"][1]["text"] = "Pasar Sawah"
    data["entities"][4]["text"] = "Pasar Sawah"
    with pytest.raises(ResourceError, match=r"2 problems\n  entities\[1\].*\n  entities\[4\]"):
        parse_gold(data)


def test_a_long_list_of_problems_is_cut() -> None:
    data = _base()
    data["keywords"] = [f"tidak ada {i}" for i in range(30)]
    with pytest.raises(ResourceError, match=r"30 problems\n(.*\n)*  and 10 more$"):
        parse_gold(data)


def test_optional_parts_may_be_left_out() -> None:
    data = _base()
    for key in ("entities", "quotes", "keywords"):
        del data[key]
    data["article"] = {"headline": data["article"]["headline"], "body": data["article"]["body"]}
    gold = parse_gold(data)
    assert (gold.entities, gold.quotes, gold.keywords, gold.article.links) == ((), (), (), ())


def test_syntax_errors_name_file_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "cut.gold.json"
    path.write_text('{"article": {\n"body": [', encoding="utf-8")
    with pytest.raises(ResourceError, match=r"cut\.gold\.json: not readable as JSON: .*line 2"):
        read_gold(path)


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.gold.json"
    path.write_text('{"article": {}, "article": {}}', encoding="utf-8")
    with pytest.raises(ResourceError, match="the key 'article' stands twice"):
        read_gold(path)


def test_a_folder_is_read_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.gold.json").write_text(
            BASE.read_text(encoding="utf-8"), encoding="utf-8"
        )
    gold = read_gold_folder(tmp_path)
    assert list(gold) == ["a", "b"]
    assert gold["a"] == gold["b"] == read_gold(BASE)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"no file named \*\.gold\.json"):
        read_gold_folder(tmp_path)


def test_format_gives_back_the_file() -> None:
    text = BASE.read_text(encoding="utf-8")
    assert format_gold(json.loads(text)) == text


def test_what_was_formatted_reads_the_same() -> None:
    assert parse_gold(json.loads(format_gold(_base()))) == read_gold(BASE)


def test_page_check_finds_what_the_page_does_not_say() -> None:
    gold = read_gold(BASE)
    page = f"{gold.article.headline}\nBOGOR - {gold.article.body}\nBaca juga: Harga beras naik"
    assert check_page(gold, page) == []
    assert check_page(gold, page.replace("beras", "cabai")) == [
        "article.links[0]: not in the page: 'Harga beras naik'"
    ]
