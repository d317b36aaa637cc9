"""A meeting with a real mouse and real keys: ``python tests/mouse/meetings.py [--pictures DIR] [NAME ...]``.

The pictures of docs/ten-moments.md are taken by ``python tests/mouse/meetings.py --pictures docs/pictures``.
Needs Xvfb with RandR monitors (xrandr), openbox, xdotool, setxkbmap; for pictures ImageMagick.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from meeting_hand import Meeting, monitors  # noqa: E402
from moments import MOMENTS, opened  # noqa: E402
from playing import play  # noqa: E402
from slips import SLIPS  # noqa: E402

WIDTH, HEIGHT = 1366 + 1024, 768
"""The laptop, and beside it room for a projector."""


def main() -> int:
    """Play the moments named (default: all); the exit status."""
    parser = argparse.ArgumentParser(description="Play a meeting with a real mouse and real keys.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="where pictures of the moments go")
    args = parser.parse_args()

    def begin(folder: Path, environment: dict[str, str]) -> Meeting:
        monitors(environment, None)
        return opened(folder, environment, args.pictures)

    chosen = [each for each in (*MOMENTS, *SLIPS) if not args.names or each.__name__ in args.names]
    return play(chosen, begin, tools=("xrandr", "setxkbmap"), width=WIDTH, height=HEIGHT)


if __name__ == "__main__":
    sys.exit(main())
