"""Sentences that people have labelled: files of any format, and what treebanks disagree on.

Training learns from them and evaluation scores against them, so both import from here. How whole
articles are annotated is in `idnews.evaluation.gold`.
"""
