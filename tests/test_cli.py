import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from idnews import Analysis
from idnews.cli import app

RUN = CliRunner()
COMMAND = (sys.executable, "-c", "from idnews.cli import app; app()")
SEEDS = Path(__file__).parents[1] / "seeds"
TEXT = '"Kami siap," kata Gubernur Jawa Barat Ridwan Kamil di Bandung, Selasa (3/7).'


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    (tmp_path / "notes.md").write_text("not a page", encoding="utf-8")
    deep = tmp_path / "deep"
    deep.mkdir()
    (deep / "c.jsonl").write_text(
        json.dumps({"title": "Siap", "content": TEXT, "date": "2018-07-03", "url": None})
        + "\n\nnot json\n"
        + json.dumps({"kata": TEXT})
        + "\n"
        + json.dumps({"text": TEXT, "date": "kapan-kapan"})
        + "\n",
        encoding="utf-8",
    )
    return tmp_path


def test_a_folder_is_read_in_order_and_failures_are_named(pages: Path) -> None:
    result = RUN.invoke(app, ["analyze", str(pages), "--format", "jsonl"])
    records = [json.loads(line) for line in result.stdout.splitlines()]
    names = [Path(record.pop("source")).name for record in records]
    assert names == ["a.html", "b.txt", "c.jsonl:1", "c.jsonl:5"]
    analyses = [Analysis.from_dict(record) for record in records]
    assert [len(analysis.quotes) for analysis in analyses] == [1, 1, 1, 1]
    assert analyses[2].article.headline == "Siap"
    assert analyses[2].article.published == "2018-07-03"
    assert result.exit_code == 1
    assert "c.jsonl:3: not a JSON object with a text" in result.stderr
    assert "c.jsonl:4" in result.stderr
    assert "kata" in result.stderr
    assert "c.jsonl:5: published is 'kapan-kapan'; expected a date" in result.stderr
    assert "the article is read without it" in result.stderr


def test_a_missing_file_is_reported_and_the_rest_goes_on(pages: Path) -> None:
    result = RUN.invoke(app, ["tokenize", "missing.txt", str(pages / "b.txt")])
    assert result.exit_code == 1
    assert "missing.txt: No such file or directory" in result.stderr
    assert "Gubernur Jawa Barat" in result.stdout


def test_standard_input_and_globs(pages: Path) -> None:
    piped = RUN.invoke(app, ["entities", "-", "-f", "json"], input=TEXT)
    globbed = RUN.invoke(app, ["entities", str(pages / "*.txt"), "-f", "json"])
    assert piped.exit_code == globbed.exit_code == 0
    assert json.loads(piped.stdout)[0]["result"] == json.loads(globbed.stdout)[0]["result"]
    jsonl = RUN.invoke(app, ["quotes", "-f", "json"], input=json.dumps({"text": TEXT}))
    assert json.loads(jsonl.stdout)[0]["result"][0]["speaker"] == "Ridwan Kamil"


@pytest.mark.parametrize(
    "command", ["analyze", "clean", "tokenize", "stem", "entities", "keywords", "quotes"]
)
@pytest.mark.parametrize("form", ["table", "json", "jsonl"])
def test_every_command_writes_every_format(command: str, form: str) -> None:
    result = RUN.invoke(app, [command, "--text", TEXT, "--format", form])
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    if form == "json":
        assert len(json.loads(result.stdout)) == 1
    elif form == "jsonl":
        assert len([json.loads(line) for line in result.stdout.splitlines()]) == 1


def test_stems_are_explained_in_a_table_and_as_objects() -> None:
    text = "Undang-undang 3 di-PHK-kan."
    table = RUN.invoke(app, ["stem", "--explain", "-t", text]).stdout
    assert "StemExplanation" not in table
    assert "affix set off by a hyphen" in table
    said = json.loads(RUN.invoke(app, ["stem", "--explain", "-t", text, "-f", "json"]).stdout)
    found = [(word["word"], word["root"], word["affixes"]) for word in said[0]["result"]]
    assert found == [("Undang-undang", "undang", []), ("di-PHK-kan", "PHK", ["di-", "-kan"])]


def test_as_many_keywords_as_are_asked_for() -> None:
    page = next(SEEDS.glob("*.txt"))
    result = RUN.invoke(app, ["keywords", str(page), "--top", "25", "-f", "json"])
    assert len(json.loads(result.stdout)[0]["result"]) == 25


def test_html_is_one_page_without_scripts(pages: Path) -> None:
    out = pages / "out.html"
    result = RUN.invoke(app, ["analyze", str(pages / "b.txt"), "-f", "html", "-o", str(out)])
    page = out.read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page
    assert "Ridwan Kamil" in page


