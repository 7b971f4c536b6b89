"""The chain of cleaning steps, each with the reason why it stands before the next.

A step looks at the text as the steps before it left it and says what to take out. It is recorded
only when it acts: every removal carries the name of its step.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from idnews.cleaning.byline import find_byline
from idnews.cleaning.caption import find_caption
from idnews.cleaning.dateline import find_dateline
from idnews.cleaning.draft import Cut, View
from idnews.cleaning.furniture import find_furniture
from idnews.cleaning.headline import find_headline
from idnews.cleaning.listing import find_dated_list
from idnews.cleaning.masthead import find_masthead
from idnews.cleaning.publication import find_timestamps
from idnews.cleaning.related import (
    find_headline_list,
    find_read_also,
    find_related_list,
    find_related_tail,
)
from idnews.cleaning.repetition import find_repetition
from idnews.records import Link

__all__ = ["STEPS", "Notes", "Step"]


@dataclass
class Notes:
    """What the steps learnt about the article; `title` is what the metadata of the page says."""

    title: str | None = None
    headline: str | None = None
    dateline: str | None = None
    place: str | None = None
    outlet: str | None = None
    byline: str | None = None
    caption: str | None = None
    timestamp: str | None = None
    links: list[Link] = field(default_factory=list)


class Step(NamedTuple):
    """A cleaning step: its name, what it does, and why it comes where it does."""

    name: str
    why: str
    find: Callable[[View, Notes], list[Cut]]


def _repetition(view: View, notes: Notes) -> list[Cut]:
    return find_repetition(view)


def _read_also(view: View, notes: Notes) -> list[Cut]:
    cuts, links = find_read_also(view)
    notes.links += links
    return cuts


def _headline_list(view: View, notes: Notes) -> list[Cut]:
    cuts, links = find_headline_list(view)
    notes.links += links
    return cuts


def _related_list(view: View, notes: Notes) -> list[Cut]:
    cuts, links = find_related_list(view)
    tail_cuts, tail_links = find_related_tail(view)
    dated_cuts, dated_links = find_dated_list(view)
    notes.links += links + tail_links + dated_links
    return cuts + tail_cuts + dated_cuts


def _furniture(view: View, notes: Notes) -> list[Cut]:
    return find_furniture(view)


def _masthead(view: View, notes: Notes) -> list[Cut]:
    cuts, notes.timestamp = find_masthead(view)
    return cuts


def _timestamps(view: View, notes: Notes) -> list[Cut]:
    cuts, timestamp = find_timestamps(view)
    notes.timestamp = notes.timestamp or timestamp
    return cuts


def _byline(view: View, notes: Notes) -> list[Cut]:
    cuts, notes.byline = find_byline(view)
    return cuts


def _caption(view: View, notes: Notes) -> list[Cut]:
    cuts, notes.caption = find_caption(view)
    return cuts


def _headline(view: View, notes: Notes) -> list[Cut]:
    cuts, notes.headline = find_headline(view, notes.title)
    return cuts


def _dateline(view: View, notes: Notes) -> list[Cut]:
    found = find_dateline(view)
    if found is None:
        return []
    notes.dateline, notes.place, notes.outlet = found.text, found.place, found.outlet
    return [Cut(found.start, found.end, "dateline")]


STEPS = (
    Step(
        "repetition",
        "first, since two copies of a body are alike only while nothing has been cut from one",
        _repetition,
    ),
    Step(
        "masthead",
        "before furniture, whose share buttons stand in the run between it and the story",
        _masthead,
    ),
    Step(
        "headline_list",
        "before anything that looks at the first lines: the list stands above them",
        _headline_list,
    ),
    Step(
        "related_list",
        "before furniture, whose rows would take single lines out of a list",
        _related_list,
    ),
    Step(
        "read_also",
        "before furniture, whose words end an inline link",
        _read_also,
    ),
    Step(
        "furniture",
        "before the credits, which are found by how near the foot of the report they stand",
        _furniture,
    ),
    Step(
        "timestamps",
        "before the headline, which stands right above the body once they are gone",
        _timestamps,
    ),
    Step(
        "caption",
        "before the byline: a photographer in brackets would be taken for the reporter",
        _caption,
    ),
    Step(
        "byline",
        "before the headline, above which the line of a reporter may stand",
        _byline,
    ),
    Step(
        "headline",
        "before the dateline, by whose place it knows that the line above is no paragraph",
        _headline,
    ),
    Step(
        "dateline",
        "last: it opens the body, whose first words are now at the top",
        _dateline,
    ),
)
