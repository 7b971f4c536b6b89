"""What does one outlet write about more than the others? Words, people and places.

    python examples/compare_outlets.py notebooks/data/pages.jsonl --top 5

Articles are grouped by outlet, or with --by by place, byline or date. Words are roots, weighed by
log-odds against all other groups (a z-score, above 2 is rarely chance); people and places are
counted by the number of articles that name them.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import idnews
from idnews.corpus.readers import article_of, list_files, read_pages
from idnews.sklearn import distinctive_terms

FIELDS = ("outlet", "place", "byline", "published")
Groups = dict[str, list[idnews.Analysis]]


def read_analyses(paths: list[str]) -> Iterator[idnews.Analysis]:
    """Yield the analysis of every readable page; say which are not."""
    for page in read_pages(list_files(paths)):
        if page.error:
            print(f"{page.name}: {page.error}", file=sys.stderr)
        else:
            yield idnews.analyze(article_of(page)[0])


def group_by(analyses: Iterable[idnews.Analysis], field: str, min_articles: int) -> Groups:
    """Return the analyses by a field of their article; groups that are too small are left out."""
    groups: defaultdict[str, list[idnews.Analysis]] = defaultdict(list)
    for analysis in analyses:
        groups[getattr(analysis.article, field) or "(not known)"].append(analysis)
    return {name: found for name, found in sorted(groups.items()) if len(found) >= min_articles}


def count_names(analyses: Iterable[idnews.Analysis], *labels: str) -> Counter[str]:
    """Return in how many of the articles each name with one of the labels stands."""
    return Counter(
        name
        for analysis in analyses
        for name in {e.name or e.text for e in analysis.entities if e.label in labels}
    )


def main() -> None:
    """Read the arguments, write the table as CSV."""
    summary, _, details = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(
        description=summary, epilog=details, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", help="files, folders, globs or .jsonl of news pages")
    parser.add_argument("--by", choices=FIELDS, default="outlet", help="what makes a group")
    parser.add_argument("--top", type=int, default=10, help="rows of each kind (default: 10)")
    parser.add_argument("--min-articles", type=int, default=2, help="smallest group (default: 2)")
    arguments = parser.parse_args()

    groups = group_by(read_analyses(arguments.paths), arguments.by, arguments.min_articles)
    if len(groups) < 2:
        parser.error(f"found {len(groups)} groups by {arguments.by}; need two or more to compare")
    texts = [analysis.article.body for found in groups.values() for analysis in found]
    labels = [name for name, found in groups.items() for _ in found]
    terms = distinctive_terms(texts, labels)

    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow([arguments.by, "articles", "kind", "what", "number"])
    for name, found in groups.items():
        rows = [("word", word, f"{score:.2f}") for word, score in terms[name][: arguments.top]]
        for kind, wanted in (("person", ("PERSON",)), ("place", ("GPE", "LOC"))):
            counts = count_names(found, *wanted).most_common(arguments.top)
            rows += [(kind, who, str(count)) for who, count in counts]
        out.writerows([name, len(found), *row] for row in rows)


if __name__ == "__main__":
    main()
