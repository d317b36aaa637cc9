"""Lucide icons as PDF shapes: supports only the small part of SVG that they use (paths, lines, circles, rectangles).

A shape keeps its 24 x 24 box and has no colour, so that one drawing is used for every size and colour.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree

import resources

BOX = 24.0
"""The side of an icon's square."""

_BOW = 0.5522847498
"""The distance of the control points of a quarter circle from its ends, as a share of the radius."""

_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+))")
_FLAG = re.compile(r"[\s,]*([01])")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}


@cache
def icon_operators(name: str) -> str:
    """``resources/icons/NAME.svg`` as PDF operators in its own box, y upwards, stroked in the current colour.

    ValueError for a part of SVG that these icons do not use.
    """
    root = ElementTree.fromstring(resources.path("icons", f"{name}.svg").read_bytes())
    return f"1 0 0 -1 0 {BOX:g} cm 2 w 1 J 1 j {' '.join(_shape(node) for node in root)} S"


def _shape(node: ElementTree.Element) -> str:
    def value(name: str) -> float:
        return float(node.get(name, "0"))

    kind = node.tag.rpartition("}")[2]
    if kind == "path":
        return path_operators(node.get("d", ""))
    if kind == "line":
        return f"{value('x1'):g} {value('y1'):g} m {value('x2'):g} {value('y2'):g} l"
    if kind == "circle":
        radius = value("r")
        return round_box(value("cx") - radius, value("cy") - radius, 2 * radius, 2 * radius, radius)
    if kind == "rect":
        return round_box(value("x"), value("y"), value("width"), value("height"), value("rx"))
    raise ValueError(f"icons are not drawn with <{kind}>")


