"""A map of Indonesia's provinces, shaded by a number, drawn from packaged outlines.

The outlines are Natural Earth's, generalised; borders of the provinces made in 2022 are rough (see
`recipes/province_shapes.py`). A map of colours is never the only place of a number: each outline
names it on hover, and the report has the same numbers in a table.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from idnews.display.escaping import escape_text
from idnews.resources import read_table

__all__ = ["class_bounds", "province_map", "province_names"]

WIDTH, HEIGHT = 2000, 770
CLASSES: Final = 5
# Too small to see or to point at; a disc stands for them.
SMALL: Final = frozenset({"21", "31", "34", "51"})
N_LABELLED: Final = 6


@cache
def province_names() -> dict[str, str]:
    """Return the names of the provinces by their Kemendagri codes.

    >>> province_names()["34"]
    'Daerah Istimewa Yogyakarta'
    """
    rows = read_table("regions", ("code", "name", "level", "evidence"))
    return {code: name for code, name, level, *_ in rows if level == "provinsi"}


def class_bounds(most: int) -> list[int]:
    """Return the least number of each class of shades, the first is 1; steps grow by a ratio.

    >>> class_bounds(3), class_bounds(1000)
    ([1, 2, 3], [1, 4, 16, 63, 251])
    """
    if most <= CLASSES:
        return list(range(1, max(most, 1) + 1))
    bounds = [round(most ** (step / CLASSES)) for step in range(CLASSES)]
    return [max(bound, number) for number, bound in enumerate(bounds, start=1)]


def province_map(numbers: Mapping[str, int], *, title: str, unit: str) -> str:
    """Return an SVG map with a legend; `numbers` by Kemendagri code, others count as none.

    >>> province_map({"33": 4}, title="Places", unit="articles").count("<path")
    38
    """
    names = province_names()
    bounds = class_bounds(max(numbers.values(), default=1))
    shapes, discs, labels = [], [], []
    labelled = sorted(numbers, key=lambda code: (-numbers[code], code))[:N_LABELLED]
    for code, x, y, path in read_table("province_shapes", ("code", "x", "y", "path")):
        number = numbers.get(code, 0)
        shade = sum(number >= bound for bound in bounds)
        name = f"<title>{escape_text(names[code])}: {number:,} {escape_text(unit)}</title>"
        shapes.append(f'<path class="s{shade}" d="{path}">{name}</path>')
        if code in SMALL:
            discs.append(f'<circle class="s{shade}" cx="{x}" cy="{y}" r="13">{name}</circle>')
        if code in labelled and number:
            lift = 26 if code in SMALL else -8
            labels.append(f'<text x="{x}" y="{int(y) - lift}">{number:,}</text>')
    most = ", ".join(f"{names[code]} {numbers[code]:,}" for code in labelled if code in names)
    summary = f"{title}. Most: {most}." if most else f"{title}. None."
    return (
        f'<svg class="map" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' aria-label="{escape_text(summary)}">{"".join(shapes + discs + labels)}</svg>'
        f"{_legend(bounds, max(numbers.values(), default=0), unit)}"
    )


def _legend(bounds: list[int], most: int, unit: str) -> str:
    ends = [*(bound - 1 for bound in bounds[1:]), max(most, bounds[-1])]
    items = ['<li><span class="s0"></span>none</li>']
    for shade, (low, high) in enumerate(zip(bounds, ends, strict=True), start=1):
        words = f"{low:,}" if low == high else f"{low:,} to {high:,}"
        items.append(f'<li><span class="s{shade}"></span>{words}</li>')
    return f'<ul class="legend" aria-label="{escape_text(unit)}">{"".join(items)}</ul>'
