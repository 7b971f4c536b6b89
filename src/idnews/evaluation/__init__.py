"""Gold annotation, scores against it, and the accuracy gate. Nothing else imports it.

>>> from idnews.evaluation import count_spans
>>> count_spans([(0, 4)], [(0, 4)]).f1
1.0
"""

from idnews.evaluation.gold import (
    Gold,
    check_page,
    format_gold,
    parse_gold,
    read_gold,
    read_gold_folder,
)
from idnews.evaluation.scores import (
    Accuracy,
    Counts,
    QuoteScores,
    add_label_counts,
    count_labels,
    count_quotes,
    count_spans,
    count_values,
    is_same_value,
    list_differences,
)

__all__ = [
    "Accuracy",
    "Counts",
    "Gold",
    "QuoteScores",
    "add_label_counts",
    "check_page",
    "count_labels",
    "count_quotes",
    "count_spans",
    "count_values",
    "format_gold",
    "is_same_value",
    "list_differences",
    "parse_gold",
    "read_gold",
    "read_gold_folder",
]
