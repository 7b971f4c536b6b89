"""Help that fits a screen, typos that are understood, and the commands report and doctor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from idnews.cli import COMMANDS, app
from idnews.cli.doctor import CHECKS, diagnose
from idnews.records import Analysis, Article

RUN = CliRunner(env={"COLUMNS": "80"})
NAMES = [command.__name__ for command in COMMANDS]
SCREEN = 24  # lines of 80 characters


@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_fits_a_screen(name: str) -> None:
    result = RUN.invoke(app, [*filter(None, [name]), "--help"])
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert len(lines) <= SCREEN
    assert max(map(len, lines)) <= 80


def test_every_command_has_its_whole_summary_in_the_help_page() -> None:
    text = RUN.invoke(app, ["--help"]).stdout
    for command in COMMANDS:
        summary = (command.__doc__ or "").split("\n")[0]
        assert f"{command.__name__:8}  {summary}\n" in text


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["analize", "x"], "Did you mean 'analyze'?"),
        (["qoutes", "x"], "Did you mean 'quotes'?"),
        (["analyze", "-t", "x", "--formt", "json"], "--format"),
        (["corpus", "x", "--ouput", "y"], "--output"),
        (["analyze", "-t", "x", "-f", "jsn"], "'jsn' is not one of"),
        (["report"], "Missing argument"),
    ],
)
def test_typos_are_understood(arguments: list[str], answer: str) -> None:
    result = RUN.invoke(app, arguments)
    assert result.exit_code == 2
    assert answer in " ".join(result.stderr.split())


def test_the_doctor_finds_nothing_wrong() -> None:
    result = RUN.invoke(app, ["doctor"])
    assert result.exit_code == 0, result.stdout
    assert "Everything works." in result.stdout
    assert "id_news" in result.stdout


def test_the_doctor_writes_json() -> None:
    findings = json.loads(RUN.invoke(app, ["doctor", "--json"]).stdout)
    assert {finding["part"] for finding in findings} >= {"installed", "model", "self-test"}
    assert [f["what"] for f in findings if f["part"] == "self-test"] == ["analyze", *CHECKS]


def test_the_doctor_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(analysis: Analysis) -> list[str]:
        raise ValueError("table roots: line 3 is damaged")

    monkeypatch.setitem(CHECKS, "stems", (broken, ["siap", "bantu"]))
    result = RUN.invoke(app, ["doctor"])
    assert result.exit_code == 1
    assert "ValueError: table roots: line 3 is damaged" in result.stdout
    assert "1 wrong" in result.stdout


def test_the_doctor_lives_when_the_pipeline_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_model() -> None:
        raise OSError("no pipeline there")

    monkeypatch.setattr("idnews.api.load", no_model)
    findings = [finding for finding in diagnose() if finding.is_good is False]
    assert [(f.part, f.said) for f in findings] == [("model", "OSError: no pipeline there")]


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_of_the_doctor_can_fail(name: str) -> None:
    if name != "JSON":
        read, expected = CHECKS[name]
        assert read(Analysis(Article(body=""), text="")) != expected


def test_a_missing_package_is_named_and_a_bug_keeps_its_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for message in ('reports need duckdb: pip install "idnews[corpus]"', "cannot import name x"):

        def fail(*_: object, message: str = message, **__: object) -> None:
            raise ImportError(message)

        monkeypatch.setattr("idnews.display.corpus_report", fail)
        result = RUN.invoke(app, ["report", str(tmp_path)])
        assert result.exit_code == 1
        assert isinstance(result.exception, ImportError) == ("pip install" not in message)
        assert (message in result.stderr) == ("pip install" in message)


def test_a_report_needs_tables(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["report", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr.startswith("idnews: ")
    assert "holds no corpus" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        ("", "unknown format; expected a name that ends in one of"),
        ('{"text": "Budi pergi.", "entities": [[0, 40, "PERSON"]]}', "line 1: span"),
        ('{"text": ', "line 1: not JSON"),
    ],
)
def test_gold_that_cannot_be_read_is_said_in_a_line(
    content: str, answer: str, tmp_path: Path
) -> None:
    path = tmp_path / ("gold.jsonl" if content else "gold.txt")
    path.write_text(content, encoding="utf-8")
    result = RUN.invoke(app, ["evaluate", str(path)])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"idnews: {path}")
    assert answer in " ".join(result.stderr.split())


def test_figures_without_a_place_to_go_are_not_measured(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"text": "Budi pergi.", "entities": []}\n', encoding="utf-8")
    out = str(tmp_path / "no" / "figures.json")
    result = RUN.invoke(app, ["evaluate", str(path), "-o", out])
    assert result.exit_code == 2
    assert "cannot write" in result.stderr
