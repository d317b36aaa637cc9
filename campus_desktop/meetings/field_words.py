"""The word for a change of each field of a meeting, an item, a note or a participant, as shown by undo."""

from __future__ import annotations

from campus_desktop.i18n import N_

MEETING_WORDS = {
    "title": N_("title"),
    "kind": N_("kind"),
    "date": N_("date"),
    "start": N_("times"),
    "end": N_("times"),
    "host": N_("host"),
    "status": N_("status"),
    "series": N_("series"),
    "delete_by": N_("delete-by date"),
    "initials_only": N_("initials only"),
    "place": N_("place"),
    "address": N_("address"),
    "room": N_("room"),
    "arrival": N_("arrival"),
    "transport": N_("transport"),
    "online_link": N_("online link"),
    "contact": N_("contact"),
    "purpose": N_("purpose"),
    "chair": N_("chair"),
    "minute_taker": N_("minute-taker"),
    "case_number": N_("case number"),
    "data_purpose": N_("purpose of the personal data"),
}
ITEM_WORDS = {
    "title": N_("title"),
    "type": N_("type"),
    "minutes": N_("length"),
    "pinned": N_("lock"),
    "institution": N_("institution"),
    "path": N_("learning path"),
    "tracks": N_("names of the groups"),
    "responsible": N_("responsible"),
    "purpose": N_("purpose"),
    "preparation": N_("preparation"),
    "attachments": N_("attachments"),
    "script": N_("script"),
    "link": N_("link"),
}
NOTE_WORDS = {
    "kind": N_("kind"),
    "text": N_("text"),
    "item": N_("item"),
    "institution": N_("sender or responsible"),
    "person": N_("sender or responsible"),
    "path": N_("step or path"),
    "step": N_("step or path"),
    "private": N_("the private mark"),
    "travel": N_("sharing"),
    "due": N_("due date"),
    "platform_answer": N_("answer of the platform team"),
}
PARTICIPANT_WORDS = {
    "status": N_("status"),
    "count": N_("number"),
    "institution": N_("institution"),
    "name": N_("name"),
    "role": N_("role"),
}
