"""Parses what people type or write in lists: dates, lengths of time, titles that end with a length or a name."""
