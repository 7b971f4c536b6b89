"""What is known of an entity, in words that a reader understands without the data format."""

from collections.abc import Mapping
from typing import Any, Final

from idnews.records import Entity

__all__ = ["FAMILIES", "describe_link", "describe_value", "entity_facts", "family_of"]

# The labels that readers tell apart at a glance; every family has a colour, a mark and a switch.
FAMILIES: Final[dict[str, tuple[str, ...]]] = {
    "people": ("PERSON",),
    "organisations": ("ORG",),
    "places": ("GPE", "LOC", "FAC"),
    "works and laws": ("EVENT", "PRODUCT", "WORK_OF_ART", "LAW"),
    "dates and times": ("DATE", "TIME"),
    "amounts": ("MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"),
}
OTHER: Final = "other"
_FAMILY_OF: Final = {label: family for family, labels in FAMILIES.items() for label in labels}

# TIMEX3's words for times that no calendar holds, and the parts of a duration.
_VAGUE: Final = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in the future"}
_UNITS: Final = {"IDR": "rupiah"}


def family_of(label: str) -> str:
    """Return the family of an entity label; labels of other models belong to `other`.

    >>> family_of("GPE"), family_of("GENE")
    ('places', 'other')
    """
    return _FAMILY_OF.get(label, OTHER)


def entity_facts(entity: Entity) -> list[tuple[str, str]]:
    """Return pairs of what and its words: canonical name, title, office, value, link, age.

    >>> entity_facts(Entity(0, 5, "Fasha", "PERSON", "rules", 0.9, name="Syarif Fasha"))
    [('name', 'Syarif Fasha')]
    """
    facts = []
    if entity.name and entity.name != entity.text:
        facts.append(("name", entity.name))
    if entity.title:
        facts.append(("title", entity.title))
    if entity.office:
        facts.append(("office", _describe_office(entity.office)))
    if entity.value:
        facts.append(("value", describe_value(entity.value)))
    if entity.link:
        facts.append(("link", describe_link(entity.link)))
    if entity.age is not None:
        facts.append(("age", str(entity.age)))
    return facts


def describe_value(value: Mapping[str, Any]) -> str:
    """Return a normalised value in a few words.

    >>> describe_value({"amount": 1300000000000, "currency": "IDR", "approximate": True})
    'about 1,300,000,000,000 rupiah'
    >>> describe_value({"value": "PAST_REF"})
    'in the past'
    >>> describe_value({"kind": "UU", "number": "23", "year": 2014})
    'UU no. 23, 2014'
    """
    rest = dict(value)
    about = "about " if rest.pop("approximate", False) else ""
    inferred = " (currency inferred)" if rest.pop("currency_inferred", False) else ""
    if "amount" in rest:
        main = _describe_amount(rest)
    elif "value" in rest:
        main = _VAGUE.get(str(rest["value"]), str(rest.pop("value")))
        rest.pop("value", None)
    elif "kind" in rest:
        number, year = rest.pop("number", None), rest.pop("year", None)
        parts = (str(rest.pop("kind")), f" no. {number}" if number else "", f", {year}")
        main = "".join(parts if year else parts[:2])
    else:
        main = ""
    others = [f"{key.replace('_', ' ')}: {item}" for key, item in rest.items() if item is not None]
    return "; ".join(part for part in (f"{about}{main}{inferred}", *others) if part)


def _describe_amount(rest: dict[str, Any]) -> str:
    """The amount with its unit; takes what it used out of `rest`."""
    low, high = rest.pop("amount"), rest.pop("amount_max", None)
    unit = rest.pop("currency", None) or rest.pop("unit", None) or ""
    amount = _number(low) if high is None else f"{_number(low)} to {_number(high)}"
    return f"{amount} {_UNITS.get(unit, unit)}".rstrip()


def _number(amount: Any) -> str:
    return f"{amount:,}" if isinstance(amount, int | float) else str(amount)


def _describe_office(office: Mapping[str, Any]) -> str:
    """`Wali Kota · Jambi`: role, organisation and place, what there is of them."""
    parts = (office.get(key) for key in ("role", "organisation", "place"))
    return " · ".join(str(part) for part in parts if part)


def describe_link(link: Mapping[str, Any]) -> str:
    """Return the region or country that a place is, or those that it may be.

    >>> describe_link({"code": "15.71", "level": "kota", "name": "Kota Jambi",
    ...     "province": "Jambi"})
    'Kota Jambi (kota, Jambi, 15.71)'
    """
    if "candidates" in link:
        return " or ".join(describe_link(candidate) for candidate in link["candidates"])
    name = str(link.get("name") or "")
    known = (link.get(key) for key in ("level", "province", "country", "code", "within"))
    details = [str(item) for item in known if item and item != name]
    return f"{name} ({', '.join(details)})" if details else name
