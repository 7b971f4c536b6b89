"""Many articles: readers for files, folders, JSONL and standard input."""
