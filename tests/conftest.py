from pathlib import Path

import pytest
from spacy.language import Language

import idnews

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="session")
def nlp() -> Language:
    return idnews.load()


@pytest.fixture(scope="session")
def seed_pages() -> dict[str, str]:
    """The scraped text of each seed article, by the name of its file."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}
