"""Analyses made by hand, so that what is shown does not depend on what the rules find."""

from dataclasses import replace

from idnews.records import (
    Analysis,
    Article,
    Cluster,
    Entity,
    Keyword,
    Link,
    Quote,
    Reference,
    Removal,
)

BODY = (
    'Gubernur Ridwan Kamil menyiapkan Rp1,3 triliun. "Kami siap di Bandung," katanya.\n'
    "Ia mengatakan, dana itu dari pusat.\nSelesai <b>&amp;</b>."
)
HEADLINE = "Ridwan Kamil Siap"


def span(words: str, nth: int = 0) -> tuple[int, int]:
    """Where the words stand in the text for the n-th time."""
    text, start = TEXT, -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


TEXT = f"{HEADLINE}\n\n{BODY}"


def entity(words: str, label: str, nth: int = 0, **known: object) -> Entity:
    plain = Entity(*span(words, nth), words, label, "rules", 1.0)
    return replace(plain, **known)  # type: ignore[arg-type]


def example() -> Analysis:
    """An article with one of everything."""
    article = Article(
        body=BODY,
        headline=HEADLINE,
        place="BANDUNG",
        outlet="Contoh.com",
        published="2018-07-03",
        links=(Link("Harga <i>naik</i>", "javascript:alert(1)", "read_also"),),
        removed=(Removal(0, 10, "Baca juga: <script>", "related_link", "read_also"),),
    )
    said = '"Kami siap di Bandung,"'
    start, end = span(said)
    indirect = span("dana itu dari pusat")
    return Analysis(
        article=article,
        text=TEXT,
        entities=(
            entity("Ridwan Kamil", "PERSON", name="Ridwan Kamil"),
            entity("Ridwan Kamil", "PERSON", 1, name="Ridwan Kamil", title="Gubernur"),
            entity(
                "Rp1,3 triliun",
                "MONEY",
                value={"amount": 1300000000000, "currency": "IDR"},
            ),
            entity(
                "Bandung",
                "GPE",
                link={"candidates": [{"name": "Kota Bandung", "level": "kota", "code": "32.73"}]},
            ),
        ),
        quotes=(
            Quote(
                start + 1, end - 1, "Kami siap di Bandung,", "direct", "Ridwan Kamil", cue="katanya"
            ),
            Quote(*indirect, "dana itu dari pusat", "indirect"),
        ),
        keywords=(Keyword("Ridwan Kamil", 0.9, 2, "entity"), Keyword("<dana>", 0.5, 1, "term")),
        clusters=(
            Cluster(
                "Ridwan Kamil",
                "PERSON",
                2,
                references=(Reference(*span("Ia "), "Ia", "pronoun"),),
            ),
        ),
    )
