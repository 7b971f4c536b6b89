"""The few exception classes that idnews raises beside Python's own."""

from importlib import import_module
from types import ModuleType


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
    hint = "; pass value.isoformat()" if hasattr(value, "isoformat") else ""  # a date
    raise TypeError(f"{what} must be str, got {type(value).__name__}{hint}")


class CorpusError(IdnewsError):
    """A run over a corpus cannot start or go on; what was done stays as it is."""


class StorageError(CorpusError, OSError):
    """A place cannot be written or reached: no space, no permission, no such bucket."""


def import_extra(module: str, what: str, extra: str) -> ModuleType:
    """Return the optional package `module`; raise ImportError that names its extra.

    >>> import_extra("json", "tables", "corpus").__name__
    'json'
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ImportError(
            f'{what} need {module.split(".")[0]}: pip install "idnews[{extra}]"', name=module
        ) from error
