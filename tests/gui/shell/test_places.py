from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from campus_desktop import i18n
from ui.shell import places
from ui.shell.places import Place, place_of, proposed_folder, synced_by


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PureWindowsPath(r"D:\Folk\ab\OneDrive - Fjordstyrelsen\Plan.campus"), "OneDrive"),
        (PureWindowsPath(r"D:\Folk\ab\OneDrive\Dokumenter\Plan.campus"), "OneDrive"),
        (PureWindowsPath(r"D:\Folk\ab\Dropbox (Styrelsen)\Plan.campus"), "Dropbox"),
        (PureWindowsPath(r"G:\Mit drev\Plan.campus"), "Google Drive"),
        (PureWindowsPath(r"D:\Folk\ab\iCloudDrive\Plan.campus"), "iCloud"),
        (PurePosixPath("/Folk/ab/Library/CloudStorage/OneDrive-Fjordstyrelsen/Plan.campus"), "OneDrive"),
        (PurePosixPath("/Folk/ab/Library/Mobile Documents/com~apple~CloudDocs/Plan.campus"), "iCloud"),
        (PurePosixPath("/folk/ab/Nextcloud/Plan.campus"), "Nextcloud"),
        (PurePosixPath("/folk/ab/Dokumenter/OneDrive.campus"), ""),
        (PurePosixPath("/folk/ab/Dokumenter/Om Dropbox/Plan.campus"), ""),
    ],
)
def test_synchronised_folders_are_known_by_name(path: PurePosixPath, service: str) -> None:
    assert synced_by(path, {}) == service


def test_synchronised_folders_are_known_by_variable_and_marker(tmp_path: Path) -> None:
    folder = tmp_path / "Arbejde"
    folder.mkdir()
    assert synced_by(folder / "Plan.campus", {}) == ""
    assert synced_by(folder / "Plan.campus", {"OneDriveCommercial": str(tmp_path)}) == "OneDrive"
    (tmp_path / ".dropbox.cache").mkdir()
    assert place_of(folder / "Plan.campus", {}) == Place("synced", "Dropbox")


def test_shares_are_network_drives(tmp_path: Path) -> None:
    assert place_of(Path("//server/faelles/Plan.campus"), {}).kind == "network"
    assert place_of(tmp_path / "Plan.campus", {}) == Place("local")


def test_places_in_words() -> None:
    assert [Place("local").text(), Place("network").text()] == ["denne pc", "netværksdrev"]
    with i18n.using("en"):
        assert Place("synced", "OneDrive").text() == "synchronised by OneDrive"


def test_a_new_file_is_not_proposed_where_it_would_be_synchronised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = proposed_folder()
    assert folder.is_dir()
    real = places.place_of
    monkeypatch.setattr(places, "place_of", lambda path: Place("synced", "x") if path == folder else real(path))
    assert proposed_folder() != folder
