from pathlib import Path

import pytest
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from idnews.annotation.readers import gold_format, read_names_gold, read_syntax_gold
from idnews.annotation.surface import ROOT, UNKNOWN

TEXT = "Firli Bahuri pergi. KPK diam."
CONLLU = "1\tIa\t_\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\tpergi\t_\tVERB\t_\tVoice=Act\t0\troot\t_\t_\n"


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def docbin(tmp_path: Path, *, parsed: bool) -> Path:
    words = ["Ia", "memuji", "KPK"]
    doc = Doc(Vocab(), words=words)
    if parsed:
        doc = Doc(
            doc.vocab,
            words=words,
            pos=["PRON", "VERB", "PROPN"],
            heads=[1, 1, 1],
            deps=["nsubj", "ROOT", "obj"],
        )
    doc.set_ents([Span(doc, 2, 3, label="ORG")])
    path = tmp_path / "gold.spacy"
    DocBin(docs=[doc]).to_disk(path)
    return path


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.conll", "", "columns"),
        ("a.CONLLU", "", "conllu"),
        ("a.jsonl", "", "jsonl"),
        ("a.spacy", "", "docbin"),
        ("a.txt", "\nBudi B-PER\n", "columns"),
        ("a.tsv", "Budi\tB-PER\n", "columns"),
        ("a.txt", CONLLU, "conllu"),
        ("a.txt", "# newdoc\n" + CONLLU, "conllu"),
        ("a", '{"text": "a", "entities": []}', "jsonl"),
    ],
)
def test_format_by_name_or_first_line(tmp_path: Path, name: str, text: str, kind: str) -> None:
    assert gold_format(written(tmp_path, name, text)) == kind


@pytest.mark.parametrize("text", ["", "kata\n"])
def test_an_unknown_format_raises(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r"a.txt: unknown format; expected a name that ends in"):
        gold_format(written(tmp_path, "a.txt", text))


@pytest.mark.parametrize(
    "record",
    [
        f'{{"text": "{TEXT}", "entities": [[0, 12, "PER"], [20, 23, "ORG"]]}}',
        f'{{"text": "{TEXT}", "spans": [{{"start": 0, "end": 12, "label": "PER"}},'
        ' {"start": 20, "end": 23, "label": "ORG"}]}',
    ],
)
def test_jsonl_with_text_is_cut_into_sentences(tmp_path: Path, record: str) -> None:
    path = written(tmp_path, "a.jsonl", f"{record}\n\n")
    assert [(one.words, one.tags) for one in read_names_gold(path, source="x")] == [
        (("Firli", "Bahuri", "pergi", "."), ("B-PER", "I-PER", "O", "O")),
        (("KPK", "diam", "."), ("B-ORG", "O", "O")),
    ]


def test_no_sentence_ends_inside_a_name(tmp_path: Path) -> None:
    record = f'{{"text": "{TEXT}", "entities": [[13, 23, "WORK"]]}}'
    (one,) = read_names_gold(written(tmp_path, "a.jsonl", record), source="x")
    assert one.tags == ("O", "O", "B-WORK", "I-WORK", "I-WORK", "O", "O")


def test_jsonl_with_tokens(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"tokens": ["KPK", "diam"], "tags": ["S-ORG", "O"]}')
    assert read_names_gold(path, source="x")[0].tags == ("B-ORG", "O")


def test_docbin(tmp_path: Path) -> None:
    (one,) = read_names_gold(docbin(tmp_path, parsed=False), source="x")
    assert (one.words, one.tags) == (("Ia", "memuji", "KPK"), ("O", "O", "B-ORG"))


def test_docbin_with_dependencies(tmp_path: Path) -> None:
    (one,) = read_syntax_gold(docbin(tmp_path, parsed=True), source="x")
    assert (one.upos, one.heads, one.deprels) == (
        ("PRON", "VERB", "PROPN"),
        (1, ROOT, 1),
        ("nsubj", "root", "obj"),
    )
    assert UNKNOWN not in one.heads


def test_conllu(tmp_path: Path) -> None:
    (one,) = read_syntax_gold(written(tmp_path, "a.conllu", CONLLU), source="x")
    assert (one.words, one.heads) == (("Ia", "pergi"), (1, ROOT))


def test_labels_are_mapped_and_dropped(tmp_path: Path) -> None:
    path = written(tmp_path, "a.bio", "Budi B-PER\ndi O\nSolo B-LOC\nPiala B-EVT\nAsia I-EVT\n")
    labels = {"PER": "PERSON", "LOC": "place", "EVT": ""}
    (one,) = read_names_gold(path, source="x", labels=labels)
    assert one.tags == ("B-PERSON", "O", "B-place", "O", "O")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.bio", "ia O\nBudi PER\n", r"a.bio, line 2: the last column is 'PER'"),
        ("a.bio", "\n", r"a.bio: no sentence found in this file of columns"),
        ("a.conllu", CONLLU, r"a.conllu holds conllu, which has no names"),
        ("a.jsonl", "{}", r"a.jsonl, line 1: expected \"text\" with \"entities\""),
        ("a.jsonl", "\n{oops", r"a.jsonl, line 2: not JSON"),
        ("a.jsonl", "[1]", r"a.jsonl, line 1: expected a JSON object, found list"),
        ("a.jsonl", '{"text": "a", "entities": [[0, 9, "X"]]}', r"outside the text of 1 char"),
        ("a.jsonl", '{"text": "a", "entities": [[0, "x"]]}', r"expected \[start, end, label\]"),
        ("a.jsonl", '{"tokens": ["a"], "tags": []}', r"1 tokens but 0 tags"),
        ("a.jsonl", '{"tokens": ["a"], "tags": [3]}', r"tag 3 is no string"),
        ("a.jsonl", '{"tokens": ["a"], "tags": ["X"]}', r"line 1: tag 'X' is not of BIO"),
        ("a.jsonl", '{"tokens": ["a"], "tags": null}', r"line 1: 'tags' is None, expected a list"),
        ("a.jsonl", '{"tokens": "a", "tags": ["O"]}', r"line 1: 'tokens' is 'a', expected a list"),
        ("a.jsonl", '{"tokens": [3], "tags": ["O"]}', r"line 1: token 3 is no string"),
        ("a.jsonl", '{"text": 3, "entities": []}', r"line 1: 'text' is 3, expected a string"),
        ("a.jsonl", '{"text": "a", "entities": null}', r"'entities' is None, expected a list"),
        ("a.jsonl", '{\n"text": "a"}', r"line 1: not JSON .*expected one object a line"),
        ("a.spacy", "oops", r"a.spacy: not a DocBin of spaCy"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_names_gold(written(tmp_path, name, text), source="x")


def test_a_label_that_is_not_mapped_raises(tmp_path: Path) -> None:
    path = written(tmp_path, "a.bio", "Budi B-PER\n")
    with pytest.raises(ValueError, match=r"label 'PER' is not among \['LOC'\]"):
        read_names_gold(path, source="x", labels={"LOC": "place"})


def test_columns_have_no_dependencies(tmp_path: Path) -> None:
    path = written(tmp_path, "a.bio", "Budi B-PER\n")
    with pytest.raises(ValueError, match=r"holds columns, which has no dependencies"):
        read_syntax_gold(path, source="x")


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.bio"
    path.write_bytes(b"caf\xe9 O\n")
    with pytest.raises(ValueError, match=r"a.bio: not UTF-8"):
        read_names_gold(path, source="x")


def test_a_missing_file_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_names_gold(tmp_path / "no.bio", source="x")
