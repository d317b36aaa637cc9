"""For every test: no screen, fresh texts, settings and user folders of the test's own, Danish unless it says otherwise."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from campus_desktop import i18n
from campus_desktop.workspace import file
from resources.i18n.compile import compile_catalogues


def pytest_configure(config: pytest.Config) -> None:
    """Compile the texts once, before any worker of xdist starts and reads them."""
    if not hasattr(config, "workerinput"):
        compile_catalogues()


def pytest_collection_finish(session: pytest.Session) -> None:
    """The tests themselves, some 230,000 objects, stay to the end: the garbage collector need not look through them each time."""
    gc.collect()
    gc.freeze()


# The gate tries the same examples every time, so that it never fails by chance; new ones are looked for on purpose, with
# ``pytest --hypothesis-profile=search``.
# No deadline: how long an example takes is the machine's load, not the program's.
quiet = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
settings.register_profile("steady", quiet, derandomize=True)
settings.register_profile("search", quiet, derandomize=False, max_examples=300)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is not synced to the disk: that counts in a power cut only, and none is tried. What is read back is the same."""
    monkeypatch.setitem(file.SETTINGS, "synchronous", 0)
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)


@pytest.fixture(autouse=True)
def _own_place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings and user folders in a folder of the test's own; the language back to Danish afterwards."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))
    i18n.use("da")
    yield
    i18n.use("da")
