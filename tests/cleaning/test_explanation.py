"""What people read about a cleaning."""

from idnews.cleaning import clean, explain_removals, explain_steps
from idnews.cleaning.steps import STEPS


def test_table_names_every_removal() -> None:
    article = clean("Harga naik.\nADVERTISEMENT\nWarga resah. (Yen)")
    table = explain_removals(article).split("\n")
    assert len(table) == 1 + len(article.removed)
    assert table[1].split() == ["12", "25", "furniture", "advertisement", "ADVERTISEMENT"]


def test_long_removals_are_shortened() -> None:
    body = "\n".join(f"Pedagang ke-{n} mengeluh soal harga beras di pasar itu." for n in range(9))
    table = explain_removals(clean(f"{body}\n{body}"))
    assert "…" in table
    assert max(len(line) for line in table.split("\n")) < 120


def test_nothing_removed_gives_the_heading_alone() -> None:
    assert len(explain_removals(clean("Harga naik.")).split("\n")) == 1


def test_every_step_says_why_it_stands_there() -> None:
    assert [line.split(":")[0] for line in explain_steps().split("\n")] == [
        f"{number}. {step.name}" for number, step in enumerate(STEPS, start=1)
    ]
    assert all(len(step.why) > 20 for step in STEPS)
    assert len({step.name for step in STEPS}) == len(STEPS)
