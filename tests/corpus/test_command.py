import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import idnews.corpus
from idnews.cli import app
from idnews.corpus.run import analyze_corpus
from tests.corpus.conftest import report

RUN = CliRunner()


def run(*arguments: str | Path, code: int = 0, stdin: bytes | None = None) -> str:
    result = RUN.invoke(app, ["corpus", *map(str, arguments)], input=stdin)
    assert result.exit_code == code, result.output
    return result.stdout if code == 0 else result.stderr


def test_a_folder_becomes_tables(jsonl: Path, tmp_path: Path, cheap_pipeline: Path) -> None:
    out = tmp_path / "out"
    said = run(jsonl.parent, "-o", out, "--pipeline", cheap_pipeline, "--tokens")
    assert f"{out}: 58 articles, " in said.replace("\n", "")
    assert "2 records could not be read: see rejects.jsonl" in said
    assert (out / "tokens").is_dir()
    assert "holds a run that is complete" in run(jsonl.parent, "-o", out, code=1)
    again = run(jsonl.parent, "-o", out, "--pipeline", cheap_pipeline, "--tokens", "--resume")
    assert again == said


def test_standard_input_and_fields(tmp_path: Path, cheap_pipeline: Path) -> None:
    lines = [json.dumps({"isi": report(n), "tgl": f"2024-01-0{n}"}) for n in (1, 2, 3)]
    said = run(
        "-",
        "-o",
        tmp_path / "out",
        "--fields",
        "text=isi,date=tgl",
        "--pipeline",
        cheap_pipeline,
        stdin="\n".join(lines).encode(),
    )
    assert "3 articles" in said


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--fields", "teks=isi"], "expected text or headline"),
        (["--workers", "0"], "--workers must be at least 1"),
        (["--engine", "spark"], "engine must be one of"),
        (["--pipeline", "nowhere"], "holds no pipeline"),
    ],
)
def test_wrong_use_is_explained(tmp_path: Path, options: list[str], message: str) -> None:
    (tmp_path / "a.txt").write_text(report(1))
    arguments = [str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), *options]
    result = RUN.invoke(app, ["corpus", *arguments])
    assert result.exit_code in (1, 2)
    assert message in " ".join(result.stderr.replace("│", " ").split())
    assert "Traceback" not in result.output


def test_an_input_that_is_not_there_is_named(tmp_path: Path) -> None:
    said = run(tmp_path / "none.csv", "-o", tmp_path / "out", code=1)
    assert "No such file or directory" in said
    assert not (tmp_path / "out" / "articles").exists()


def test_a_file_that_cannot_be_read_gives_an_exit_status(
    tmp_path: Path, cheap_pipeline: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(report(1))
    (folder / "b.parquet").write_bytes(b"no parquet")
    result = RUN.invoke(
        app,
        ["corpus", str(folder), "-o", str(tmp_path / "out"), "--pipeline", str(cheap_pipeline)],
    )
    assert result.exit_code == 1
    assert "1 record could not be read (1 file)" in result.stdout


def test_columns_of_other_names_are_shown_at_once(tmp_path: Path, cheap_pipeline: Path) -> None:
    (tmp_path / "a.csv").write_text("kolom\x1b[2J,tgl\nHarga naik.,2024\n", encoding="utf-8")
    arguments = ["corpus", str(tmp_path / "a.csv"), "-o", str(tmp_path / "out")]
    result = RUN.invoke(app, [*arguments, "--pipeline", str(cheap_pipeline)])
    assert result.exit_code == 1
    assert "1 record could not be read: see rejects.jsonl" in result.stdout
    assert "no field text or body or content or html" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("stop", "code"), [(KeyboardInterrupt(), 130), (SystemExit(143), 143)], ids=["INT", "TERM"]
)
def test_a_run_that_is_stopped_says_how_it_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException, code: int
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise stop

    monkeypatch.setattr("idnews.corpus.run.analyze_corpus", stopped)
    result = RUN.invoke(app, ["corpus", "pages", "-o", str(tmp_path / "out")])
    assert result.exit_code == code
    assert "stopped; --resume goes on from here" in result.stderr


def test_the_package_offers_the_run() -> None:
    assert idnews.corpus.analyze_corpus is analyze_corpus
    with pytest.raises(AttributeError, match="no attribute 'analyse_corpus'"):
        idnews.corpus.analyse_corpus  # noqa: B018
