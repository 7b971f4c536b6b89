"""The values of a JSON file one after the other: the items of its list, or values in a row."""

import json
from collections.abc import Iterator
from typing import TextIO

__all__ = ["read_values"]

CHUNK = 2**16
# What is wrong this far before the end of what was read is wrong whatever comes.
MARGIN = 16


def read_values(text: TextIO, *, limit: int) -> Iterator[object]:
    """Yield the items of the list that a JSON text is, or the values that stand in it in a row.

    One value at a time is in memory. Raises ValueError for what is no JSON, and for a value with
    more than `limit` characters.

    >>> import io
    >>> list(read_values(io.StringIO('[{"text": "Hujan."}, {"text": "Panas."}]'), limit=99))
    [{'text': 'Hujan.'}, {'text': 'Panas.'}]
    """
    decoder = json.JSONDecoder()
    read, is_end, is_list = "", False, False
    number = 0
    while True:
        read = read.lstrip()
        if number == 0 and not is_list and read.startswith("["):
            read, is_list = read[1:], True
            continue
        if number and read.startswith(","):
            read = read[1:].lstrip()
        if is_list and read.startswith("]"):
            return
        try:
            value, end = decoder.raw_decode(read)
            is_cut = end == len(read)
        except json.JSONDecodeError as error:
            is_open = error.msg.startswith("Unterminated")
            if is_end or not (is_open or error.pos > len(read) - MARGIN):
                if is_end and not read and not is_list:
                    return
                raise ValueError(f"value {number + 1} is no JSON: {error.msg}") from error
            is_cut = True
        except RecursionError as error:
            raise ValueError("nested too deep") from error
        if is_cut and not is_end:
            if len(read) > limit:
                raise ValueError(f"a value of more than {limit:,} characters, which is no article")
            more = text.read(max(CHUNK, len(read)))
            read, is_end = read + more, not more
            continue
        number += 1
        yield value
        read = read[end:]
