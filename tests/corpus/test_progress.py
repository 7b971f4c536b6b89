import io

import pytest

from idnews.corpus.progress import progress_line, shown_on, time_left
from idnews.corpus.run import RunProgress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_plain_line_a_minute() -> None:
    now = [0.0]
    log = io.StringIO()
    with shown_on(log, clock=lambda: now[0]) as report:
        for second in range(0, 300, 20):
            now[0] = float(second)
            report(RunProgress(second * 10, second * 2000, 1, second, 600))
    lines = log.getvalue().splitlines()
    assert len(lines) == 4
    assert (
        lines[0] == "idnews: 600 articles, 10.0 a second, 1 reject, 10 % of the input, 9 min left"
    )


def test_a_terminal_gets_a_bar_with_rate_and_time_left() -> None:
    terminal = Terminal()
    with shown_on(terminal, clock=iter([0.0, *[50.0] * 9]).__next__) as report:
        report(RunProgress(500, 100_000, 0, 25, 100))
    assert "500 articles, 10.0 a second, 0 rejects, 25 % of the input, 2 min left" in " ".join(
        terminal.getvalue().split()
    )


@pytest.mark.parametrize(
    ("progress", "seconds", "left"),
    [
        (RunProgress(100, 0, 0, 50, 100), 10.0, 10.0),
        (RunProgress(100, 0, 0, 50, 100, n_before=90), 10.0, 100.0),
        (RunProgress(0, 0, 0, 0, 100), 10.0, None),
        (RunProgress(10, 0, 0, 50, 0), 10.0, None),
    ],
)
def test_time_left_counts_what_this_run_did(
    progress: RunProgress, seconds: float, left: float | None
) -> None:
    assert time_left(progress, seconds) == left


def test_nobody_knows_how_much_a_pipe_brings() -> None:
    assert progress_line(RunProgress(10, 0, 0, 500, 0), 5) == "10 articles, 2.0 a second, 0 rejects"
