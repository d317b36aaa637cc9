"""One count of a meeting's items everywhere: breaks and buffers are not counted, as the minutes do not number them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from campus_desktop.meetings import running, summaries, templates
from campus_desktop.meetings.meeting import PAUSES, count_items
from campus_desktop.meetings.projection import slide
from campus_desktop.meetings.queries import read_events, read_meeting
from campus_desktop.meetings.show.meetings import line
from campus_desktop.meetings.timer import position
from campus_desktop.meetings.wording import item_numbers


def test_clock_projector_minutes_lists_and_prepare_count_alike(net: Any) -> None:
    net.item("Luft", 10, type="buffer")
    meeting = net.read()
    count = count_items(meeting.items)
    assert count == 5 == len(meeting.items) - 3
    assert list(item_numbers(meeting).values()) == [str(number) for number in range(1, count + 1)]
    running.start(net.ws, net.meeting, net.clock.now)
    now = net.clock.now + timedelta(minutes=1)
    events = read_events(net.ws, net.meeting)
    assert position(meeting, events, now).count == count
    assert slide(meeting, tuple(events), now).place == f"Punkt 1 af {count}"
    assert summaries.list_meetings(net.ws)[0].items == count
    rows = [dict(row) for row in net.ws.rows("SELECT parent, type FROM agenda_item")]
    shown = {
        "date": None,
        "start": "09:30",
        "title": "",
        "place": "",
        "host_name": "",
        "status": "draft",
        "agenda": rows,
    }
    assert f"{count} punkter" in line(shown)


def test_a_template_counts_as_its_meeting_will(net: Any) -> None:
    for template in templates.list_templates(net.ws):
        made = read_meeting(net.ws, templates.meeting_from_template(net.ws, template.key, "Nyt"))
        assert template.items == len([each for each in item_numbers(made).values() if "." not in each])
    block = next(each for each in templates.list_blocks(net.ws) if each.items)
    added = templates.add_block(net.ws, net.meeting, block.key)
    types = [net.ws.value("SELECT type FROM agenda_item WHERE id = ?", (each,)) for each in added]
    assert block.items == sum(each not in PAUSES for each in types)
    assert block.size.startswith(f"{block.items} punkt")
    pause = net.item("Kort pause", 10, type="break")
    kept = templates.keep_block(net.ws, [pause], "Pause")
    assert next(each for each in templates.list_blocks(net.ws) if each.key == kept).size == "10 min"
