"""Near-duplicates: syndicated and re-posted articles, found by MinHash over stems.

Two articles are alike when they share most runs of three stems (Broder 1997, "On the resemblance
and containment of documents"). Stems, so that `mengatakan` and `dikatakan` do not tell copies
apart. Signatures are compared band by band (Leskovec et al. 2014, section 3.4), one band in memory.

Daily reports of prices and rates are written into the same sentences day by day; only their numbers
tell them apart. So copies must also share their long numbers, which a signature holds beside the
MinHash values.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b, sha1
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from idnews.records import Analysis

__all__ = ["Duplicate", "find_clusters", "near_duplicates", "signature_of", "similarity"]

SHINGLE = 3
N_BANDS, BAND_ROWS = 42, 3
N_HASHES = N_BANDS * BAND_ROWS
# Candidates are pairs that agree in a band: 99.6 percent of those with Jaccard 0.5. The threshold
# is set on edited real articles; benchmarks/corpus/measure_duplicates.py says at which cost.
THRESHOLD = 0.5
# Of the long numbers, so many are kept; the article with fewer must share more than so many of them
# (a cut paragraph takes numbers away, furniture adds few). Without this, 331 of the 380 pairs alike
# in 12 k articles were other days' gold prices and exchange rates, which dropping would destroy.
N_NUMBERS, MIN_DIGITS, MIN_NUMBERS, SHARED_NUMBERS = 24, 3, 2, 0.5
WIDTH = N_HASHES + N_NUMBERS
MIN_STEMS = 20  # the signature of a shorter text says nothing: two weather lines are not copies
NO_SIGNATURE = b""

Signature = NDArray[np.uint32]


class Duplicate(NamedTuple):
    """An article of a cluster of near-duplicates. `rank` is 0 for the earliest, then 1, 2, ..."""

    article_id: str
    cluster_id: str
    rank: int
    published: str | None
    similarity: float


def signature_of(analysis: Analysis) -> bytes:
    """Return the signature of an article's body, 150 uint32; empty if it is too short."""
    start = analysis.article.body_start
    return stem_signature([t.stem.lower() for t in analysis.tokens if t.start >= start])


def stem_signature(stems: Sequence[str]) -> bytes:
    """Return the signature of a text given by its stems and numbers; punctuation does not count."""
    words = [stem for stem in stems if stem and stem[0].isalnum()]
    if len(words) < MIN_STEMS:
        return NO_SIGNATURE
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    numbers = np.zeros(N_NUMBERS, dtype="<u4")
    found = sorted({_number_hash(digits) for word in words if (digits := _long_number(word))})
    numbers[: len(found)] = found[:N_NUMBERS]
    return _min_hashes(shingles).astype("<u4").tobytes() + numbers.tobytes()


def _min_hashes(shingles: Iterable[str]) -> Signature:
    """Return the least value of the shingles' hashes in each of 126 permutations.

    The values are those of datasketch 2 (`MinHash(num_perm=126)`). That package is not used, since
    its older versions give other values and it loads SciPy: 0.6 s and 40 MB for every worker.
    """
    digests = b"".join(sha1(text.encode(errors="replace")).digest()[:4] for text in shingles)
    hashes = np.frombuffer(digests, dtype="<u4").astype(np.uint32)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):  # end of MurmurHash3
        hashes = (hashes ^ (hashes >> np.uint32(shift))) * np.uint32(factor)
    factors, summands = _permutations()
    found: Signature = (hashes[:, None] * factors + summands).min(axis=0)
    return found


