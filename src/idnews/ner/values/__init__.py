"""Values in a text: dates, times, money, measures, counts, ranks and laws, each normalised.

The text is read once from left to right. Each word looks up the rules that may begin with it; the
rule that reaches furthest wins, and reading goes on behind it. So the time is linear and most words
cost one look into a table. What ENTITIES.md leaves open is decided so:

- Ranges: `amount_max` beside `amount` (`Rp 5-7 miliar`, `satu atau dua orang`), `a/b` in dates and
  times. Two full dates with a word between (`28 Juni 2018 sampai 12 Juli 2018`) stay two dates.
- Dates have the forms of TIMEX3: `2018-W26`, weekend `2018-W26-WE`, quarter `2018-Q3`, half year
  `2018-H1`, summer `2018-SU`, decade `199`, century `19`; `awal`, `pertengahan`, `akhir` stand
  inside and give `mod` START, MID, END; `setiap hari` is P1D with `every`, `per bulan` P1M,
  `secara tahunan` P1Y, `setiap malam Jumat` XXXX-WXX-4TNI. A weekday alone is the last one up to
  the publication date, or the next behind `akan` in its clause. A date that is another weekday
  than the text says (`Senin, 17 September 2024`) keeps its value, with `"weekday_conflict": true`
  and a lower score; a day without a year within a month of the article is that day, whatever the
  weekday. Words that show that a date follows stand in it (`hari Selasa`, `tanggal 3 Juli`, `tahun
  2014`, `musim 2025-2026`, `periode 2014-2019`, `pukul 10.30 WIB`).
- A part of the day makes a date a TIME (`Selasa (3/7) malam`, `2018-07-03TNI`); codes are MO pagi,
  MI siang, AF sore, EV petang, NI malam. A date and a clock time stay two mentions; the TIME
  then has the moment in `datetime` (`2018-07-03T10:30+07:00`). Lengths below a day are TIME
  (`PT3H`), from a day on DATE.
- Ages with their unit are DATE as in OntoNotes (`45 tahun`, P45Y); a bare `(45)` belongs to the
  person. Vague numbers (`puluhan orang`) are no values; `puluhan tahun` is PXY, `ratusan juta
  rupiah` MONEY with the least amount and `approximate`.
- A bare currency behind one with its country is that country's (`pound Lebanon`, later `pound`),
  except for dollars. Of a bare `dinar` or `peso` the country that the article names decides, else
  `candidates` stands in place of `currency`.
- English thousands: whole things (`3,500 orang`), three digits before the comma (`543,461 ton`),
  two noughts at the end, or an article that groups by commas elsewhere; else the comma is ours.
- A unit may be divided by others: `81 m3/detik` is m3/s, `kg per kapita per tahun` kg/kapita/yr.
- A number repeated in brackets belongs to its unit (`3 (tiga) bulan`), an amount repeated there is
  one value (`Rp 5 juta (lima juta rupiah)`). `M 5,6` is a QUANTITY, `sepekan depan` the next week,
  `pekan kedua Juni` the month, `H-7 Lebaran` a day, `malam Minggu` the night that Sunday follows.
- Scores (`2-1`), list, telephone, house and article numbers, `nomor 5`, `Pasal 5` without its law
  and numbers in names (`COVID-19`, `Liga 1`, `Densus 88`) are no values.
- A law is numbered (`Perpres 12/2020`), named (`UU ITE`) or a code (`KUHP`), with the article
  before it (`article`, `paragraph`) and a short `tentang ...` behind it. However it is spelled, its
  number is one (`34/PMK.10/2017` is 34 of 2017); `issuer` says who made it where the kind does not
  (`Permen`, `Kelautan dan Perikanan`).
"""

import re
from collections.abc import Callable
from functools import cache

from idnews.dates import months, weekdays
from idnews.errors import require_text
from idnews.ner.spans import Mention
from idnews.ner.values import (
    cardinals,
    clock,
    days,
    durations,
    hijri,
    holidays,
    laws,
    money,
    ordinals,
    quantities,
    recurring,
    relative,
    years,
)
from idnews.ner.values.moments import join_moments
from idnews.ner.values.numerals import number_words
from idnews.ner.values.reading import Reading
from idnews.ner.values.reference import Reference
from idnews.ner.values.weekday_dates import date_weekdays

__all__ = ["find_values"]

Rule = Callable[[Reading, int], Mention | None]

