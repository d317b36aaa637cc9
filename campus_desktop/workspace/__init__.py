"""The workspace file: connection, schema, edit, journal, stamps, order keys, lock, copies and checks.

It contains no rules of the domain: courses, paths and meetings are defined in the packages above.
"""

from campus_desktop.workspace.edit import Edit
from campus_desktop.workspace.file import new_id
from campus_desktop.workspace.opening import create, open_workspace
from campus_desktop.workspace.workspace import Change, Workspace

__all__ = ["Change", "Edit", "Workspace", "create", "new_id", "open_workspace"]
