"""Entities by rules and gazetteer, their values, titles, links and aliases."""
