"""The facilitator's script: what to say, what to have at hand, when the next item begins; and that it stays with the facilitator."""

from __future__ import annotations

from campus_desktop import i18n
from campus_desktop.meetings import item_edits
from campus_desktop.prints.source import MeetingToPrint, read_meeting_for_print
from tests.support.pdfs import printed, words
from tests.support.sample_meeting import SCRIPT, Sample


def test_it_says_what_to_do_and_when_the_next_begins(source: MeetingToPrint) -> None:
    text = words(printed("script", source))
    for said in (
        "Kun til facilitatoren. Må ikke udleveres",
        "09.30–09.45 1. Velkomst og formål",
        "næste punkt kl. 9.45",
        "Byd velkommen. Bed alle sige navn, institution og ét ønske for dagen.",
        "Derefter kl. 9.45: 2. Sådan bruger vi Campus til preboarding",
        SCRIPT,
        "Hav klar: Plan for »Preboarding hos os«; Velkomstvideo (4 min)",
        "Forberedelse: Læs Fjordstyrelsens udkast",
        "12.45–13.10 Velkomst: 5.1 Skriv manuskript",
        "slut kl. 14.30",
    ):
        assert said in text


def test_every_page_says_it_is_not_for_handing_out(source: MeetingToPrint) -> None:
    reader = printed("script", source)
    assert len(reader.pages) == 2
    for page in range(2):
        assert "Drejebog – udleveres ikke" in words(reader, page)
    with i18n.using("en"):
        assert "Script – not for handing out" in words(printed("script", source), 1)


def test_a_long_script_says_the_next_time_on_each_page_it_goes_on_to(fresh: Sample) -> None:
    script = "\n".join(f"Linje {number}: sig det her langsomt og tydeligt." for number in range(120))
    item_edits.update_item(fresh.workspace, fresh.items[3], script=script)
    reader = printed("script", read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now))
    goes_on = [page for page in range(len(reader.pages)) if "Linje" in words(reader, page)]
    assert len(goes_on) > 2
    for page in goes_on:
        assert "næste punkt kl. 11.30" in words(reader, page)


def test_it_says_who_is_host_which_path_an_item_is_about_and_every_group(fresh: Sample) -> None:
    path = fresh.workspace.value("SELECT id FROM path WHERE title = 'Preboarding hos os'")
    item_edits.update_item(fresh.workspace, fresh.items[1], path=path)
    item_edits.update_item(fresh.workspace, fresh.items[6], tracks=["Velkomst", "Første uge", "Kun et navn"])
    text = words(printed("script", read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)))
    assert "Vært Klitadministrationen" in text
    assert text.count("Læringsforløb: Preboarding hos os") == 1
    assert "12.45–13.45 Kun et navn Ingen punkter endnu." in text


def test_minutes_say_who_was_host_and_which_paths_were_met(source: MeetingToPrint) -> None:
    text = words(printed("minutes", source), 0)
    assert "Vært Klitadministrationen" in text
    assert "Forløb på mødet Preboarding og onboarding (Fjordstyrelsen); Preboarding hos os (Klitadm" in text
