"""The few exception classes that idnews raises beside Python's own."""


class IdnewsError(Exception):
    """Base of every error that idnews defines."""


class ResourceError(IdnewsError, ValueError):
    """A packaged or user-given table is not in the format that idnews reads."""


class ModelError(IdnewsError, OSError):
    """A pipeline folder is missing, damaged, or of a version that this idnews cannot load."""


def require_text(value: object, what: str = "text") -> str:
    """Return `value` if it is a str; raise TypeError that says how to make it one.

    >>> require_text("Jambi")
    'Jambi'
    >>> require_text(b"Jambi")
    Traceback (most recent call last):
    TypeError: text must be str, got bytes; decode it first, for example data.decode("utf-8")
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bytes | bytearray | memoryview):
        kind = type(value).__name__
        raise TypeError(
            f'{what} must be str, got {kind}; decode it first, for example data.decode("utf-8")'
        )
    raise TypeError(f"{what} must be str, got {type(value).__name__}")
