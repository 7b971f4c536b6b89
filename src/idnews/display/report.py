"""A corpus as one HTML page: who, where, who speaks, how much money, which terms and when."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from idnews.corpus.progress import counted
from idnews.display.charts import bar_table, columns_chart, plain_table
from idnews.display.escaping import escape_text
from idnews.display.pages import page_html
from idnews.display.province_map import province_map, province_names
from idnews.display.report_data import CorpusFacts, NameCount, read_corpus_facts

__all__ = ["corpus_report", "facts_to_page"]

_POWERS: Final = {
    0: "below Rp10",
    1: "Rp10 to 99",
    2: "Rp100 to 999",
    3: "Rp1 to 10 thousand",
    4: "Rp10 to 100 thousand",
    5: "Rp100 thousand to 1 million",
    6: "Rp1 to 10 million",
    7: "Rp10 to 100 million",
    8: "Rp100 million to 1 billion",
    9: "Rp1 to 10 billion",
    10: "Rp10 to 100 billion",
    11: "Rp100 billion to 1 trillion",
    12: "Rp1 to 10 trillion",
    13: "Rp10 to 100 trillion",
}
_MOST: Final = "Rp100 trillion and more"
_CAUTION: Final = (
    "Counted by a program that errs: names that it missed are not here, people of one name are one "
    "row. Read a sample of the articles before you rely on a number."
)


def corpus_report(folder: str | Path, *, title: str = "News corpus report", top: int = 15) -> str:
    """Return an HTML page about the tables that `idnews corpus` wrote into `folder`.

    `top` is how many rows each table has. The page needs no other file and runs no script. Raises
    CorpusError when there are no tables or the run is not complete, ValueError when `top` is below
    1, ImportError without the extra [corpus].
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    return facts_to_page(read_corpus_facts(folder, top=top), title=title)


def facts_to_page(facts: CorpusFacts, *, title: str) -> str:
    """Return the page for counts that were read already."""
    sections = (
        ("time", "Articles over time", _time(facts)),
        ("people", "People", _names("People named in most articles", facts.people, "title")),
        (
            "organisations",
            "Organisations",
            _names("Organisations named in most articles", facts.organisations, ""),
        ),
        ("places", "Places", _places(facts)),
        ("quotes", "Who is quoted", _quotes(facts)),
        ("amounts", "Amounts of money", _amounts(facts)),
        ("terms", "Terms over time", _terms(facts)),
    )
    contents = "".join(f'<li><a href="#{name}">{head}</a></li>' for name, head, _ in sections)
    body = "".join(
        f'<section id="{name}" aria-labelledby="h-{name}"><h2 id="h-{name}">{head}</h2>'
        f"{content or '<p>Nothing of the kind was found.</p>'}</section>"
        for name, head, content in sections
    )
    summary = _summary(facts)
    nav = f'<nav aria-label="Contents"><ul>{contents}</ul></nav>'
    return page_html(title, f"{summary}{nav}{body}", styles=("report",))


def _summary(facts: CorpusFacts) -> str:
    words = [counted(facts.n_articles, "articles"), counted(facts.n_tokens, "tokens")]
    if facts.first_date and facts.last_date:
        dates = (facts.first_date[:10], facts.last_date[:10])
        words.append(" to ".join(f'<span class="n">{escape_text(day)}</span>' for day in dates))
    undated = facts.n_articles - facts.n_dated
    if undated:
        words.append(f"{undated:,} without a date")
    outlets = bar_table(
        "Articles by outlet", ("outlet", "articles", ""), [(*row, "") for row in facts.outlets]
    )
    return f'<p class="lead">{" · ".join(words)}</p><p class="caution">{_CAUTION}</p>{outlets}'


