"""idnews reads Indonesian news.

>>> import idnews
>>> idnews.stem("mempertanggungjawabkan")
'tanggungjawab'

The names below load on first use: importing idnews imports neither spaCy nor scikit-learn.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from idnews.api import (
        analyze,
        analyze_many,
        blank,
        clean,
        entities,
        keywords,
        lemmatize,
        load,
        quotes,
        sentences,
        stem,
        tokenize,
    )
    from idnews.errors import IdnewsError, ModelError, ResourceError
    from idnews.morphology.stemmer import explain_stem
    from idnews.records import (
        Analysis,
        Article,
        Cluster,
        Entity,
        Keyword,
        Link,
        Quote,
        Reference,
        Removal,
        Sentence,
        Token,
    )

__all__ = [
    "Analysis",
    "Article",
    "Cluster",
    "Entity",
    "IdnewsError",
    "Keyword",
    "Link",
    "ModelError",
    "Quote",
    "Reference",
    "Removal",
    "ResourceError",
    "Sentence",
    "Token",
    "analyze",
    "analyze_many",
    "blank",
    "clean",
    "entities",
    "explain_stem",
    "keywords",
    "lemmatize",
    "load",
    "quotes",
    "sentences",
    "stem",
    "tokenize",
]

_HOMES = {"explain_stem": "idnews.morphology.stemmer"}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # 30 ms that importing idnews should not cost

        return version("idnews")
    if name not in __all__:
        raise AttributeError(f"module 'idnews' has no attribute {name!r}")
    home = _HOMES.get(name)
    if home is None and name[0].isupper():
        home = "idnews.errors" if name.endswith("Error") else "idnews.records"
    value = getattr(import_module(home or "idnews.api"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
