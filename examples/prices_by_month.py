"""How do amounts of money beside a word change? Takes them from sentences with the word.

    python examples/prices_by_month.py beras notebooks/data/pages.jsonl --most 20000

One row a month: how many amounts, the least, the median and the greatest, in one currency. Words
are compared by their roots, so `beras` also finds `berasnya`. With --least and --most you keep to
prices and leave budgets out. An amount in the sentence need not be the price of the thing: look at
the sentences with --show before you believe the median.
"""

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from statistics import median

import idnews
from idnews.corpus.readers import article_of, list_files, read_pages

MONTH = 7  # characters of an ISO date that name the month: 2024-01


def read_analyses(paths: list[str]) -> Iterator[tuple[str, idnews.Analysis]]:
    """Yield the name and the analysis of every readable page; say which are not."""
    for page in read_pages(list_files(paths)):
        if page.error:
            print(f"{page.name}: {page.error}", file=sys.stderr)
        else:
            yield page.name, idnews.analyze(article_of(page)[0])


def amounts_beside(
    analysis: idnews.Analysis, root: str, currency: str
) -> Iterator[tuple[float, str]]:
    """Yield each amount of money that shares a sentence with a word of that root."""
    for sentence in analysis.sentences:
        inside = (t for t in analysis.tokens if sentence.start <= t.start < sentence.end)
        if all(token.stem != root for token in inside):
            continue
        for entity in analysis.entities:
            is_here = sentence.start <= entity.start < sentence.end
            value = entity.value if is_here and entity.label == "MONEY" else None
            if value and value.get("currency") == currency and "amount" in value:
                yield value["amount"], sentence.text


def months_of(
    analyses: Iterable[tuple[str, idnews.Analysis]],
    root: str,
    currency: str,
    bounds: tuple[float, float],
) -> dict[str, list[tuple[float, str]]]:
    """Return the amounts within the bounds, with their sentences, by month of publication."""
    months: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for _, analysis in analyses:
        date = analysis.article.published
        month = date[:MONTH] if date and len(date) >= MONTH and "X" not in date else "no date"
        for amount, sentence in amounts_beside(analysis, root, currency):
            if bounds[0] <= amount <= bounds[1]:
                months[month].append((amount, sentence))
    return dict(sorted(months.items()))


def main() -> None:
    """Read the arguments, write the table as CSV."""
    summary, _, details = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(
        description=summary, epilog=details, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("word", help="the word that must stand in the sentence, such as beras")
    parser.add_argument("paths", nargs="+", help="files, folders, globs or .jsonl of news pages")
    parser.add_argument("--currency", default="IDR", help="by its ISO 4217 code (default: IDR)")
    parser.add_argument("--least", type=float, default=0, help="leave out what is below")
    parser.add_argument("--most", type=float, default=float("inf"), help="leave out what is above")
    parser.add_argument("--show", action="store_true", help="print the sentences instead")
    arguments = parser.parse_args()

    months = months_of(
        read_analyses(arguments.paths),
        idnews.stem(arguments.word.lower()),
        arguments.currency.upper(),
        (arguments.least, arguments.most),
    )
    out = csv.writer(sys.stdout, lineterminator="\n")
    if arguments.show:
        out.writerow(["month", "amount", "sentence"])
        out.writerows([m, f"{amount:.0f}", s] for m, found in months.items() for amount, s in found)
        return
    out.writerow(["month", "amounts", "least", "median", "greatest"])
    for month, found in months.items():
        numbers = [amount for amount, _ in found]
        shown = (f"{number:.0f}" for number in (min(numbers), median(numbers), max(numbers)))
        out.writerow([month, len(numbers), *shown])


if __name__ == "__main__":
    main()
