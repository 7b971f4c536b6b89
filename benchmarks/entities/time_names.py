"""Time names, links and clusters in words a second, beside the tokenizer as a yardstick.

python benchmarks/entities/time_names.py ../shared/data/news/news.jsonl.gz
"""

import gzip
import json
import sys
import time
from itertools import islice

from idnews.language.sentences import sentence_spans
from idnews.language.tokenizer import token_spans
from idnews.ner.aliases import NamedMention, find_clusters
from idnews.ner.links import PlaceMention, link_places
from idnews.ner.names import find_names

ARTICLES = 1500


def main() -> None:
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, 0, ARTICLES * 20, 20)]
    find_names("Jambi", [(0, 5)], [True])  # tables load
    timer = time.process_time
    began = timer()
    tokens = [token_spans(text) for text in texts]
    cut = timer() - began
    firsts = [{start for start, _ in sentence_spans(text)} for text in texts]
    began = timer()
    found = [
        find_names(text, spans, [start in first for start, _ in spans])
        for text, spans, first in zip(texts, tokens, firsts, strict=True)
    ]
    named = timer() - began
    began = timer()
    for text, mentions in zip(texts, found, strict=True):
        link_places(
            [
                PlaceMention(m.start, m.end, text[m.start : m.end])
                for m in mentions
                if m.label == "GPE"
            ]
        )
        find_clusters(
            [NamedMention(m.start, m.end, m.label, text[m.start : m.end]) for m in mentions], text
        )
    linked = timer() - began
    words = sum(map(len, tokens))
    print(f"{words} tokens, {sum(map(len, found))} names")
    for name, seconds in (("tokenizer", cut), ("names", named), ("links, clusters", linked)):
        print(f"{name:16} {words / seconds:12,.0f} tokens/s")
    print(f"{'names to clusters':16} {words / (named + linked):10,.0f} tokens/s")


if __name__ == "__main__":
    main()