_TRIGGER = re.compile(r"[^\W\d_]+|[0-9]+|[$€£¥]")
_PLAIN = {**dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f"), " "), ord("’"): "'"}
_NUMBER_RULES: tuple[Rule, ...] = (
    relative.duration,
    money.money_before_currency,
    quantities.percent,
    quantities.quantity,
    money.money_inferred,
    cardinals.cardinal,
)
# What may begin with a digit. The first of those that reach equally far wins.
_DIGIT_RULES: tuple[Rule, ...] = (
    days.day,
    days.day_range,
    days.day_of_list,
    hijri.hijri_date,
    clock.clock,
    money.money_after_currency,
    *_NUMBER_RULES[:-2],
    years.year,
    *_NUMBER_RULES[-2:],
)


def find_values(text: str, *, published: str | None = None) -> list[Mention]:
    """Return the values in `text`, sorted and without overlap, relative dates resolved.

    `published` is the ISO date of the article, possibly partial (`2018-07`); ValueError if it is
    none. Offsets are characters, half-open.

    >>> [(m.label, m.value) for m in find_values("Selasa (3/7), hampir Rp1,3 triliun",
    ...                                          published="2018-07-04")]
    [('DATE', {'value': '2018-07-03'}), ('MONEY', {'amount': 1300000000000, 'currency': 'IDR', 'approximate': True})]
    """  # noqa: E501
    require_text(text)
    text = text if text.isascii() else text.translate(_PLAIN)
    reading = Reading(text, Reference.parse(published))
    by_word = _rules_by_word()
    found: list[Mention] = []
    free = 0
    for match in _TRIGGER.finditer(text):
        start = match.start()
        if start < free:
            continue
        word = match.group()
        rules = _DIGIT_RULES if "0" <= word[0] <= "9" else by_word.get(word.lower())
        if rules is None:
            continue
        mention = _longest(reading, start, rules)
        if mention is not None:
            free = mention.end
            if found and _is_repeated(text, found[-1], mention):
                continue
            found.append(mention)
            reading.note(mention)
        elif "0" <= word[0] <= "9":
            free = _after_code(text, start, match.end())
    return join_moments(text, date_weekdays(text, found))


def _longest(reading: Reading, start: int, rules: tuple[Rule, ...]) -> Mention | None:
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return None
    best: Mention | None = None
    for rule in rules:
        mention = rule(reading, start)
        if mention is not None and (best is None or mention.end > best.end):
            best = mention
    return best


def _is_repeated(text: str, before: Mention, mention: Mention) -> bool:
    """Say whether a bracket repeats the amount: `Rp 5.000.000 (lima juta rupiah)`."""
    between = text[before.end : mention.start].strip()
    is_same = (before.label, before.value) == (mention.label, mention.value)
    is_same = is_same and mention.label not in ("DATE", "TIME")  # `hari ini (3/7)` is two dates
    return between == "(" and is_same and text[mention.end : mention.end + 1] == ")"


def _after_code(text: str, start: int, end: int) -> int:
    """Return where reading goes on behind digits that are no value: not inside a code or score."""
    return cardinals.code_end(text, start) or cardinals.count_range(text, start) or end


@cache
def _rules_by_word() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, list[Rule]] = {}

    def add(rule: Rule, words: set[str]) -> None:
        for word in words:
            rules.setdefault(word, []).append(rule)

    units = set(durations.time_units())
    add(laws.law, laws.law_words())
    add(money.money_after_currency, money.currency_words())
    add(relative.fixed_phrase, relative.fixed_first_words())
    add(days.weekday, {re.split(r"['’]", word)[0] for word in weekdays()})
    add(years.month, set(months()))
    add(
        years.prefixed,
        {"hari", "tanggal", "tgl", "bulan", "tahun", "thn", "th", "era", "dekade", "periode"},
    )
    add(relative.period, {unit.split()[0] for unit in units})
    add(relative.week_of, {"pekan", "minggu"})
    add(relative.part_of_period, set(relative.PARTS))
    add(relative.season, {"musim"})
    add(relative.century, {"abad"})
    add(relative.quarter, {"kuartal", "triwulan", "kwartal", "semester", "paruh", "q"})
    add(recurring.every, {"setiap", "tiap", "saban"})
    add(recurring.rate, {"per"})
    add(recurring.periodic, set(recurring.PERIODIC))
    add(relative.duration, set(durations.one_unit_words()) | {"beberapa", "berapa"})
    add(hijri.hijri_date, hijri.hijri_words())
    add(hijri.fasting_month, set(hijri.fasting_words()))
    add(holidays.countdown, {"h"})
    add(quantities.magnitude, quantities.magnitude_words())
    add(days.eve, {"malam"})
    add(holidays.holiday, holidays.holiday_words())
    add(clock.clock_word, {"pukul", "pk", "pkl", "jam"})
    add(clock.daypart, clock.daypart_words())
    add(ordinals.ordinal_digits, {"ke"})
    add(ordinals.ordinal_word, ordinals.ordinal_words())
    for rule in _NUMBER_RULES:
        add(rule, {w.split("-")[0] for w, (_, kind) in number_words().items() if kind != "short"})
    return {word: tuple(found) for word, found in rules.items()}
