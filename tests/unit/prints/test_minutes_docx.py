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
from campus_desktop.prints.minutes_docx import minutes_docx
from campus_desktop.prints.source import MeetingToPrint, Options, read_meeting_for_print
from campus_desktop.prints.worddoc import WordFile, xml_text
from tests.support.sample_meeting import PRINTED, PRIVATE, Sample


def written(source: MeetingToPrint, **options: Any) -> Any:
    out = io.BytesIO()
    assert minutes_docx(source, out, printed=PRINTED, options=Options(**options)) == 1
    out.seek(0)
    return Document(out)


def paragraphs(document: Any) -> list[str]:
    return [each.text for each in document.paragraphs if each.text]


def cells(document: Any) -> list[str]:
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def test_headings_are_headings(source: MeetingToPrint) -> None:
    document = written(source)
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
    document = written(source)
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
            document = written(source)
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
    document = written(source, senders=senders)
    everything = "\n".join([*paragraphs(document), *cells(document)])
    for note in [each for section in source.minutes.sections for each in section.notes]:
        assert note.text in everything
    assert PRIVATE not in everything
    assert ("(Preboarding og onboarding) · Klitadministrationen" in everything) is senders


def test_times_are_a_choice(source: MeetingToPrint) -> None:
    assert any("faktisk 09.32" in text for text in paragraphs(written(source)))
    assert not any("faktisk" in text for text in paragraphs(written(source, times=False)))


def test_where_it_cannot_be_written_a_sentence_says_so(source: MeetingToPrint, tmp_path: Path) -> None:
    with pytest.raises(CampusError, match="findes ikke"):
        minutes_docx(source, tmp_path / "væk" / "a.docx", printed=PRINTED, options=Options())


def test_notes_with_strange_signs_and_many_lines_are_kept(fresh: Sample) -> None:
    text = "Første linje\nAnden linje \x0b <b>&amp;\x1b 😀"
    notes.add_note(fresh.workspace, fresh.meeting, "idea", NoteLine(text), item=fresh.items[0])
    source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    (found,) = [cell for cell in cells(written(source)) if "Første linje" in cell]
    assert found.splitlines() == ["Første linje", "Anden linje", "<b>&amp; 😀"]


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_text_can_be_written(text: str) -> None:
    word = WordFile(title=text, author=text, subject=text, left=text, right=text, printed=PRINTED)
    word.title(text)
    word.table((8.0, 9.0), [([(text, "")], [(text, "quiet")])], (text, text))
    out = io.BytesIO()
    word.write(out)
    out.seek(0)
    assert Document(out).core_properties.title == xml_text(text)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_it_opens_in_libreoffice_with_all_its_text(source: MeetingToPrint, tmp_path: Path) -> None:
    file = tmp_path / "referat.docx"
    minutes_docx(source, file, printed=PRINTED, options=Options())
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
    file = WordFile(title=title, author=title, subject=title, left="", right=title, printed=PRINTED)
    file.title(title)
    out = io.BytesIO()
    file.write(out)
    out.seek(0)
    found = Document(out)
    assert len(found.core_properties.title) <= 255 and found.core_properties.title.startswith("Mødexxx")
    assert found.paragraphs[0].text == title