def round_box(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A closed box with rounded corners, as PDF path operators without painting."""
    right, top, out = x + width, y + height, radius * (1 - _BOW)
    numbers = (
        f"{x + radius:.3f} {y:.3f} m {right - radius:.3f} {y:.3f} l",
        f"{right - out:.3f} {y:.3f} {right:.3f} {y + out:.3f} {right:.3f} {y + radius:.3f} c",
        f"{right:.3f} {top - radius:.3f} l",
        f"{right:.3f} {top - out:.3f} {right - out:.3f} {top:.3f} {right - radius:.3f} {top:.3f} c",
        f"{x + radius:.3f} {top:.3f} l",
        f"{x + out:.3f} {top:.3f} {x:.3f} {top - out:.3f} {x:.3f} {top - radius:.3f} c",
        f"{x:.3f} {y + radius:.3f} l",
        f"{x:.3f} {y + out:.3f} {x + out:.3f} {y:.3f} {x + radius:.3f} {y:.3f} c h",
    )
    return " ".join(numbers)


def _arguments(command: str, text: str) -> Iterator[list[float]]:
    """The numbers of a command, grouped by its number of arguments. The flags of an arc may be written without space: "0 012 3"."""
    takes, at = _TAKES[command.upper()], 0
    text = text.strip()
    if not takes:
        yield []
    while at < len(text) and takes:
        group = []
        for index in range(takes):
            match = (_FLAG if command in "Aa" and index in (3, 4) else _NUMBER).match(text, at)
            if match is None:
                raise ValueError(f"not a number in a path: {text[at:]!r}")
            group.append(float(match[1]))
            at = match.end()
        yield group


def path_operators(data: str) -> str:
    """The ``d`` of an SVG path as PDF path operators (M L H V C S A Z, absolute and relative). ValueError for anything else."""
    out: list[str] = []
    x = y = start_x = start_y = 0.0
    bend: tuple[float, float] | None = None  # the last control point of a curve, for a smooth one after it
    for letter, rest in _COMMAND.findall(data):
        if letter.upper() not in _TAKES:
            raise ValueError(f"icons are not drawn with the path command {letter}")
        base = letter.upper()
        for index, numbers in enumerate(_arguments(letter, rest)):
            from_x, from_y = (x, y) if letter.islower() else (0.0, 0.0)
            points: list[tuple[float, float]] = []
            if base == "Z":
                x, y, bend = start_x, start_y, None
                out.append("h")
                continue
            if base == "H":
                x = numbers[0] + from_x
            elif base == "V":
                y = numbers[0] + from_y
            elif base == "A":
                end_x, end_y = numbers[5] + from_x, numbers[6] + from_y
                out += arc(
                    (x, y), (end_x, end_y), numbers[0], numbers[1], numbers[2], (bool(numbers[3]), bool(numbers[4]))
                )
                x, y = end_x, end_y
            else:
                points = [(numbers[i] + from_x, numbers[i + 1] + from_y) for i in range(0, len(numbers), 2)]
            if base in "CS":
                first = (2 * x - bend[0], 2 * y - bend[1]) if bend else (x, y)
                controls = points if base == "C" else [first, *points]
                bend, (x, y) = controls[1], controls[2]
                out.append(" ".join(f"{px:.3f} {py:.3f}" for px, py in controls) + " c")
                continue
            bend = None
            if base in "ML":
                x, y = points[0]
            if base == "M" and index == 0:
                start_x, start_y = x, y
            if base != "A":
                out.append(f"{x:.3f} {y:.3f} {'m' if base == 'M' and index == 0 else 'l'}")
    return " ".join(out)


def arc(
    start: tuple[float, float],
    end: tuple[float, float],
    radius_x: float,
    radius_y: float,
    turned: float,
    flags: tuple[bool, bool],
) -> list[str]:
    """An elliptic arc of SVG (radii, rotation in degrees, flags: large arc, clockwise) as Bézier curves.

    The conversion from end points to centre is that of SVG 1.1, appendix F.6.5.
    """
    if start == end:
        return []
    if not radius_x or not radius_y:
        return [f"{end[0]:.3f} {end[1]:.3f} l"]
    cos, sin = math.cos(math.radians(turned)), math.sin(math.radians(turned))
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    px, py = cos * half_x + sin * half_y, cos * half_y - sin * half_x
    too_small = (px / radius_x) ** 2 + (py / radius_y) ** 2
    if too_small > 1:
        radius_x, radius_y = radius_x * math.sqrt(too_small), radius_y * math.sqrt(too_small)
    over = (radius_x * py) ** 2 + (radius_y * px) ** 2
    scale = math.sqrt(max(0.0, (radius_x * radius_y) ** 2 / over - 1)) * (-1 if flags[0] == flags[1] else 1)
    mid_x, mid_y = scale * radius_x * py / radius_y, -scale * radius_y * px / radius_x
    centre_x = cos * mid_x - sin * mid_y + (start[0] + end[0]) / 2
    centre_y = sin * mid_x + cos * mid_y + (start[1] + end[1]) / 2
    first = math.atan2((py - mid_y) / radius_y, (px - mid_x) / radius_x)
    sweep = math.atan2((-py - mid_y) / radius_y, (-px - mid_x) / radius_x) - first
    if flags[1] and sweep < 0:
        sweep += 2 * math.pi
    elif not flags[1] and sweep > 0:
        sweep -= 2 * math.pi
    parts = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    step = sweep / parts
    bow = 4 / 3 * math.tan(step / 4)

    def point(angle: float, along: float) -> str:
        """The point at ``angle``, moved ``along`` the tangent there."""
        ex = radius_x * (math.cos(angle) - along * math.sin(angle))
        ey = radius_y * (math.sin(angle) + along * math.cos(angle))
        return f"{cos * ex - sin * ey + centre_x:.3f} {sin * ex + cos * ey + centre_y:.3f}"

    angles = [first + step * part for part in range(parts + 1)]
    return [f"{point(a, bow)} {point(b, -bow)} {point(b, 0)} c" for a, b in pairwise(angles)]
