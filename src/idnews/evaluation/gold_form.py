"""The form of a gold file: which keys it has, and what each may hold. No text is looked at yet."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from idnews.ner.spans import LABELS

__all__ = ["NAMED_LABELS", "check_form"]

Check = Callable[[Any], str | None]

# Labels whose entities are mentions of somebody who is counted across the article.
NAMED_LABELS = ("PERSON", "ORG")
LINKED_LABELS = ("GPE", "LOC", "FAC")
LINK_KINDS = ("related", "read_also", "headline_list")
QUOTE_KINDS = ("direct", "indirect")

# TIMEX3 values: 2018, 2018-07, 2018-07-03, XXXX-07-03, 2018-W27, 2018-Q3, with a time, P10Y, a
# range a/b, a vague reference.
_DAY = r"[\dX]{2,4}(?:-(?:[\dX]{2}|W[\dX]{2}|[QH][\dX]|S[PUU]|FA|WI))?(?:-[\dX]{1,2}|-WE)?"
_CLOCK = r"T(?:[\dX]{2}(?::[\dX]{2}){0,2}(?:[+-]\d\d:\d\d)?|MO|MI|AF|EV|NI|DT)"
_MOMENT = rf"(?:{_DAY}(?:{_CLOCK})?|{_CLOCK})"
_DURATION = r"P(?:[\dX.]+(?:DE|CE|[YMWD]))*(?:T(?:[\dX.]+[HMS])+)?"
_TIMEX = re.compile(
    rf"(?:PAST_REF|PRESENT_REF|FUTURE_REF|(?=P.){_DURATION}|{_MOMENT}(?:/{_MOMENT})?)"
)
_PUBLISHED = re.compile(r"[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
# Kemendagri codes of province, regency or city, district, village; or ISO 3166 of a country, four
# letters for one that is no more.
_REGION_CODE = re.compile(r"\d\d(?:\.\d\d(?:\.\d\d(?:\.\d{4})?)?)?|[A-Z]{2}(?:[A-Z]{2})?")


def _is_text(value: Any) -> str | None:
    if not isinstance(value, str):
        return f"expected text, found {_shown(value)}"
    if not value.strip() or value != value.strip():
        return f"expected text with no space around it, found {value!r}"
    return f"expected one line, found {value!r}" if "\n" in value or "\r" in value else None


def _is_number(value: Any) -> str | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return None if is_number else f"expected a number, found {_shown(value)}"


def _is_index(value: Any) -> str | None:
    is_index = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return None if is_index else f"expected a whole number from 0, found {_shown(value)}"


def _is_flag(value: Any) -> str | None:
    return None if isinstance(value, bool) else f"expected true or false, found {_shown(value)}"


def _or_null(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def _like(pattern: re.Pattern[str], example: str) -> Check:
    def check(value: Any) -> str | None:
        if isinstance(value, str) and pattern.fullmatch(value):
            return None
        return f"expected a form like {example}, found {_shown(value)}"

    return check


def _one_of(choices: tuple[str, ...]) -> Check:
    def check(value: Any) -> str | None:
        return None if value in choices else f"expected one of {choices}, found {_shown(value)}"

    return check


def _are_currencies(value: Any) -> str | None:
    is_list = isinstance(value, list) and len(value) > 1
    if is_list and all(isinstance(code, str) and _CURRENCY.fullmatch(code) for code in value):
        return None
    return f"expected two or more codes like 'MXN' (ISO 4217), found {_shown(value)}"


_MAYBE_TEXT = _or_null(_is_text)
_TIMEX_KEYS = {"value": _like(_TIMEX, "'2018-07-03', 'P1D' or 'PRESENT_REF'")}
_AMOUNT_KEYS: dict[str, Check] = {"amount": _is_number}
_AMOUNT_EXTRA: dict[str, Check] = {"approximate": _is_flag, "amount_max": _is_number}
_DAY_EXTRA: dict[str, Check] = {"approximate": _is_flag, "weekday_conflict": _is_flag}

# label -> keys that the value must have, keys that it may have
VALUE_KEYS: dict[str, tuple[dict[str, Check], dict[str, Check]]] = {
    "DATE": (_TIMEX_KEYS, _DAY_EXTRA),
    "TIME": (
        _TIMEX_KEYS,
        {**_DAY_EXTRA, "datetime": _like(_TIMEX, "'2018-07-03T10:30+07:00'")},
    ),
    "MONEY": (
        {**_AMOUNT_KEYS, "currency": _like(_CURRENCY, "'IDR' (ISO 4217)")},
        {**_AMOUNT_EXTRA, "currency_inferred": _is_flag},
    ),
    "PERCENT": (_AMOUNT_KEYS, _AMOUNT_EXTRA),
    "CARDINAL": (_AMOUNT_KEYS, _AMOUNT_EXTRA),
    "ORDINAL": (_AMOUNT_KEYS, _AMOUNT_EXTRA),
    "QUANTITY": ({**_AMOUNT_KEYS, "unit": _is_text}, _AMOUNT_EXTRA),
    "LAW": (
        {"kind": _is_text},
        {
            "number": _MAYBE_TEXT,
            "year": _or_null(_is_index),
            "name": _MAYBE_TEXT,
            "article": _MAYBE_TEXT,
            "paragraph": _MAYBE_TEXT,
        },
    ),
}
# `500 peso` where the article does not tell whose: likeliest first, in place of the currency.
_UNSETTLED_MONEY: tuple[dict[str, Check], dict[str, Check]] = (
    {**_AMOUNT_KEYS, "candidates": _are_currencies},
    _AMOUNT_EXTRA,
)
_ENTITY_KEYS: tuple[dict[str, Check], dict[str, Check]] = (
    {"sentence": _is_index, "text": _is_text, "label": _one_of(LABELS)},
    {"nth": _is_index, "title": _MAYBE_TEXT, "name": _MAYBE_TEXT},
)
_OFFICE_KEYS: dict[str, Check] = {
    "role": _is_text,
    "organisation": _MAYBE_TEXT,
    "place": _MAYBE_TEXT,
}
_LINK_KEYS: tuple[dict[str, Check], dict[str, Check]] = (
    {
        "code": _like(_REGION_CODE, "'15.71' (Kemendagri) or 'CA' (ISO 3166)"),
        "level": _is_text,
        "name": _is_text,
    },
    {"province": _MAYBE_TEXT},
)
_QUOTE_KEYS: tuple[dict[str, Check], dict[str, Check]] = (
    {"text": _is_text, "kind": _one_of(QUOTE_KINDS)},
    {"speaker": _MAYBE_TEXT, "cue": _MAYBE_TEXT, "speaker_text": _MAYBE_TEXT},
)
_ARTICLE_TEXTS = ("headline", "dateline", "place", "outlet", "byline", "caption")


def check_form(data: Any) -> list[str]:
    """Return what is wrong with the form of a gold file's content, in words; empty when right.

    Each problem begins with its place in the file.

    >>> check_form({"article": {"body": ["Hujan."]}, "sentences": ["Hujan."], "tokens": "Hujan ."})
    ["tokens: expected a list, found 'Hujan .'"]
    """
    problems: list[str] = []
    required = ("article", "sentences", "tokens")
    if not _has_keys(data, required, ("entities", "quotes", "keywords"), "", problems):
        return problems
    _check_article(data["article"], problems)
    for key in ("sentences", "tokens", "keywords"):
        for path, item in _items(data, key, "", problems):
            _apply(_is_text, item, path, problems)
    keywords = data.get("keywords", [])
    if isinstance(keywords, list):
        folded = [str(keyword).casefold() for keyword in keywords]
        problems += [
            f"keywords[{i}]: {keywords[i]!r} stands there twice"
            for i, keyword in enumerate(folded)
            if keyword in folded[:i]
        ]
    for path, item in _items(data, "entities", "", problems):
        _check_entity(item, path, problems)
    for path, item in _items(data, "quotes", "", problems):
        _check_object(item, *_QUOTE_KEYS, path, problems)
    return problems


def _check_article(data: Any, problems: list[str]) -> None:
    optional = (*_ARTICLE_TEXTS, "published", "links")
    if not _has_keys(data, ("body",), optional, "article", problems):
        return
    for key in _ARTICLE_TEXTS:
        _apply(_MAYBE_TEXT, data.get(key), f"article.{key}", problems)
    published = _or_null(_like(_PUBLISHED, "'2018-07-03'"))
    _apply(published, data.get("published"), "article.published", problems)
    for path, item in _items(data, "body", "article.", problems):
        _apply(_is_text, item, path, problems)
    for path, item in _items(data, "links", "article.", problems):
        keys: dict[str, Check] = {"text": _is_text, "kind": _one_of(LINK_KINDS)}
        _check_object(item, keys, {"url": _MAYBE_TEXT}, path, problems)


def _check_entity(data: Any, path: str, problems: list[str]) -> None:
    required, optional = _ENTITY_KEYS
    nested = ("value", "office", "link")
    if not _has_keys(data, tuple(required), (*optional, *nested), path, problems):
        return
    before = len(problems)
    for key, check in {**required, **optional}.items():
        if key in data and not (key == "nth" and data[key] is None):
            _apply(check, data[key], f"{path}.{key}", problems)
    if len(problems) > before:
        return
    label = data["label"]
    if label in VALUE_KEYS:
        value = data.get("value")
        is_unsettled = label == "MONEY" and isinstance(value, dict) and "candidates" in value
        keys = _UNSETTLED_MONEY if is_unsettled else VALUE_KEYS[label]
        _check_object(value, *keys, f"{path}.value", problems)
    _reject(data, "value", label not in VALUE_KEYS, tuple(VALUE_KEYS), path, problems)
    _reject(data, "title", label != "PERSON", ("PERSON",), path, problems)
    _reject(data, "office", label != "PERSON", ("PERSON",), path, problems)
    _reject(data, "link", label not in LINKED_LABELS, LINKED_LABELS, path, problems)
    if label in NAMED_LABELS and data.get("name") is None:
        problems.append(f"{path}.name: expected the canonical name, as every {label} has")
    if label == "PERSON" and data.get("office") is not None:
        role = {"role": _is_text}
        _check_object(data["office"], role, _OFFICE_KEYS, f"{path}.office", problems)
    if label in LINKED_LABELS and data.get("link") is not None:
        _check_object(data["link"], *_LINK_KEYS, f"{path}.link", problems)


def _reject(
    data: Mapping[str, Any],
    key: str,
    is_wrong: bool,
    labels: tuple[str, ...],
    path: str,
    problems: list[str],
) -> None:
    if is_wrong and data.get(key) is not None:
        problems.append(f"{path}.{key}: only {', '.join(labels)} may have one")


def _check_object(
    data: Any,
    required: Mapping[str, Check],
    optional: Mapping[str, Check],
    path: str,
    problems: list[str],
) -> None:
    """Check the keys of an object and what each holds."""
    if _has_keys(data, tuple(required), tuple(optional), path, problems):
        checks = {**optional, **required}
        for key, value in data.items():
            _apply(checks[key], value, f"{path}.{key}", problems)


def _has_keys(
    data: Any, required: tuple[str, ...], optional: tuple[str, ...], path: str, problems: list[str]
) -> bool:
    """Check that `data` is an object with the required keys and no others than the optional."""
    known = list(dict.fromkeys((*required, *optional)))
    place = path or "top level"
    if not isinstance(data, Mapping):
        keys = ", ".join(required)
        problems.append(f"{place}: expected an object with {keys}, found {_shown(data)}")
        return False
    missing = [f"{place}: the key {key!r} is missing" for key in required if key not in data]
    unknown = [
        f"{place}: unknown key {key!r}; known are {', '.join(known)}"
        for key in data
        if key not in known
    ]
    problems += missing + unknown
    return not missing and not unknown


def _items(
    data: Mapping[str, Any], key: str, prefix: str, problems: list[str]
) -> list[tuple[str, Any]]:
    """Return the items of the list `data[key]`, each with its place in the file."""
    value = data.get(key, [])
    if not isinstance(value, list):
        problems.append(f"{prefix}{key}: expected a list, found {_shown(value)}")
        return []
    return [(f"{prefix}{key}[{index}]", item) for index, item in enumerate(value)]


def _apply(check: Check, value: Any, path: str, problems: list[str]) -> None:
    if (problem := check(value)) is not None:
        problems.append(f"{path}: {problem}")


def _shown(value: Any) -> str:
    """The value as an error message shows it, cut when long."""
    shown = "nothing" if value is None else repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
