"""Raw page text to `Article`: headline, dateline, body, byline, links, each removal explained."""

from idnews.cleaning.cleaner import clean, replay
from idnews.cleaning.explanation import explain_removals, explain_steps
from idnews.cleaning.markup import read_page
from idnews.cleaning.publication import parse_published

__all__ = ["clean", "explain_removals", "explain_steps", "parse_published", "read_page", "replay"]
