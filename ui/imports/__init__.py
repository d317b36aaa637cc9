"""Importing course lists: mapping the columns, a preview of the result, and the import itself."""
