"""Names against gold: counts, confusion, errors in context; and the command that prints them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from idnews.cli import app
from idnews.evaluation.name_report import NONE, NameMistake, NameReport, compare_names
from idnews.evaluation.scores import Counts

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "Ketua KPK Firli di Jambi bertemu Budi."


def test_counts_confusion_and_errors() -> None:
    report = NameReport()
    gold = {(6, 9, "ORG"), (10, 15, "PERSON"), (19, 24, "place"), (33, 37, "PERSON")}
    found = {(6, 9, "ORG"), (6, 15, "PERSON"), (19, 24, "ORG"), (0, 5, "PERSON")}
    compare_names(report, TEXT, gold, found)
    assert report.counts["ORG"] == Counts(gold=1, predicted=2, matched=1)
    assert report.total == Counts(gold=4, predicted=4, matched=1)
    assert report.confusion == {
        ("ORG", "ORG"): 1,
        ("PERSON", "PERSON"): 1,
        ("place", "ORG"): 1,
        ("PERSON", NONE): 1,
        (NONE, "PERSON"): 1,
    }
    assert report.errors[0] == NameMistake(
        "Firli", "PERSON", "KPK Firli PERSON", "Ketua KPK ", " di Jambi bertemu Budi."
    )


def test_the_commonest_come_first_with_their_number() -> None:
    report = NameReport()
    for text in ("di Jambi", "ke Jambi", "ke Bogor"):
        compare_names(report, text, {(3, 8, "place")}, set())
    assert [(error.name, times) for error, times in report.commonest(1)] == [("Jambi", 2)]


def test_the_command_prints_scores_and_writes_them(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    row = {"text": "Presiden Joko Widodo tiba di Bogor.", "entities": [[9, 20, "PER"]]}
    gold.write_text(json.dumps(row) + "\n", encoding="utf-8")
    output = tmp_path / "scores.json"
    result = CliRunner().invoke(app, ["evaluate", str(gold), "-o", str(output)])
    assert result.exit_code == 0, result.output
    assert "Left out, since gold has no such label: GPE 1" in result.output
    assert "commonest errors" not in result.output
    figures = json.loads(output.read_text(encoding="utf-8"))
    assert figures["all"] == figures["PERSON"]
    assert (figures["all"]["f1"], figures["all"]["gold"]) == (1.0, 1)


def test_the_command_scores_syntax(tmp_path: Path) -> None:
    gold = tmp_path / "gold.conllu"
    rows = ("1\tWarga\t_\tNOUN\t_\t_\t2\tnsubj\t_\t_", "2\tpergi\t_\tVERB\t_\t_\t0\troot\t_\t_")
    gold.write_text("\n".join(rows) + "\n\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(gold)])
    assert result.exit_code == 0, result.output
    assert "100.00" in result.output
    assert "as the pipeline gives it" in result.output
    styled = CliRunner().invoke(app, ["evaluate", str(gold), "--readout", "gsd"])
    assert styled.exit_code == 0, styled.output
    assert "by the convention of gsd" in styled.output
    wrong = CliRunner().invoke(app, ["evaluate", str(gold), "--readout", "idner"])
    assert wrong.exit_code == 2
    assert "treebank must be one of csui, pud, gsd" in " ".join(wrong.output.split())


def test_a_missing_file_or_readout_is_told(tmp_path: Path) -> None:
    missing = CliRunner().invoke(app, ["evaluate", str(tmp_path / "no.jsonl")])
    assert missing.exit_code == 2
    assert "is no file" in missing.output
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"text": "Joko", "entities": [[0, 4, "PER"]]}\n', encoding="utf-8")
    wrong = CliRunner().invoke(app, ["evaluate", str(gold), "--readout", "kompas"])
    assert wrong.exit_code == 2
    assert "readout must be one of" in wrong.output


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("empty.conllu", "", "empty.conllu: no sentence found"),
        ("latin.conllu", "caf\xe9", "latin.conllu: not UTF-8"),
        ("none.bio", "Budi O\n", "none.bio: no name in it"),
    ],
)
def test_gold_that_tells_nothing_is_an_error(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="latin-1")
    result = CliRunner().invoke(app, ["evaluate", str(path)])
    assert (result.exit_code, message in result.output) == (1, True), result.output


def test_gold_with_gpe_and_fac_is_scored_apart_and_what_it_does_not_know_is_said(
    tmp_path: Path,
) -> None:
    gold = tmp_path / "gold.jsonl"
    text = "Presiden Joko Widodo tiba di Istana Bogor, Bogor, Senin (3/6/2024)."
    row = {"text": text, "entities": [[9, 20, "PERSON"], [29, 41, "FAC"], [43, 48, "GPE"]]}
    gold.write_text(json.dumps(row), encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(gold)])
    assert "Left out, since gold has no such label: DATE 1" in result.output
    assert "GPE" in result.output
    merged = CliRunner().invoke(app, ["evaluate", str(gold), "--readout", "nerui"])
    assert "place" in merged.output


def test_a_gold_article_is_scored() -> None:
    result = CliRunner().invoke(app, ["evaluate", str(next(SEEDS.glob("*.gold.json")))])
    assert (result.exit_code, "MONEY" in result.output) == (0, True), result.output
