"""HTML for notebooks and reports."""

from html import escape

from idnews.records import Analysis

__all__ = ["analysis_to_html"]


def analysis_to_html(analysis: Analysis) -> str:
    """Return the analysis as one piece of HTML."""
    return f"<pre>{escape(analysis.text)}</pre>"
