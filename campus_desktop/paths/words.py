"""The fixed words of learning paths."""

from __future__ import annotations

from campus_desktop.i18n import N_

PURPOSES = {"culture": N_("Culture change"), "skill": N_("Concrete skills"), "both": N_("Culture and skills")}
KINDS = {
    "preboarding": N_("Preboarding"),
    "onboarding": N_("Onboarding"),
    "skill": N_("Skill"),
    "culture": N_("Culture"),
    "leadership": N_("Leadership"),
    "other": N_("Other"),
}
STATUSES = {"draft": N_("Draft"), "sparring": N_("For feedback"), "agreed": N_("Agreed")}
MARKS = {
    "welcome": N_("Welcome"),
    "buddy": N_("Buddy or mentor"),
    "leader": N_("Line manager"),
    "connection": N_("Connection"),
    "checkback": N_("Follow-up"),
    "compliance": N_("Compliance"),
    "workplace": N_("The workplace"),
    "professional": N_("Professional"),
    "social": N_("Social"),
}
STEP_WORDS = {
    "title": N_("title"),
    "format": N_("format"),
    "minutes": N_("length"),
    "day": N_("day"),
    "start_time": N_("time of the day"),
    "responsible": N_("responsible"),
    "mandatory": N_("mandatory"),
    "topic": N_("topic"),
    "feedback": N_("feedback"),
    "marks": N_("themes"),
    "note": N_("note"),
    "course": N_("course"),
    "goal": N_("learning outcomes"),
    "needs": N_("prerequisite steps"),
}
"""The word for a change of each field of a step."""
PHASE_WORDS = {
    "name": N_("name"),
    "first_day": N_("days"),
    "last_day": N_("days"),
    "budget": N_("time budget"),
}
PATH_WORDS = {
    "title": N_("title"),
    "institution": N_("institution"),
    "purpose": N_("purpose"),
    "kind": N_("kind"),
    "audience": N_("audience"),
    "aim": N_("purpose"),
    "status": N_("status"),
    "version": N_("version"),
    "owner": N_("owner"),
    "contact": N_("contact"),
    "case_number": N_("case number"),
    "weekly_minutes": N_("time per week"),
    "learners": N_("number of learners"),
}
