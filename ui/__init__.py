"""The screens; the only importer of PySide6."""

import builtins

import PySide6.QtCore  # noqa: F401

# Qt for Python puts an import of its own before Python's, which reads the source of every module that is imported and looks there
# for Qt's optional spelling of names. Nothing here is spelled so, and the reading is a thirtieth of the start.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
