"""The screens; the only importer of PySide6."""
