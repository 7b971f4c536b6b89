"""Score quotations on PFSA-ID's development part: words of statements, and who said them.

Run: python benchmarks/quotes/score_pfsa.py --data ../shared/data [--rules-only] [--show 20]

`idnews.evaluation.statements` says how the text is put together again and what is counted.
"""

import argparse
from pathlib import Path

import idnews
from idnews.evaluation.scores import Counts
from idnews.evaluation.statements import read_texts, score_statements


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rules-only", action="store_true", help="without the model: much faster")
    parser.add_argument("--show", type=int, default=0, help="print so many errors")
    options = parser.parse_args()
    nlp = idnews.blank() if options.rules_only else idnews.load()
    texts = read_texts(options.data / "quotes" / "pfsa" / "dev-20.txt")
    report = score_statements(nlp, texts)
    for mistake in report.mistakes[: options.show]:
        print(f"-- {mistake.context!r} gold {mistake.person!r}")
        print("   ", [(said[:40], speaker, cue) for said, speaker, cue in mistake.found])
    show("statement words", report.words)
    show("persons", report.persons)


def show(title: str, counts: Counts) -> None:
    precision, recall, f1 = (rate or 0.0 for rate in (counts.precision, counts.recall, counts.f1))
    print(f"{title}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} {counts}")


if __name__ == "__main__":
    main()
