"""A Ray cluster of two nodes on loopback, one of which is killed in mid-run."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from idnews.corpus.parts import Options
from idnews.corpus.ray_engine import RayWorker
from idnews.corpus.run import RunProgress, analyze_corpus
from idnews.errors import CorpusError

ray = pytest.importorskip("ray")
RAY = str(Path(sys.executable).with_name("ray"))
# Nodes of one machine, which has little memory for shared objects in a container.
NODE = ["--num-cpus=1", "--object-store-memory=100000000", "--node-ip-address=127.0.0.1"]
ENVIRONMENT = {
    **os.environ,
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_health_check_period_ms": "500",
    "RAY_health_check_timeout_ms": "500",
    "RAY_health_check_failure_threshold": "3",
}


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, set[int]]]:
    """The address of a cluster of a head and a worker node, and the processes of the worker."""
    port = 20000 + os.getpid() % 10000
    temporary = Path("/tmp") / f"ray-{os.getpid()}"
    address = f"127.0.0.1:{port}"
    start = [RAY, "start", *NODE, "--disable-usage-stats"]
    head = ["--head", f"--port={port}", "--include-dashboard=false", f"--temp-dir={temporary}"]
    try:
        _start([*start, *head])
        of_head = _processes("raylet/raylet", str(port))
        _start([*start, f"--address={address}"])
        yield address, _processes("raylet/raylet", str(port)) - of_head
    finally:
        if ray.is_initialized():
            ray.shutdown()
        for process in _processes(str(port)) | _processes(str(temporary)):
            if process != os.getpid():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
        shutil.rmtree(temporary, ignore_errors=True)


def _start(command: list[str]) -> None:
    found = subprocess.run(
        command, env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=120
    )
    assert found.returncode == 0, found.stderr + found.stdout


def _processes(*words: str) -> set[int]:
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if all(word in line for word in words):
            found.add(int(path.parent.name))
    return found


def _tables(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.parquet"))
    }


def test_a_node_is_killed_and_the_tables_are_the_same(
    cluster: tuple[str, set[int]], jsonl: Path, tmp_path: Path, cheap_pipeline: Path
) -> None:
    address, raylets = cluster
    options: dict[str, Any] = {"pipeline": cheap_pipeline, "part_size": 1}
    here = analyze_corpus(jsonl, tmp_path / "here", **options)
    assert len(raylets) == 1
    nodes: list[int] = []
    killed: list[int] = []

    def kill_the_node(progress: RunProgress) -> None:
        nodes.append(sum(node["Alive"] for node in ray.nodes()) if ray.is_initialized() else 0)
        if progress.n_articles >= 12 and not killed:
            for process in raylets:
                os.kill(process, signal.SIGKILL)
                killed.append(process)
        elif killed:
            time.sleep(0.1)  # let the cluster notice while there is work

    there = analyze_corpus(
        jsonl,
        tmp_path / "there",
        engine="ray",
        ray_address=address,
        workers=2,
        report=kill_the_node,
        **options,
    )
    assert killed
    assert (max(nodes), nodes[-1]) == (2, 1)
    assert there.n_articles == here.n_articles
    assert there.rows == here.rows
    assert _tables(tmp_path / "there") == _tables(tmp_path / "here")
    rejects = [(tmp_path / name / "rejects.jsonl").read_bytes() for name in ("here", "there")]
    assert rejects[0] == rejects[1]


def test_a_node_that_does_not_see_the_output_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="a node of the cluster does not see"):
        RayWorker(str(tmp_path / "elsewhere"), Options(tables=("articles",)))


def test_a_cluster_that_is_not_there_is_an_error(
    jsonl: Path, tmp_path: Path, cheap_pipeline: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**options: Any) -> None:
        raise ConnectionError(f"nobody answers at {options['address']}")

    monkeypatch.setattr(ray, "init", fail)
    with pytest.raises(
        CorpusError, match=r"cannot join the Ray cluster '10\.0\.0\.1:6379': nobody"
    ):
        analyze_corpus(
            jsonl,
            tmp_path / "out",
            pipeline=cheap_pipeline,
            engine="ray",
            ray_address="10.0.0.1:6379",
        )