@cache
def _permutations() -> tuple[Signature, Signature]:
    """Return odd a and any b: h -> a * h + b mod 2^32 maps the numbers of 32 bits to themselves."""
    random = np.random.RandomState(1)  # whose numbers NumPy never changes
    factors = random.randint(0, 2**31, N_HASHES, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, random.randint(0, 2**32, N_HASHES, dtype=np.uint32)


def _long_number(word: str) -> str | None:
    """Return the digits of a number that few articles share: an amount, no day and no year."""
    digits = "".join(c for c in word if c.isdecimal())
    is_year = len(digits) == 4 and digits == word and digits[:2] in ("19", "20")
    return digits if len(digits) >= MIN_DIGITS and not is_year else None


def _number_hash(digits: str) -> int:
    return int.from_bytes(blake2b(digits.encode(), digest_size=4).digest(), "little") or 1


def similarity(one: bytes, other: bytes) -> float:
    """Return the estimated Jaccard similarity of two signatures, 0 to 1 (error about 0.045).

    It is 0 where the long numbers say that these are no copies.
    """
    if not one or not other:
        return 0.0
    return _alike(np.frombuffer(one, dtype="<u4"), np.frombuffer(other, dtype="<u4"))


def _alike(one: Signature, other: Signature) -> float:
    found = float(np.mean(one[:N_HASHES] == other[:N_HASHES]))
    a, b = one[N_HASHES:], other[N_HASHES:]
    a, b = a[a > 0], b[b > 0]
    fewer = min(len(a), len(b))
    if found == 0 or fewer < MIN_NUMBERS:
        return found
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return found if shared > SHARED_NUMBERS * fewer else 0.0


def near_duplicates(texts: Iterable[str], *, threshold: float = THRESHOLD) -> list[list[int]]:
    """Return the clusters of near-duplicates among texts, as lists of their places.

    >>> text = "Harga beras di pasar induk naik lagi karena pasokan dari daerah berkurang " * 3
    >>> near_duplicates([text, "Timnas menang.", text + "Baca juga."])
    [[0, 2]]
    """
    from idnews.language.tokenizer import tokenize
    from idnews.morphology.stemmer import stem

    signatures = [stem_signature([stem(word).lower() for word in tokenize(text)]) for text in texts]
    names = [str(place) for place, signature in enumerate(signatures) if signature]
    matrix = np.frombuffer(b"".join(signatures), dtype="<u4").reshape(len(names), WIDTH)
    found = find_clusters(names, [None] * len(names), matrix, threshold=threshold)
    clusters: defaultdict[str, list[int]] = defaultdict(list)
    for duplicate in found:
        clusters[duplicate.cluster_id].append(int(duplicate.article_id))
    return list(clusters.values())


def find_clusters(
    ids: Sequence[str],
    published: Sequence[str | None],
    signatures: Signature,
    *,
    threshold: float = THRESHOLD,
) -> Iterator[Duplicate]:
    """Yield the members of all clusters of two and more articles, cluster by cluster.

    `signatures` has the shape `(n_articles, 150)`. Clusters come in the order given, by their
    first members there; within one the earliest date is first, then articles without a date, those
    with the same date in the order given.
    """
    groups = _Groups(len(ids))
    best = np.zeros(len(ids), dtype=np.float32)
    for band in range(N_BANDS):
        columns = signatures[:, band * BAND_ROWS : (band + 1) * BAND_ROWS]
        for one, other in _pairs_of(columns):
            alike = _alike(signatures[one], signatures[other])
            if alike >= threshold:
                groups.join(one, other)
                best[one], best[other] = max(best[one], alike), max(best[other], alike)
    for members in groups.clusters():
        ordered = sorted(members, key=lambda m: (published[m] or "9999", m))
        for rank, m in enumerate(ordered):
            yield Duplicate(ids[m], ids[ordered[0]], rank, published[m], float(best[m]))


def _pairs_of(columns: Signature) -> Iterator[tuple[int, int]]:
    """Yield pairs that agree in a band: each with the first and with the one before it."""
    order = np.lexsort(columns.T)
    ordered = columns[order]
    is_same = np.all(ordered[1:] == ordered[:-1], axis=1)
    first = -1
    for place in np.flatnonzero(is_same):
        if place == 0 or not is_same[place - 1]:
            first = int(place)
        yield int(order[first]), int(order[place + 1])
        if first != place:
            yield int(order[place]), int(order[place + 1])


class _Groups:
    """Which articles belong together (union-find)."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def _root(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self._root(one), self._root(other)))
        self._parent[high] = low

    def clusters(self) -> list[list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for item in range(len(self._parent)):
            if (root := self._root(item)) != item:
                found[root].append(item)
        return [[root, *members] for root, members in sorted(found.items())]
