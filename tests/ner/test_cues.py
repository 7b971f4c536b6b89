from idnews.ner.cues import SIDES, points, prior_points, whole_labels
from idnews.ner.spans import LABELS
from idnews.resources import read_table


def test_points() -> None:
    assert points("before", "kata") == {"PERSON": 3}
    assert points("after", "kata") == {}
    assert points("before", "meja") == {}


def test_rows_are_well_formed() -> None:
    for _, side, label, number in read_table("name_cues", ("cue", "side", "label", "points")):
        assert side in SIDES
        assert label in (*LABELS, "O")
        assert 1 <= int(number) <= 9


def test_priors_are_well_formed() -> None:
    for run, label, articles in read_table("name_priors", ("run", "label", "articles")):
        assert run == run.lower()
        assert label in LABELS
        assert int(articles) >= 3


def test_priors() -> None:
    assert prior_points("joko widodo") in ({"PERSON": 3}, {})
    assert prior_points("tidak ada di sini") == {}


def test_weekdays_are_never_names() -> None:
    assert whole_labels()["Senin"] == "O"
