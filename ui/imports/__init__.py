"""Importing course lists: what each column is, what will happen, and the import itself."""
