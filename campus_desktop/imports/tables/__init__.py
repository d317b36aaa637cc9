"""Reads a list: from the bytes of a file to a table, with the columns that are mapped to fields of a course."""
