"""Dates inferred from a report are compared with the day of publication."""

import gzip
import json
from pathlib import Path

from idnews.evaluation.publication_dates import STEP, DateCounts, count_dates

PAGE = "Harga beras naik, kata Budi, Selasa (3/7/2018).\nWarga resah."


def write_news(path: Path, *dates: str) -> Path:
    """News in which every STEP-th article has the next of the dates."""
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for day in dates:
            for number in range(STEP):
                record = {"text": PAGE, "date": day if number == 0 else "2001-01-01"}
                lines.write(json.dumps(record) + "\n")
    return path


def test_the_same_day_and_the_next_are_near(tmp_path: Path) -> None:
    path = write_news(
        tmp_path / "news.jsonl.gz", "2018-07-03", "4 Juli 2018", "2018-07-09", "2018-07-02"
    )
    assert count_dates(path) == DateCounts(
        near=[True, True, False, False], off=[False, False, False, True]
    )


def test_articles_without_a_whole_date_are_left_out(tmp_path: Path) -> None:
    path = write_news(tmp_path / "news.jsonl.gz", "", "2018", "3/7/2018 10:00", "2018-07-20")
    assert count_dates(path) == DateCounts(near=[False], off=[True])
