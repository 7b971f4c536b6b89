import json
from pathlib import Path
from typing import Any

import pytest

from idnews.evaluation.gold import check_page, format_gold, read_gold, read_gold_folder

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = sorted(path.name.removesuffix(".txt") for path in SEEDS.glob("*.txt"))


def _data(name: str) -> Any:
    return json.loads((SEEDS / f"{name}.gold.json").read_text(encoding="utf-8"))


def test_every_seed_has_its_gold() -> None:
    assert NAMES
    assert list(read_gold_folder(SEEDS)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_gold_says_nothing_that_the_page_does_not(name: str) -> None:
    page = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    assert check_page(read_gold(SEEDS / f"{name}.gold.json"), page) == []


@pytest.mark.parametrize("name", NAMES)
def test_offsets_give_back_what_was_written(name: str) -> None:
    gold, data = read_gold(SEEDS / f"{name}.gold.json"), _data(name)
    assert [gold.text[start:end] for start, end in gold.sentences] == data["sentences"]
    tokens = [gold.text[start:end] for start, end in gold.tokens]
    assert tokens == " ".join(data["tokens"]).split(" ")
    for entity in gold.entities:
        assert gold.text[entity.start : entity.end] == entity.text
    for quote in gold.quotes:
        assert gold.text[quote.start : quote.end] == quote.text
        assert gold.text[quote.cue_start : quote.cue_end] == quote.cue


@pytest.mark.parametrize("name", NAMES)
def test_gold_is_written_one_item_a_line(name: str) -> None:
    text = (SEEDS / f"{name}.gold.json").read_text(encoding="utf-8")
    assert format_gold(json.loads(text)) == text


@pytest.mark.parametrize("name", NAMES)
def test_ten_keywords(name: str) -> None:
    assert len(read_gold(SEEDS / f"{name}.gold.json").keywords) == 10


@pytest.mark.parametrize("name", NAMES)
def test_the_same_name_has_the_same_label_everywhere(name: str) -> None:
    labels: dict[str, set[str]] = {}
    for entity in read_gold(SEEDS / f"{name}.gold.json").entities:
        labels.setdefault(entity.text, set()).add(entity.label)
    assert {text: found for text, found in labels.items() if len(found) > 1} == {}
