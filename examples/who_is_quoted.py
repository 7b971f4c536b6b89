"""Who gets to speak? Counts quotations by speaker, with the office that stands at the name.

    python examples/who_is_quoted.py notebooks/data/pages.jsonl --top 5

One row a speaker: how many articles quote them, how many quotations are direct and how many are
reported speech, how many words they are given. People are told apart by full name, so two people
of one name are one row; read the articles before you publish a count.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import idnews
from idnews.corpus.readers import article_of, list_files, read_pages

NOT_NAMED = "(speaker not named)"


@dataclass
class Speaker:
    """What one speaker is quoted with."""

    articles: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    n_words: int = 0


def read_analyses(paths: list[str]) -> Iterator[tuple[str, idnews.Analysis]]:
    """Yield the name and the analysis of every readable page; say which are not."""
    for page in read_pages(list_files(paths)):
        if page.error:
            print(f"{page.name}: {page.error}", file=sys.stderr)
        else:
            yield page.name, idnews.analyze(article_of(page)[0])


def count_speakers(analyses: Iterable[tuple[str, idnews.Analysis]]) -> dict[str, Speaker]:
    """Return what each speaker is quoted with, by name."""
    speakers: defaultdict[str, Speaker] = defaultdict(Speaker)
    for name, analysis in analyses:
        for quote in analysis.quotes:
            speaker = speakers[quote.speaker or NOT_NAMED]
            speaker.articles.add(name)
            speaker.kinds[quote.kind] += 1
            speaker.n_words += len(idnews.tokenize(quote.text))
        for entity in analysis.entities:
            name_of_person = entity.name or ""
            if entity.label == "PERSON" and entity.title and name_of_person in speakers:
                speakers[name_of_person].titles[entity.title] += 1
    return dict(speakers)


def main() -> None:
    """Read the arguments, write the table as CSV."""
    summary, _, details = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(
        description=summary, epilog=details, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", help="files, folders, globs or .jsonl of news pages")
    parser.add_argument("--top", type=int, default=20, help="how many speakers (default: 20)")
    parser.add_argument("--kind", choices=["direct", "indirect"], help="count only this kind")
    arguments = parser.parse_args()

    speakers = count_speakers(read_analyses(arguments.paths))

    def weight(name: str) -> int:
        kinds = speakers[name].kinds
        return kinds[arguments.kind] if arguments.kind else kinds.total()

    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["speaker", "office", "articles", "direct", "indirect", "words"])
    for name in sorted(speakers, key=lambda name: (-weight(name), name))[: arguments.top]:
        if weight(name):
            said = speakers[name]
            office = said.titles.most_common(1)[0][0] if said.titles else ""
            counts = (len(said.articles), said.kinds["direct"], said.kinds["indirect"])
            out.writerow([name, office, *counts, said.n_words])


if __name__ == "__main__":
    main()
