"""A meeting with a real mouse and real keys: ``python tests/mouse/meetings.py [--pictures DIR] [NAME ...]``.

The pictures of docs/ten-moments.md are taken by ``python tests/mouse/meetings.py --pictures docs/pictures``.
Needs Xvfb with RandR monitors (xrandr), openbox, xdotool, setxkbmap; for pictures ImageMagick.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from meeting_hand import monitors  # noqa: E402
from moments import MOMENTS, opened  # noqa: E402

from tests.screen import virtual_screen  # noqa: E402

NEEDED = ("Xvfb", "openbox", "xdotool", "xrandr", "setxkbmap")
WIDTH, HEIGHT = 1366 + 1024, 768
"""The laptop, and beside it room for a projector."""


def main() -> int:
    """Play the moments named (default: all), each on a screen, a file and settings of its own; the exit status."""
    parser = argparse.ArgumentParser(description="Play a meeting with a real mouse and real keys.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="where pictures of the moments go")
    args = parser.parse_args()
    if missing := [name for name in NEEDED if shutil.which(name) is None]:
        print(f"missing: {', '.join(missing)}", file=sys.stderr)
        return 2
    chosen = [each for each in MOMENTS if not args.names or each.__name__ in args.names]
    failed = 0
    for moment in chosen:
        with (
            tempfile.TemporaryDirectory() as folder,
            virtual_screen(WIDTH, HEIGHT, window_manager=True) as environment,
        ):
            home = dict.fromkeys(
                ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"), folder
            )
            monitors(environment, None)
            program = None
            try:
                program = opened(Path(folder), {**environment, **home}, args.pictures)
                moment(program)
                print(f"passed: {moment.__name__}", flush=True)
            except Exception:
                failed += 1
                print(f"FAILED: {moment.__name__}\n{traceback.format_exc()}", flush=True)
            finally:
                if program is not None and program.process.poll() is None:
                    program.kill()
    print(f"{len(chosen) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
