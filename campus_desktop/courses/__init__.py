"""The catalogue: courses, queries, search, edits and export."""
