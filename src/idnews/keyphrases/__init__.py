"""Keyword candidates and scores."""
