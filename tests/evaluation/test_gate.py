"""The accuracy gate: what was measured holds the floors, and so does what is measured now."""

import json
import os
from pathlib import Path

import pytest

from idnews.evaluation.gate import check_figures, check_hashes, read_floors
from idnews.evaluation.measures import SETS, SLOW_SETS, hash_data, measure

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "models" / "id_news"
# The model reads 330,000 words for these: minutes.
MEASURED = {**SETS, **SLOW_SETS} if os.environ.get("IDNEWS_GATE") == "full" else SETS
DATA = Path(os.environ.get("IDNEWS_DATA", ROOT.parent / "shared" / "data"))


def test_an_empty_gate_does_not_pass(tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text('{"floors": {}, "data": {}}', encoding="utf-8")
    with pytest.raises(ValueError, match="nothing to check"):
        read_floors(tmp_path / "floors.json")


@pytest.mark.skipif(not MODEL.is_dir(), reason="outside the repository")
def test_committed_figures_hold_their_floors() -> None:
    floors, pinned = read_floors(MODEL / "floors.json")
    metrics = json.loads((MODEL / "metrics.json").read_text(encoding="utf-8"))
    assert check_figures(metrics["figures"], floors) == []
    assert check_hashes(metrics["data"], pinned) == []
    assert set(metrics["figures"]) == set(floors)


@pytest.mark.skipif(not MODEL.is_dir(), reason="outside the repository")
def test_every_set_has_floors_and_a_hash() -> None:
    floors, pinned = read_floors(MODEL / "floors.json")
    measured = {name.partition(".")[0] for name in floors}
    assert set(SETS) <= measured <= {*SETS, *SLOW_SETS}
    assert set(pinned) == measured


@pytest.mark.skipif(not MODEL.is_dir(), reason="outside the repository")
@pytest.mark.parametrize("name", MEASURED)
def test_figures_of_now_hold_their_floors(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = ROOT if name == "seeds" else DATA
    files = data / MEASURED[name][0]
    if not files.exists():
        pytest.skip(f"needs {files}; set IDNEWS_DATA to the folder that holds it")
    monkeypatch.syspath_prepend(ROOT / "recipes")
    floors, pinned = read_floors(MODEL / "floors.json")
    assert check_hashes({name: hash_data(name, data)}, pinned) == []
    own = {figure: floor for figure, floor in floors.items() if figure.startswith(f"{name}.")}
    assert check_figures(measure(name, data), own) == []
