"""The catalogue: courses, queries, search, edits and lists to take away."""
