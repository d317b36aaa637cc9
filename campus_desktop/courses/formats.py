"""The formats of courses and steps: one row for each, used by screens, prints and imports."""

from __future__ import annotations

from typing import NamedTuple

from campus_desktop.i18n import N_, _


class Format(NamedTuple):
    """One format. ``code`` is stored in the file (``workspace/values.py`` lists the codes too), ``learning_type`` is after
    Laurillard (2012). ``icon`` is a file in ``resources/icons``, and so the shape: a format is never identified by its colour
    alone. ``light`` and ``dark`` are its colours as text in the two themes; prints use the light one.

    ``words`` is a regular expression for what lists call it, on folded text (æ is ae, ø is oe, å is aa). A text in which several
    are found means the format with the lowest ``rank``: an online test is a test, an online course e-learning, and what is only
    "online" is virtual.
    """

    code: str
    name: str
    learning_type: str
    group: str
    icon: str
    light: str
    dark: str
    rank: int
    words: str


GROUPS = {
    "see": N_("See and read"),
    "practise": N_("Practise"),
    "talk": N_("Talk together"),
    "test": N_("Test"),
    "practical": N_("Practical"),
}
"""The five groups of the format menu, in order."""

_ROWS = (
    Format("e-learning", N_("E-learning"), "acquisition", "see", "monitor", "#1f5fa8", "#84b8f2", 12,
           r"e-? ?laering|elearning|e-learning|e-? ?kursus|\bonline ?-?(?:kursus|modul|course|module|selvstudi)|nanolaering|"
           r"selvstudi|self[- ]?(?:paced|study)|scorm|web[- ]?based|\bwbt\b|\bcbt\b|mooc|digitalt? (?:kursus|modul)"),
    Format("video", N_("Video"), "acquisition", "see", "square-play", "#6b4ba1", "#c0a6ee", 4,
           r"\bvideo(?!konf|moe| ?conf| ?meet)|\bfilm\b|webcast|youtube"),
    Format("reading", N_("Reading"), "acquisition", "see", "book-open", "#7a4a1c", "#d9ab7d", 11,
           r"laese|^laesning$|\bartikel|\bbog\b|e-?bog|\bpjece|vejledning|reading|\barticle|\bbook\b|\be-?book|\bdocument\b|"
           r"\bpdf\b|\btekst\b"),
    Format("audio", N_("Podcast"), "acquisition", "see", "headphones", "#93328e", "#e49be0", 3,
           r"podcast|lydfil|lydbog|\blyd\b|\baudio"),
    Format("exercise", N_("Exercise"), "practice", "practise", "pencil-ruler", "#2f6b00", "#9bd36b", 9,
           r"oevelse|\bexercise|\bcasearbejde|\bcase\b|simulation|\bspil\b|\bgame"),
    Format("task", N_("On the job"), "production", "practise", "pencil", "#a34a08", "#f5a368", 10,
           r"\bopgave|hjemmeopgave|assignment|\btask|^praksis$|i praksis|praksisopgave|praktik|on[- ]the[- ]job|internship|"
           r"projektarbejde|\bpractice\b|practicum"),
    Format("peer", N_("Peer training"), "collaboration", "practise", "handshake", "#8a5a00", "#e3bd5f", 5,
           r"sidemand|\bpeer|\bbuddy|mentor|foelordning|job ?shadow"),
    Format("reflection", N_("Reflection"), "inquiry", "practise", "clock", "#5c6a12", "#c3d062", 8,
           r"reflek|reflec|logbog|\bjournal"),
    Format("face-to-face", N_("Face to face"), "collaboration", "talk", "users-round", "#22693f", "#7fcf9d", 14,
           r"fremmoede|fysisk|klasse|tilstedevaer|\bseminar|workshop|temadag|kursusdag|konference|conference|undervisning|lecture|"
           r"laborator|\blab\b|recitation|classroom|class ?room|face[- ]to[- ]face|\bf2f\b|instructor[- ]led|\bilt\b|"
           r"in[- ]person|on[- ]?site|internat|netvaerksmoede|foredrag|oplaeg|studie ?tur|study abroad|travel|discussion"),
    Format("virtual", N_("Virtual"), "discussion", "talk", "video", "#0c6e77", "#69cdd6", 13,
           r"virtuel|virtual|webinar|\bonline|\bteams\b|\bzoom\b|\bskype|fjernundervisning|videoconf|videokonf|videomoe|remote|"
           r"distance|\bvilt\b"),
    Format("talk", N_("Talk"), "discussion", "talk", "message-square", "#a02f53", "#f398b5", 7,
           r"samtale|coaching|sparring|\btalk\b|\bmus\b|one[- ]to[- ]one|1:1|supervision"),
    Format("forum", N_("Dialogue"), "discussion", "talk", "messages-square", "#4450b8", "#a9b1ff", 6,
           r"\bforum|\bdialog|droeft|discussion board|debatforum"),
    Format("quiz", N_("Test"), "practice", "test", "check", "#44546a", "#b0c1d8", 1,
           r"\bquiz|\b(?:online|e|multiple choice)?-?test\b|videnstest|\bproeve\b|eksamen|\bexam|certificering|\bassessment"),
    Format("checklist", N_("Checklist"), "practice", "practical", "list-checks", "#5d5049", "#cdbdb3", 2,
           r"tjekliste|checkliste?\b|checklist"),
)  # fmt: skip

FORMATS = {each.code: each for each in _ROWS}
"""Every format by its code, in menu order."""


def format_name(code: str | None) -> str:
    """The translated name of a format; empty for none, and the code itself of an unknown one."""
    return _(FORMATS[code].name) if code in FORMATS else code or ""


def format_icon(code: str | None) -> str | None:
    """The icon of a format; None for none or an unknown one."""
    return FORMATS[code].icon if code in FORMATS else None
