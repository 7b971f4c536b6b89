"""Text made safe for HTML: markup escaped, and characters that HTML cannot hold replaced."""

import re
from html import escape

__all__ = ["escape_attribute", "escape_text"]

# NUL and the other control characters are parse errors in HTML; a lone surrogate cannot be written
# as UTF-8 at all, and one in a notebook's output would keep the notebook from being saved.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def escape_text(text: str) -> str:
    """Return `text` for use between tags.

    >>> escape_text("Harga <b>naik</b> & turun\\0")
    'Harga &lt;b&gt;naik&lt;/b&gt; &amp; turun\\ufffd'
    """
    return _UNWRITABLE.sub("\ufffd", escape(text, quote=False))


def escape_attribute(text: str) -> str:
    """Return `text` for use in a double-quoted attribute, on one line.

    >>> escape_attribute('Taman "Mini"')
    'Taman &quot;Mini&quot;'
    """
    return _UNWRITABLE.sub("\ufffd", escape(text, quote=True)).replace("\n", " ")
