"""The screens; the only package that imports PySide6."""

import builtins

import PySide6.QtCore  # noqa: F401

# Qt for Python replaces Python's import by its own, which reads the source of every imported module and searches it
# for Qt's
# optional snake_case names. They are not used here, and the reading takes a thirtieth of the start.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
