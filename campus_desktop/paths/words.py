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