def test_output_goes_to_a_file_or_says_why_not(pages: Path) -> None:
    out = pages / "out.jsonl"
    assert RUN.invoke(app, ["clean", "-t", TEXT, "-f", "jsonl", "-o", str(out)]).exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["source"] == "--text"
    result = RUN.invoke(app, ["clean", "-t", TEXT, "-o", str(pages / "no" / "out")])
    assert result.exit_code == 2
    assert "cannot write" in result.stderr
    assert sorted(p.name for p in pages.glob(".*")) == []


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("judul,isi\n", "a.csv: no article in it"),
        ("judul,artikel\nA,Harga naik.\nB,Harga turun.\n", "a.csv: no field text or body"),
    ],
)
def test_a_table_without_articles_is_named_once(tmp_path: Path, table: str, message: str) -> None:
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    result = RUN.invoke(app, ["stem", str(tmp_path / "a.csv")])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert message in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said_in_a_line() -> None:
    with Path("/dev/full").open("w") as full:
        found = subprocess.run(
            [*COMMAND, "stem", "-t", "naik"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    said = b"idnews: cannot write standard output: No space left on device\n"
    assert (found.returncode, found.stderr) == (1, said)


def test_kill_leaves_no_half_output(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    with subprocess.Popen(
        [*COMMAND, "stem", "-", "-o", str(out)], stdin=subprocess.PIPE
    ) as process:
        while not list(tmp_path.iterdir()):  # it writes, and waits for its input
            time.sleep(0.05)
        process.terminate()
        assert process.wait() == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


def test_workers_share_the_work(pages: Path) -> None:
    one = RUN.invoke(app, ["entities", str(pages / "b.txt"), str(pages / "a.html"), "-f", "jsonl"])
    two = RUN.invoke(
        app, ["entities", str(pages / "b.txt"), str(pages / "a.html"), "-f", "jsonl", "-j", "2"]
    )
    assert one.stdout == two.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["analyze", "x.txt", "--text", "y"], "not both"),
        (["analyse"], "No such command 'analyse'. Did you mean 'analyze'?"),
        (["analyze", "-t", "x", "-f", "xml"], "'xml' is not one of"),
        (["keywords", "-t", "x", "--top", "0"], "greater than or equal to 1"),
        (["analyze", "-t", "x", "-j", "0"], "--workers must be at least 1"),
        (["stem", "Harga beras naik"], "a text itself goes behind --text"),
        (["clean", "-t", "x", "--published", "kapan-kapan"], "expected a date such as"),
        (["clean", str(SEEDS), "-o", str(SEEDS)], "seeds is a folder; name a file in it"),
    ],
)
def test_wrong_use_is_explained(arguments: list[str], message: str) -> None:
    result = RUN.invoke(app, arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())


def test_the_seeds_are_read_with_their_gold_beside_them() -> None:
    result = RUN.invoke(app, ["analyze", str(SEEDS), "--format", "jsonl"])
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2)


def test_a_device_is_written_to_and_not_replaced() -> None:
    result = RUN.invoke(app, ["stem", "-t", "membaca", "-o", "/dev/null"])
    assert (result.exit_code, Path("/dev/null").is_char_device()) == (0, True)


def test_an_article_in_another_language_is_named() -> None:
    text = "The governor said on Monday that the city would spend more on floods. " * 2
    result = RUN.invoke(app, ["entities", "-t", text])
    assert (result.exit_code, "does not seem to be Indonesian" in result.stderr) == (0, True)


@pytest.mark.parametrize("command", ["tokenize", "stem"])
def test_a_sentence_is_a_line_without_a_heading(command: str) -> None:
    text = "beras " * 60
    for given in (RUN.invoke(app, [command, "-t", text]), RUN.invoke(app, [command], input=text)):
        assert given.stdout.strip() == text.strip()


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["analyze", str(tmp_path)])
    assert result.exit_code == 2
    assert "nothing to read below" in result.stderr
    assert ".parquet" in result.stderr


def test_terminal_escapes_in_a_page_are_not_printed(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Harga \x1b[31mnaik\x07 kata Budi.", encoding="utf-8")
    result = RUN.invoke(app, ["analyze", str(tmp_path / "x.txt")])
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = RUN.invoke(app, ["clean", str(tmp_path / "empty.txt")])
    assert result.exit_code == 0
    assert "(empty)" in result.stdout


def test_a_corpus_of_which_nothing_could_be_read_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"kata": "Harga naik."}\n', encoding="utf-8")
    out = str(tmp_path / "tables")
    result = RUN.invoke(app, ["corpus", str(tmp_path / "bad.jsonl"), "-o", out, "--rules-only"])
    assert result.exit_code == 1
    assert "0 articles, 0 sentences, 0 entities" in result.stdout
    assert "1 record could not be read: see rejects.jsonl" in result.stdout


def test_a_corpus_of_one_article_is_counted_in_the_singular(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Harga naik di Bogor."}\n', encoding="utf-8")
    out = str(tmp_path / "tables")
    result = RUN.invoke(app, ["corpus", str(tmp_path / "a.jsonl"), "-o", out, "--rules-only"])
    assert "1 article, 1 sentence, 1 entity, 1 mention, 0 values" in result.stdout
