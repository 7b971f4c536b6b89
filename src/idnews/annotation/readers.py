"""Gold of any common format as labelled sentences: columns, CoNLL-U, JSONL, spaCy's DocBin.

The format follows from the end of the file's name, else from its first line.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from idnews.annotation.bio import bio_rows, is_tag, plain_bio
from idnews.annotation.conllu import parse_conllu
from idnews.annotation.name_sentence import (
    NameSentence,
    Span,
    sentence_from_text,
    sentence_from_words,
    tags_of,
)
from idnews.annotation.surface import ROOT, UNKNOWN, SyntaxSentence, collapse
from idnews.language.sentences import sentence_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["FORMATS", "gold_format", "read_names_gold", "read_syntax_gold"]

FORMATS = {
    ".bio": "columns",
    ".conll": "columns",
    ".iob": "columns",
    ".ner": "columns",
    ".conllu": "conllu",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".spacy": "docbin",
}
CONLLU_COLUMNS = 10
SPAN_KEYS = ("entities", "spans", "label", "labels")
TAG_KEYS = ("tags", "ner_tags")


def read_names_gold(
    path: Path, *, source: str, labels: Mapping[str, str] | None = None
) -> list[NameSentence]:
    """Return the sentences of a file of columns, JSONL or DocBin with their names.

    `labels` maps the file's labels to those of the model; an empty value drops the label, and a
    label that it lacks raises. Without it labels stay as they are. Raises ValueError with file and
    line for what is not in the format, FileNotFoundError for a missing file.
    """
    readers: dict[str, Callable[[Path, str], Iterator[NameSentence]]] = {
        "columns": _from_columns,
        "jsonl": _from_jsonl,
        "docbin": _from_docbin,
    }
    kind = gold_format(path)
    if kind not in readers:
        raise ValueError(f"{path} holds {kind}, which has no names; expected {sorted(readers)}")
    sentences = list(readers[kind](path, source))
    if not sentences:
        raise ValueError(f"{path}: no sentence found in this file of {kind}")
    return sentences if labels is None else [_mapped(one, labels, path) for one in sentences]


def read_syntax_gold(path: Path, *, source: str) -> list[SyntaxSentence]:
    """Return the sentences of a CoNLL-U file or DocBin with parts of speech and dependencies."""
    kind = gold_format(path)
    if kind == "conllu":
        lines = _lines(path)
        sentences = [collapse(one, source) for one in parse_conllu(lines, name=str(path))]
    elif kind == "docbin":
        sentences = [one for doc in _docs(path) for one in _parsed(doc, source)]
    else:
        raise ValueError(
            f"{path} holds {kind}, which has no dependencies; expected CoNLL-U, DocBin"
        )
    if not sentences:
        raise ValueError(f"{path}: no sentence with parts of speech found in this file of {kind}")
    return sentences


def gold_format(path: Path) -> str:
    """Return `columns`, `conllu`, `jsonl` or `docbin`.

    Raises ValueError when neither the name nor the first line tells.

    >>> gold_format(Path("berita.conllu"))
    'conllu'
    """
    if path.suffix.lower() in FORMATS:
        return FORMATS[path.suffix.lower()]
    first = next((line for line in _lines(path) if line.strip()), "")
    cells = first.split("\t")
    if first.lstrip().startswith("{"):
        return "jsonl"
    if first.startswith("# ") or (len(cells) == CONLLU_COLUMNS and cells[0][:1].isdecimal()):
        return "conllu"
    if len(cells if len(cells) > 1 else first.split()) > 1:
        return "columns"
    raise ValueError(
        f"{path}: unknown format; expected a name that ends in one of {', '.join(FORMATS)}, or a "
        f"first line of columns, CoNLL-U or JSON, found {first[:60]!r}"
    )


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            yield from file
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 ({error}); save it as UTF-8 first") from None


def _from_columns(path: Path, source: str) -> Iterator[NameSentence]:
    for words, tags in bio_rows(_lines(path), name=str(path)):
        yield sentence_from_words(words, tags, source)


def _from_jsonl(path: Path, source: str) -> Iterator[NameSentence]:
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise ValueError(f"{where}: not JSON ({error}); expected one object a line") from None
        if not isinstance(record, dict):
            kind = type(record).__name__
            raise ValueError(f"{where}: expected a JSON object, found {kind}")
        tags_key = next((key for key in TAG_KEYS if key in record), None)
        spans_key = next((key for key in SPAN_KEYS if key in record), None)
        if "tokens" in record and tags_key is not None:
            words, tags = (_listed(record, key, where) for key in ("tokens", tags_key))
            yield _of_tokens(words, tags, where, source)
        elif "text" in record and spans_key is not None:
            text = record["text"]
            if not isinstance(text, str):
                raise ValueError(f"{where}: 'text' is {text!r}, expected a string")
            spans = [_span(one, len(text), where) for one in _listed(record, spans_key, where)]
            yield from _of_text(text, spans, source)
        else:
            raise ValueError(
                f'{where}: expected "text" with "entities" or "spans", or "tokens" with "tags", '
                f"found the keys {sorted(record)}"
            )


def _listed(record: Mapping[str, Any], key: str, where: str) -> list[Any]:
    if not isinstance(record[key], list):
        raise ValueError(f"{where}: {key!r} is {record[key]!r}, expected a list")
    return list(record[key])


def _of_tokens(words: list[str], tags: list[str], where: str, source: str) -> NameSentence:
    strange_word = next((word for word in words if not isinstance(word, str)), None)
    if strange_word is not None:
        raise ValueError(f"{where}: token {strange_word!r} is no string")
    if len(words) != len(tags):
        raise ValueError(f"{where}: {len(words)} tokens but {len(tags)} tags")
    wrong = next((tag for tag in tags if not isinstance(tag, str)), None)
    if wrong is not None:
        raise ValueError(f"{where}: tag {wrong!r} is no string such as 'B-PER'")
    strange = next((tag for tag in tags if not is_tag(tag)), None)
    if strange is not None:
        raise ValueError(f"{where}: tag {strange!r} is not of BIO, IOB1, BIOES or BILOU")
    return sentence_from_words(words, plain_bio(tags), source)


def _span(record: Any, length: int, where: str) -> Span:
    """Return a span given as `[start, end, label]` or as a mapping."""
    try:
        if isinstance(record, dict):
            start, end, label = record["start"], record["end"], record["label"]
        else:
            start, end, label = record[:3]
        start, end = int(start), int(end)
    except (KeyError, TypeError, ValueError):
        raise ValueError(
            f"{where}: expected [start, end, label] or an object with these keys, found {record!r}"
        ) from None
    if not 0 <= start < end <= length:
        raise ValueError(f"{where}: span {record!r} is outside the text of {length} characters")
    return start, end, str(label)


def _of_text(text: str, spans: list[Span], source: str) -> Iterator[NameSentence]:
    """Yield the sentences of a text; no sentence ends inside a name."""
    bounds: list[tuple[int, int]] = []
    for start, end in sentence_spans(text):
        if bounds and any(first < start < last for first, last, _ in spans):
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
    for start, end in bounds:
        inside = [
            (first - start, last - start, label)
            for first, last, label in spans
            if first < end and last > start
        ]
        yield sentence_from_text(text[start:end], inside, source)


def _docs(path: Path) -> Iterator["Doc"]:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        docs = DocBin().from_disk(path)
    except (ValueError, KeyError, TypeError, OSError) as error:
        if isinstance(error, FileNotFoundError):
            raise
        raise ValueError(f"{path}: not a DocBin of spaCy ({error})") from None
    yield from docs.get_docs(Vocab())


def _from_docbin(path: Path, source: str) -> Iterator[NameSentence]:
    for doc in _docs(path):
        if not doc.has_annotation("ENT_IOB"):
            continue
        spans = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        if not doc.has_annotation("SENT_START"):
            yield from _of_text(doc.text, spans, source)
            continue
        for sentence in doc.sents:
            tokens = [token for token in sentence if not token.is_space]
            places = {token.i: place for place, token in enumerate(tokens)}
            inside = [
                (min(at), max(at) + 1, ent.label_)
                for ent in sentence.ents
                if (at := [places[token.i] for token in ent if token.i in places])
            ]
            tags = tags_of(inside, len(tokens))
            spaces = tuple(bool(token.whitespace_) for token in tokens)
            words = tuple(token.text for token in tokens)
            if words:
                yield NameSentence(source, words, tags, tags, spaces)


def _parsed(doc: "Doc", source: str) -> Iterator[SyntaxSentence]:
    has_heads = doc.has_annotation("DEP")
    if not (has_heads or doc.has_annotation("POS")):
        return
    for sentence in doc.sents if doc.has_annotation("SENT_START") else [doc[:]]:
        tokens = [token for token in sentence if not token.is_space]
        places = {token.i: place for place, token in enumerate(tokens)}
        heads = tuple(
            ROOT if token.head.i == token.i else places.get(token.head.i, ROOT) for token in tokens
        )
        unknown = (None,) * len(tokens)
        yield SyntaxSentence(
            source=source,
            words=tuple(token.text for token in tokens),
            upos=tuple(token.pos_ or None for token in tokens),
            feats=tuple(str(token.morph) or None for token in tokens),
            heads=heads if has_heads else (UNKNOWN,) * len(tokens),
            deprels=tuple(_relation(token.dep_) for token in tokens) if has_heads else unknown,
            clitics=unknown,
            spaces=tuple(bool(token.whitespace_) for token in tokens),
        )


def _relation(label: str) -> str | None:
    return "root" if label == "ROOT" else label or None


def _mapped(sentence: NameSentence, labels: Mapping[str, str], path: Path) -> NameSentence:
    def mapped(tag: str) -> str:
        prefix, _, label = tag.partition("-")
        if not label:
            return tag
        if label not in labels:
            raise ValueError(
                f"{path}: label {label!r} is not among {sorted(labels)}; map it to a label of the "
                "model, or to nothing to drop it"
            )
        return f"{prefix}-{labels[label]}" if labels[label] else "O"

    tags = tuple(mapped(tag) for tag in sentence.tags)
    return NameSentence(sentence.source, sentence.words, tags, tags, sentence.spaces)
