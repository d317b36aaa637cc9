"""Where a file is stored: on this computer, in a folder that a service synchronises, or on a network drive; and what a new one is
called."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Literal, NamedTuple

from PySide6.QtCore import QStandardPaths, QStorageInfo

from campus_desktop.i18n import _

SUFFIX = ".campus"
"""The suffix of a workspace file."""

_NETWORK = frozenset(
    (
        *("cifs", "smb2", "smb3", "smbfs", "nfs", "nfs4", "afpfs", "webdav", "davfs", "fuse.davfs", "fuse.sshfs"),
        *("fuse.gvfsd-fuse", "fuse.rclone", "ncpfs", "afs", "9p", "lustre", "ceph", "glusterfs"),
    )
)
_SERVICES = (
    ("OneDrive", ("onedrive",), ("onedrive - ", "onedrive – ", "onedrive-", "onedrive (")),
    ("Dropbox", ("dropbox",), ("dropbox (", "dropbox-")),
    ("Google Drive", ("google drive", "googledrive", "my drive", "mit drev", "min drev"), ("googledrive-",)),
    ("iCloud", ("icloud drive", "iclouddrive", "com~apple~clouddocs", "mobile documents"), ()),
    ("Nextcloud", ("nextcloud", "nextcloud2", "owncloud"), ()),
)
"""Each service's folder names in lower case: whole names, and prefixes of others."""
_VARIABLES = (("OneDrive", ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")),)
_MARKS = ((".dropbox", "Dropbox"), (".dropbox.cache", "Dropbox"), (".nextcloudsync.log", "Nextcloud"))


class Place(NamedTuple):
    """Where a file is stored; ``service`` is the name of the service that synchronises it."""

    kind: Literal["local", "synced", "network"]
    service: str = ""

    def text(self) -> str:
        """A description for the status line."""
        if self.kind == "synced":
            return _("synchronised by {service}").format(service=self.service)
        return _("network drive") if self.kind == "network" else _("this computer")


def place_of(path: Path, environ: Mapping[str, str] = os.environ) -> Place:
    """The place of ``path`` (a file or folder; it need not exist)."""
    service = synced_by(path, environ)
    if service:
        return Place("synced", service)
    return Place("network") if _on_network(path) else Place("local")


def synced_by(path: PurePath, environ: Mapping[str, str] = os.environ) -> str:
    """The service whose folder contains ``path``, recognised by its environment variables, folder names or marker files; or ""."""
    for service, variables in _VARIABLES:
        if any(environ.get(name) and path.is_relative_to(environ[name]) for name in variables):
            return service
    for part in path.parts[:-1] if path.suffix else path.parts:
        name = part.casefold()
        for service, names, beginnings in _SERVICES:
            if name in names or name.startswith(beginnings):
                return service
    if isinstance(path, Path):
        for folder in path.parents:
            for mark, service in _MARKS:
                # the services keep files of the same name in the home folder, which is not synchronised
                if folder != Path.home() and (folder / mark).exists():
                    return service
    return ""


def _on_network(path: Path) -> bool:
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == 4)
    folder = next((parent for parent in (path, *path.parents) if parent.exists()), path)
    storage = QStorageInfo(str(folder))
    kind = bytes(storage.fileSystemType().data()).decode(errors="replace").lower()
    return kind in _NETWORK or bytes(storage.device().data()).startswith(b"//")


def proposed_folder() -> Path:
    """A folder for new files on this computer that is not synchronised: Documents, else one in the home folder, else the program's
    own. It is created if it is missing, where possible."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    own = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
    choices = (documents, Path.home() / "Campus Desktop", own)
    folder = next((choice for choice in choices if place_of(choice).kind == "local"), own)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path.home()
    return folder


def free_name(path: Path) -> Path:
    """``path``, or "NAME 2", "NAME 3" ... where it already exists."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
    return free


def file_filters() -> str:
    """The filters of the file dialog."""
    return _("Campus Desktop files (*.campus)")
