"""A one-line summary of an import, for window and command line."""

from __future__ import annotations

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.imports.comparing import Plan


def summary(plan: Plan) -> str:
    """The effect of an import in one line: "412 new, 13 changed, 3 unchanged, 2 rows left out"."""
    new, changed, out = len(plan.new), len(plan.changed), len(plan.left_out)
    parts = (
        ngettext("{count} new", "{count} new", new).format(count=number(new)),
        ngettext("{count} changed", "{count} changed", changed).format(count=number(changed)),
        ngettext("{count} unchanged", "{count} unchanged", plan.unchanged).format(count=number(plan.unchanged)),
        ngettext("{count} row left out", "{count} rows left out", out).format(count=number(out)),
    )
    return ", ".join(parts)


def said_after(plan: Plan) -> str:
    """What the window says after an import; retired courses are hidden in the catalogue at first, so their number is stated."""
    retired = sum(bool(draft.retired) for draft in plan.new) + sum(
        bool(each.after.get("retired")) for each in plan.changed
    )
    if not retired:
        return _("Imported: {summary}. Undo takes the whole import back.").format(summary=summary(plan))
    text = ngettext(
        "Imported: {summary}. {count} of them is retired and is shown with View › Show retired courses. Undo takes the "
        "whole import back.",
        "Imported: {summary}. {count} of them are retired and are shown with View › Show retired courses. Undo takes the "
        "whole import back.",
        retired,
    )
    return text.format(summary=summary(plan), count=number(retired))
