"""How long a function takes on a piece repeated to a size."""

import time
from collections.abc import Callable


def seconds_for(run: Callable[[str], object], piece: str, size: int) -> float:
    """Process time of `run` on `size` characters, best of three."""
    text = (piece * (size // len(piece) + 1))[:size]
    best = 1e9
    for _ in range(3):  # what else the machine does only slows a run
        start = time.process_time()
        run(text)
        best = min(best, time.process_time() - start)
    return best
