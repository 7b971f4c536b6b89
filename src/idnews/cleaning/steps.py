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
    """What the steps learnt about the article; `title` is what the metadata of the page says.

    The steps run several times; the first word counts, but for the headline.
    """

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
    """A cleaning step: its name, why it comes where it does, and what it does."""

    name: str
    why: str
    find: Callable[[View, Notes], list[Cut]]


def _linking(
    *finders: Callable[[View], tuple[list[Cut], list[Link]]],
) -> Callable[[View, Notes], list[Cut]]:
    """Return the step that cuts what the finders give, and notes the links in it."""

    def find(view: View, notes: Notes) -> list[Cut]:
        cuts = []
        for finder in finders:
            found, links = finder(view)
            cuts += found
            notes.links += links
        return cuts

    return find


def _masthead(view: View, notes: Notes) -> list[Cut]:
    cuts, timestamp = find_masthead(view)
    notes.timestamp = notes.timestamp or timestamp
    return cuts


def _timestamps(view: View, notes: Notes) -> list[Cut]:
    cuts, timestamp = find_timestamps(view)
    notes.timestamp = notes.timestamp or timestamp
    return cuts


def _byline(view: View, notes: Notes) -> list[Cut]:
    cuts, byline = find_byline(view)
    notes.byline = notes.byline or byline
    return cuts


def _caption(view: View, notes: Notes) -> list[Cut]:
    cuts, caption = find_caption(view)
    notes.caption = notes.caption or caption
    return cuts


def _headline(view: View, notes: Notes) -> list[Cut]:
    cuts, notes.headline = find_headline(view, notes.title)
    return cuts


def _dateline(view: View, notes: Notes) -> list[Cut]:
    found = find_dateline(view)
    if found is None:
        return []
    notes.dateline = notes.dateline or found.text
    notes.place = notes.place or found.place
    notes.outlet = notes.outlet or found.outlet
    return [Cut(found.start, found.end, "dateline")]


STEPS = (
    Step(
        "repetition",
        "first, since two copies of a body are alike only while nothing has been cut from one",
        lambda view, notes: find_repetition(view),
    ),
    Step(
        "masthead",
        "before furniture, whose share buttons stand in the run between it and the story",
        _masthead,
    ),
    Step(
        "headline_list",
        "before anything that looks at the first lines: the list stands above them",
        _linking(find_headline_list),
    ),
    Step(
        "related_list",
        "before furniture, whose rows would take single lines out of a list",
        _linking(find_related_list, find_related_tail, find_dated_list),
    ),
    Step(
        "read_also",
        "before furniture, whose words end an inline link",
        _linking(find_read_also),
    ),
    Step(
        "furniture",
        "before the credits, which are found by how near the foot of the report they stand",
        lambda view, notes: find_furniture(view),
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
