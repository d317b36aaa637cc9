"""The one file: connect, schema, edit, journal, stamps, order keys, lock, copies and checks."""
