"""kill -9 at random moments, more than 60 times: a resumed run ends with the same files."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from idnews.corpus.run import analyze_corpus

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
WRITES = ("open", "os.rename", "os.remove", "os.mkdir", "os.scandir")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two files of a data set and a folder of pages, with bad records and copies in them."""
    import json

    from tests.corpus.conftest import report

    folder = tmp_path_factory.mktemp("killed") / "in"
    (folder / "pages").mkdir(parents=True)
    for i in range(6):
        (folder / "pages" / f"{i}.txt").write_text(report(200 + i))
    for name, start in (("a.jsonl", 0), ("b.jsonl", 10)):
        lines = [json.dumps({"text": report(start + i), "date": "2024-01-02"}) for i in range(15)]
        lines[4] = "{broken"
        (folder / name).write_text("\n".join(lines))
    return folder


Run = Callable[[Path], None]


@pytest.fixture(scope="module", params=[False, True], ids=["keep", "drop"])
def run(request: pytest.FixtureRequest, corpus: Path, cheap_pipeline: Path) -> Run:
    def start(out: Path) -> None:
        analyze_corpus(
            corpus,
            out,
            pipeline=cheap_pipeline,
            part_size=4,
            resume=True,
            drop_duplicates=request.param,
        )

    return start


@pytest.fixture(scope="module")
def whole(run: Run, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], float]:
    out = tmp_path_factory.mktemp("whole") / "out"
    start = time.monotonic()
    run(out)
    return read(out), time.monotonic() - start


def read(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run_and_kill(run: Run, out: Path, *, at: float | int) -> bool:
    """Run in a child; kill it after `at` seconds (float), or before its write number `at` (int).

    Return whether it was killed before it was done.
    """
    child = os.fork()
    if child == 0:
        try:
            if isinstance(at, int):
                _die_at(at, str(out))
            run(out)
        except BaseException:
            os._exit(1)
        os._exit(0)
    if isinstance(at, float):
        time.sleep(at)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL)
    return status != 0


def _die_at(number: int, place: str) -> None:
    left = number

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event in WRITES and str(arguments[0]).startswith(place):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def moments(seed: int) -> Iterator[float]:
    chance = random.Random(seed)
    while True:
        yield chance.random()


def test_after_a_kill_at_any_time_the_tables_are_the_same(
    run: Run, whole: tuple[dict[str, bytes], float], tmp_path: Path
) -> None:
    expected, seconds = whole
    n_killed = 0
    for number, moment in zip(range(60), moments(7), strict=False):
        out = tmp_path / str(number)
        if run_and_kill(run, out, at=moment * seconds):
            n_killed += 1
        else:
            seconds *= 0.7  # the machine has less to do than when the time was taken
        run(out)
        assert read(out) == expected, f"killed after {moment * seconds:.3f} s"
        if n_killed == 10:
            break
    assert n_killed == 10


def test_after_a_kill_before_any_write_the_tables_are_the_same(
    run: Run, whole: tuple[dict[str, bytes], float], tmp_path: Path
) -> None:
    expected, _ = whole
    chance = random.Random(11)
    for number in range(12):
        out = tmp_path / str(number)
        at = chance.randrange(160)
        run_and_kill(run, out, at=at)
        run(out)
        assert read(out) == expected, f"killed before write {at}"


def test_killed_again_and_again_it_still_ends(
    run: Run, whole: tuple[dict[str, bytes], float], tmp_path: Path
) -> None:
    expected, _ = whole
    out = tmp_path / "out"
    chance = random.Random(13)
    n_killed = sum(run_and_kill(run, out, at=30 + chance.randrange(90)) for _ in range(8))
    assert n_killed >= 4
    run(out)
    assert read(out) == expected


@pytest.mark.skipif(sys.platform != "linux", reason="workers die with their parent on Linux")
def test_workers_die_with_the_run_and_resume_ends_it(
    corpus: Path, cheap_pipeline: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    analyze_corpus(corpus, whole, pipeline=cheap_pipeline, part_size=4)
    start = [sys.executable, "-c", "from idnews.cli import app; app()", "corpus", str(corpus)]
    command = [*start, "--part-size", "4"]
    for number, seconds in enumerate((2.0, 2.6, 3.2)):
        out = tmp_path / str(number)
        options = ["-o", str(out), "-j", "2", "--resume", "--pipeline", str(cheap_pipeline)]
        first = subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL)
        time.sleep(seconds)
        first.kill()
        first.wait()
        deadline = time.monotonic() + 10
        while _workers_of(first.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert _workers_of(first.pid) == []
        subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL)
        assert read(out) == read(whole)


def _workers_of(parent: int) -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            found.append(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
    return [line for line in found if f"idnews.corpus.worker {parent} " in line]
