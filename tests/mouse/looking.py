"""What is painted on the screen: pictures of it, and what of them is alike. The document cannot say whether a card can be seen."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PIL import Image, ImageChops

INSIDE = 6
"""Pixels at the edge of a row that are left out: the ring around a chosen card lies there."""
_SAME = 8
"""Steps of a colour that count as none: smoothing at another place."""
_TINT = 40
"""Steps of a colour between a card that is chosen and one that is not; its writing is darker by far more."""

Place = Sequence[int]
"""Left, top, right and bottom on the screen."""


def screen_picture(environment: Mapping[str, str]) -> Image.Image:
    """The whole screen as it is painted now."""
    command = ["import", "-window", "root", "png:-"]
    done = subprocess.run(command, env=dict(environment), check=True, capture_output=True)
    with Image.open(io.BytesIO(done.stdout)) as found:
        return found.convert("RGB")


def cut(picture: Image.Image, at: Place, inside: int = INSIDE) -> Image.Image:
    """What a picture shows at a place, without its edge."""
    left, top = at[0] + inside, at[1] + inside
    return picture.crop((left, top, max(left, at[2] + 1 - inside), max(top, at[3] + 1 - inside)))


def differing(one: Image.Image, other: Image.Image, same: int = _SAME) -> float:
    """The share of pixels that differ; 1 where the pictures are not of one size (but for two pixels in width, as columns share
    the room there is), or empty."""
    if abs(one.width - other.width) > 2 or one.height != other.height or not one.width or not one.height:
        return 1.0
    size = (0, 0, min(one.width, other.width), one.height)
    one, other = one.crop(size), other.crop(size)
    apart = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(apart[0], apart[1]), apart[2])
    return sum(most.histogram()[same:]) / (one.width * one.height)


def ink(picture: Image.Image) -> float:
    """The share of pixels that are not of the commonest colour: nothing on an empty ground, some where there is writing."""
    if not picture.width or not picture.height:
        return 0.0
    colours = picture.getcolors(picture.width * picture.height)
    assert colours is not None
    return 1 - max(count for count, _colour in colours) / (picture.width * picture.height)


class Look:
    """The screen at one moment, and where the rows of every list were on it as a screen reader is told."""

    def __init__(self, picture: Image.Image, lists: Sequence[Mapping[str, Any]]) -> None:
        self.picture = picture
        self.rows = {(each["name"], row["text"]): row["heard"] for each in lists for row in each["rows"]}

    def rows_named(self, text: str, names: Iterable[str]) -> list[Image.Image]:
        """How the rows with this text were painted in these lists."""
        places = (self.rows.get((name, text)) for name in names)
        return [cut(self.picture, at) for at in places if at is not None]


def unseen(wanted: Mapping[str, Sequence[str]], before: Look, now: Look) -> str:
    """Empty where every list shows just these rows, one below the other, each painted where a screen reader finds it; else what
    is wrong. A row that was there before looks as it did then; another one has writing, and its place looks otherwise than before.
    """
    problems = (_unseen_in(name, texts, wanted, before, now) for name, texts in wanted.items())
    return next(filter(None, problems), "")


def _unseen_in(name: str, texts: Sequence[str], lists: Iterable[str], before: Look, now: Look) -> str:
    places = [now.rows.get((name, text)) for text in texts]
    for text, at in zip(texts, places, strict=True):
        if problem := _unpainted(at, before.rows_named(text, lists), before, now):
            return f"{text} in {name}, {at}: {problem}"
    tops = [at[1] for at in places if at is not None]
    if tops != sorted(set(tops)):
        return f"the rows of {name} do not stand in this order: {texts}"
    more = [text for one, text in now.rows if one == name and text not in texts]
    return f"{name} shows {more} as well" if more else ""


def _unpainted(at: Place | None, was: Sequence[Image.Image], before: Look, now: Look) -> str:
    if at is None or at[2] - at[0] < 40 or at[3] - at[1] < 20:
        return "it has no place on the screen"
    shown = cut(now.picture, at)
    if ink(shown) < 0.01:
        return "nothing is painted there"
    if was:
        return "it is not painted as before" if min(differing(shown, one, _TINT) for one in was) > 0.01 else ""
    return "the place looks as before" if differing(shown, cut(before.picture, at)) < 0.01 else ""
