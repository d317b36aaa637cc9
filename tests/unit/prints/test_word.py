"""Minutes for Word: read back as Word does, with real headings, tables, language, header and page numbers."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from campus_desktop import i18n
from campus_desktop.errors import CampusError
from campus_desktop.meetings import notes
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.prints.document import Column, Row, Table, Title, cell, clean
from campus_desktop.prints.document import Document as Content
from campus_desktop.prints.kinds import kind, maker
from campus_desktop.prints.looks import QUIET
from campus_desktop.prints.source import MeetingToPrint, Options, read_meeting_for_print
from campus_desktop.prints.word_writer import write_word
from tests.support.pdfs import word_minutes
from tests.support.sample_meeting import PRINTED, PRIVATE, Sample


def written(content: Content) -> Any:
    out = io.BytesIO()
    write_word(content, out)
    out.seek(0)
    return Document(out)


def paragraphs(document: Any) -> list[str]:
    return [each.text for each in document.paragraphs if each.text]


def cells(document: Any) -> list[str]:
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def test_headings_are_headings(source: MeetingToPrint) -> None:
    document = word_minutes(source)
    styled = [(each.style.name, each.text) for each in document.paragraphs if each.text and each.style.name != "Normal"]
    assert styled[:6] == [
        ("Title", "Preboarding: Hvad virker, og hvad er svært?"),
        ("Heading 1", "Beslutninger"),
        ("Heading 1", "Opfølgninger"),
        ("Heading 1", "Ønsker til Campus"),
        ("Heading 1", "Parkeret til en anden gang"),
        ("Heading 1", "Punkt for punkt"),
    ]
    assert ("Heading 2", "3. Sparring: Fjordstyrelsens udkast") in styled


def test_tables_are_tables_with_a_row_of_headings(source: MeetingToPrint) -> None:
    document = word_minutes(source)
    actions = next(table for table in document.tables if table.rows[0].cells[0].text == "Opfølgning")
    assert [cell.text for cell in actions.rows[0].cells] == ["Opfølgning", "Ansvarlig", "Frist"]
    assert actions.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in actions.rows[1].cells] == [
        "Send skabelonen til den korte velkomstvideo til netværket.",
        "Anne Bak, Klitadministrationen",
        "04-12-2026",
    ]
    facts = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert facts["Til stede"].startswith("Fjordstyrelsen: Mette Holm og 3 andre")
    assert facts["Journalnummer"] == "2026-1187"


def test_it_says_its_language_and_title_and_counts_its_pages(source: MeetingToPrint) -> None:
    for language, code, words in (("da", "da-DK", ("Side ", " af ")), ("en", "en-GB", ("Page ", " of "))):
        with i18n.using(language):
            document = word_minutes(source)
        assert document.core_properties.language == code
        assert document.core_properties.title == "Preboarding: Hvad virker, og hvad er svært?"
        assert document.core_properties.comments == ""
        assert document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == code
        footer = document.sections[0].footer.paragraphs[0]
        fields = [each.text.strip() for each in footer._p.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert all(word in footer.text for word in words)
        assert "j.nr.\u00a02026-1187" in document.sections[0].header.paragraphs[0].text or language == "en"


@pytest.mark.parametrize("senders", [False, True])
def test_it_says_the_same_as_the_paper_and_nothing_private(source: MeetingToPrint, senders: bool) -> None:
    document = word_minutes(source, senders=senders)
    everything = "\n".join([*paragraphs(document), *cells(document)])
    for note in [each for section in source.minutes.sections for each in section.notes]:
        assert note.text in everything
    assert PRIVATE not in everything
    assert ("(Preboarding og onboarding) · Klitadministrationen" in everything) is senders


def test_times_are_a_choice(source: MeetingToPrint) -> None:
    assert any("faktisk 09.32" in text for text in paragraphs(word_minutes(source)))
    assert not any("faktisk" in text for text in paragraphs(word_minutes(source, times=False)))


def test_where_it_cannot_be_written_a_sentence_says_so(source: MeetingToPrint, tmp_path: Path) -> None:
    with pytest.raises(CampusError, match="findes ikke"):
        maker(kind("minutes"), source, printed=PRINTED, options=Options(), suffix=".docx")(tmp_path / "væk" / "a.docx")


def test_notes_with_strange_signs_and_many_lines_are_kept(fresh: Sample) -> None:
    text = "Første linje\nAnden linje \x0b <b>&amp;\x1b 😀"
    notes.add_note(fresh.workspace, fresh.meeting, "idea", NoteLine(text), item=fresh.items[0])
    source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    (found,) = [cell for cell in cells(word_minutes(source)) if "Første linje" in cell]
    assert found.splitlines() == ["Første linje", "Anden linje", "<b>&amp; 😀"]


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_text_can_be_written(text: str) -> None:
    table = Table((Column(text, 8), Column(text, 9)), (Row((cell(text), cell(text, QUIET))),))
    document = written(Content(text, text, text, PRINTED, (Title(text, text), table), text))
    assert document.core_properties.title == clean(text).strip()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_it_opens_in_libreoffice_with_all_its_text(source: MeetingToPrint, tmp_path: Path) -> None:
    file = tmp_path / "referat.docx"
    maker(kind("minutes"), source, printed=PRINTED, options=Options(), suffix=".docx")(file)
    home = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    shown = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / "referat.pdf").pages).split())
    for said in (
        "Beslutninger",
        "Opfølgning Ansvarlig Frist",
        "Punkt for punkt",
        "Del »Mød dit team« i tre klip",
        "Side 1 af",
    ):
        assert said in shown


@pytest.mark.parametrize("length", [255, 256, 300, 5000])
def test_a_title_longer_than_words_own_properties_has_room_for(length: int) -> None:
    title = "Møde" + "x" * (length - 4)
    found = written(Content(title, title, title, PRINTED, (Title(title),)))
    assert len(found.core_properties.title) <= 255 and found.core_properties.title.startswith("Mødexxx")
    assert found.paragraphs[0].text == title
