"""Writes ``resources/schema.txt`` anew, after a migration was added: python -m tests.support.write_schema"""

import resources
from campus_desktop.workspace.expected import expected, written
from campus_desktop.workspace.file import SCHEMA_VERSION

if __name__ == "__main__":
    text = written(SCHEMA_VERSION, expected(SCHEMA_VERSION))
    resources.path("schema.txt").write_text(text, encoding="utf-8")
