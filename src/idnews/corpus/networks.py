"""Who is named with whom, as a network for Gephi, Cytoscape and networkx."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from idnews.corpus.storage import Storage
from idnews.errors import import_extra

if TYPE_CHECKING:
    from networkx import Graph
    from pandas import DataFrame

__all__ = ["entity_network", "write_network"]

WRITERS = {".gexf": "generate_gexf", ".graphml": "generate_graphml"}


def entity_network(pairs: "DataFrame") -> "Graph[str]":
    """Return the graph of what `entity_pairs` gives.

    Nodes are names, with `kind` (PERSON, ORG, ...) and `n` (how many articles or sentences name
    them); a name that stands for things of two kinds is two nodes, `Name (ORG)`. Edges have
    `weight` (how often both are named) and `npmi`.
    """
    networkx = import_extra("networkx", "networks", "corpus")
    graph: Graph[str] = networkx.Graph()
    sides = [("name", "label", "n"), ("other", "other_label", "n_other")]
    kinds: dict[str, set[str]] = {}
    for name, label, _ in sides:
        for key, kind in zip(pairs[name], pairs[label], strict=True):
            kinds.setdefault(key, set()).add(kind)
    for row in pairs.to_dict("records"):
        ends = []
        for name, label, n in sides:
            node = row[name] if len(kinds[row[name]]) == 1 else f"{row[name]} ({row[label]})"
            node = _for_xml(node)
            graph.add_node(node, label=node, kind=row[label], n=int(row[n]))
            ends.append(node)
        graph.add_edge(*ends, weight=int(row["count"]), npmi=float(row["npmi"]))
    return graph


def write_network(graph: "Graph[str]", path: str | Path) -> None:
    """Write a network as GEXF or GraphML, by the file's suffix; it appears whole or not at all.

    Raises ValueError for another suffix.
    """
    networkx: Any = import_extra("networkx", "networks", "corpus")
    path = Path(path)
    if path.suffix.lower() not in WRITERS:
        raise ValueError(f"the file must end with {' or '.join(WRITERS)}, got {path.name!r}")
    lines = getattr(networkx, WRITERS[path.suffix.lower()])(graph)
    Storage(path.parent).write(path.name, "\n".join(lines).encode())


def _for_xml(text: str) -> str:
    """Return a name without the characters that XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff"))