def _time(facts: CorpusFacts) -> str:
    if not facts.periods:
        return "<p>No article has a full date.</p>"
    chart = columns_chart(f"Articles by {facts.period}", facts.periods, facts.n_articles_by_period)
    counts = zip(facts.periods, facts.n_articles_by_period, strict=True)
    rows = [(name, f"{count:,}") for name, count in counts]
    return f"<figure>{chart}</figure>{_fold(f'Articles by {facts.period}', rows, facts.period)}"


def _fold(caption: str, rows: Sequence[Sequence[str]], *columns: str) -> str:
    table = plain_table(caption, (*columns, "articles"), rows)
    return f"<details><summary>The numbers</summary>{table}</details>"


def _names(caption: str, names: Sequence[NameCount], known: str) -> str:
    rows = [(name.name, name.n_articles, name.known or "") for name in names]
    return bar_table(caption, ("name", "articles", known), rows)


def _places(facts: CorpusFacts) -> str:
    names = province_names()
    known = {code: count for code, count in facts.provinces.items() if code in names}
    picture = province_map(
        known, title="Articles that name a place in each province", unit="articles"
    )
    by_province = bar_table(
        "Articles that name a place in the province",
        ("province", "articles", "code"),
        [(names[code], count, code) for code, count in known.items()],
    )
    note = (
        "<p>Places that could be several regions are not on the map. Borders are generalised.</p>"
    )
    table = _names("Places named in most articles", facts.places, "province")
    if not table:
        return ""
    return (
        f"<figure>{picture}</figure>{note}<details><summary>The numbers</summary>{by_province}"
        f"</details>{table}"
    )


def _quotes(facts: CorpusFacts) -> str:
    if not facts.n_quotes:
        return ""
    quotations = counted(facts.n_quotes, "quotations")
    share = f"{quotations}, {facts.n_unnamed_quotes:,} without a named speaker."
    rows = [
        (
            speaker.name or "",
            speaker.title or "",
            f"{speaker.n_articles:,}",
            f"{speaker.n_direct:,}",
            f"{speaker.n_indirect:,}",
            speaker.example,
        )
        for speaker in facts.speakers
    ]
    columns = ("speaker", "title", "articles", "direct", "reported", "for example")
    return f"<p>{share}</p>{plain_table('Who is quoted most', columns, rows)}"


def _amounts(facts: CorpusFacts) -> str:
    counts: dict[str, int] = {}
    for power, count in facts.money_by_power.items():
        name = _POWERS.get(power, _MOST)
        counts[name] = counts.get(name, 0) + count
    sizes = bar_table(
        "Amounts in rupiah by size",
        ("size", "amounts", ""),
        [(name, count, "") for name, count in counts.items()],
    )
    largest = plain_table(
        "The largest amounts in rupiah",
        ("as written", "rupiah", "date", "article"),
        [
            (fact.text, f"{fact.amount:,.0f}", fact.published or "", fact.headline or "")
            for fact in facts.largest_amounts
        ],
    )
    others = [row for row in facts.currencies if row[0] != "IDR"]
    foreign = bar_table(
        "Other currencies", ("currency", "amounts", ""), [(*row, "") for row in others]
    )
    return f"{sizes}{largest}{foreign}"


def _terms(facts: CorpusFacts) -> str:
    charts = "".join(
        f"<figure><figcaption>{escape_text(term)} "
        f"<small>{counted(sum(counts), 'articles')}</small></figcaption>"
        f"{columns_chart(term, facts.periods, counts, height=120, max_labels=2)}</figure>"
        for term, counts in facts.terms.items()
    )
    if not charts:
        return ""
    rows = [(term, *(f"{count:,}" for count in counts)) for term, counts in facts.terms.items()]
    table = plain_table("Articles with a keyword", ("keyword", *facts.periods), rows)
    note = "<p>Each chart has a scale of its own; its highest column is named at the left.</p>"
    numbers = f'<details><summary>The numbers</summary><div class="wide">{table}</div></details>'
    return f'{note}<div class="many">{charts}</div>{numbers}'
