import numpy as np
import pytest

from idnews.corpus.duplicates import (
    N_HASHES,
    WIDTH,
    find_clusters,
    near_duplicates,
    similarity,
    stem_signature,
)
from tests.corpus.conftest import report


def test_edited_copies_are_found_and_other_reports_are_not() -> None:
    story = "\n".join(report(n) for n in range(3))
    paragraphs = story.split("\n")
    copies = [
        story,
        "\n".join(["Judul lain sama sekali", *paragraphs[1:]]),
        "\n".join(paragraphs[:6] + paragraphs[8:]),
        "BANDUNG, Media Lain - " + story + "\nEditor: Siti\nBagikan artikel ini\nHak cipta 2024",
        story.replace("mengatakan", "dikatakan"),
    ]
    others = ["\n".join(report(n + k) for k in range(3)) for n in (300, 400, 500)]
    assert near_duplicates([*copies, *others]) == [[0, 1, 2, 3, 4]]


def test_signatures_are_those_of_datasketch() -> None:
    words = (
        "harga beras naik " * 3 + "di pasar induk karena pasokan kurang dan hujan lebat "
        "12.500 rupiah tiap kilogram kata menteri itu"
    ).split()
    signature = stem_signature(words)
    assert signature[:16].hex() == "d25be616418d740038c8540a2483fc02"
    datasketch = pytest.importorskip("datasketch", minversion="2")
    sketch = datasketch.MinHash(num_perm=N_HASHES, seed=1)
    shingles = {" ".join(words[i : i + 3]) for i in range(len(words) - 2)}
    sketch.update_batch([shingle.encode() for shingle in shingles])
    expected = np.asarray(sketch.hashvalues, dtype="<u4").tobytes()
    assert signature[: len(expected)] == expected


def test_short_texts_are_no_copies() -> None:
    assert near_duplicates(["Jambi hujan lebat.", "Jambi hujan lebat."]) == []
    assert stem_signature(["hujan"] * 19) == b""
    assert similarity(b"", b"") == 0.0


def test_the_earliest_is_first_then_those_without_a_date() -> None:
    signature = np.frombuffer(stem_signature([f"kata{n}" for n in range(40)]), dtype="<u4")
    other = np.frombuffer(stem_signature([f"lain{n}" for n in range(40)]), dtype="<u4")
    matrix = np.stack([signature, other, signature, signature, signature])
    assert matrix.shape == (5, WIDTH)
    dates = [None, "2024", "2024-01-02", "2024-01-01", "2024-01-02"]
    found = list(find_clusters(list("abcde"), dates, matrix))
    assert [(d.article_id, d.cluster_id, d.rank) for d in found] == [
        ("d", "d", 0),
        ("c", "d", 1),
        ("e", "d", 2),
        ("a", "d", 3),
    ]
    assert {d.similarity for d in found} == {1.0}


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_similarity_is_an_estimate_of_jaccard(share: float) -> None:
    n = 600
    common = [f"kata{i}" for i in range(int(n * share))]
    one = stem_signature([*common, *(f"satu{i}" for i in range(n - len(common)))])
    other = stem_signature([*common, *(f"dua{i}" for i in range(n - len(common)))])
    expected = len(common) / (2 * n - len(common))
    assert similarity(one, other) == pytest.approx(expected, abs=0.14)


def test_the_same_sentences_with_other_numbers_are_no_copies() -> None:
    day = "Harga emas batangan hari ini {0} rupiah per gram, turun dari {1} rupiah kemarin. "
    rest = "Penjualan kembali dikenakan pajak penghasilan sesuai peraturan menteri keuangan. " * 3
    days = [day.format(f"1.9{n}1.000", f"1.9{n - 1}1.000") + rest for n in range(1, 9)]
    assert near_duplicates(days) == []
    assert near_duplicates([days[0], days[0] + " Baca juga: Harga emas."]) == [[0, 1]]
