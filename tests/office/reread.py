"""Prints as JSON, file by file, what independent libraries see in files for an office, chosen by their endings."""

import json
import sys
import zipfile
from xml.etree import ElementTree


def whole(path):
    """Every part is XML that any parser reads, or a picture; names the parts."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if not name.endswith(".png"):
                ElementTree.fromstring(archive.read(name))
        return archive.namelist()


def docx(path):
    import docx
    from docx.oxml.ns import qn

    def paragraph(item):
        numbered = item._p.pPr is not None and item._p.pPr.numPr is not None
        return {
            "style": item.style.name,
            "text": item.text,
            "bold": [run.text for run in item.runs if run.bold],
            "page_break_before": bool(item.paragraph_format.page_break_before),
            "kept": bool(item.paragraph_format.keep_with_next),
            "list": item._p.pPr.numPr.numId.val if numbered else None,
        }

    def table(item):
        heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in item.rows]
        return {
            "style": item.style.name,
            "heads": heads,
            "rows": [[cell.text for cell in row.cells] for row in item.rows],
            "right": [str(cell.paragraphs[0].alignment).startswith("RIGHT") for cell in item.rows[-1].cells],
            "widths": [column.width.twips for column in item.columns],
        }

    def picture(item):
        blip = item._inline.graphic.graphicData.pic.blipFill.blip
        image = file.part.related_parts[blip.embed].image
        return {
            "words": item._inline.docPr.get("descr"),
            "size_mm": [round(item.width.mm), round(item.height.mm)],
            "type": image.content_type,
            "pixels": [image.px_width, image.px_height],
            "sha1": image.sha1,
        }

    file = docx.Document(path)
    section = file.sections[0]
    language = file.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val"))
    footer = section.footer.paragraphs[0]._p
    return {
        "title": file.core_properties.title,
        "author": file.core_properties.author,
        "language": language,
        "landscape": str(section.orientation).startswith("LANDSCAPE"),
        "size_mm": [round(section.page_width.mm), round(section.page_height.mm)],
        "margin_mm": round(section.left_margin.mm),
        "header": section.header.paragraphs[0].text,
        "footer": [part.text for part in footer.iter(qn("w:t"))],
        "fields": [part.get(qn("w:instr")).strip() for part in footer.iter(qn("w:fldSimple"))],
        "paragraphs": [paragraph(item) for item in file.paragraphs],
        "tables": [table(item) for item in file.tables],
        "pictures": [picture(item) for item in file.inline_shapes],
    }


def xlsx(path):
    import openpyxl

    def value(cell):
        shown = cell.value if isinstance(cell.value, (int, float, str, type(None))) else cell.value.date().isoformat()
        return {"value": shown, "type": cell.data_type, "format": cell.number_format, "bold": bool(cell.font.b)}

    file = openpyxl.load_workbook(path)
    return {
        "title": file.properties.title,
        "author": file.properties.creator,
        "created": file.properties.created.isoformat(),
        "sheets": [
            {
                "name": sheet.title,
                "cells": [[value(cell) for cell in row] for row in sheet.iter_rows()],
                "freeze": sheet.freeze_panes,
                "filter": sheet.auto_filter.ref,
                "merged": sorted(str(cells) for cells in sheet.merged_cells.ranges),
                "landscape": sheet.page_setup.orientation == "landscape",
                "paper": sheet.page_setup.paperSize,
                "fit": [sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight],
                "repeated": sheet.print_title_rows,
                "header": [sheet.oddHeader.left.text, sheet.oddHeader.right.text],
                "footer": sheet.oddFooter.center.text,
                "widths": [sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width],
            }
            for sheet in file.worksheets
        ],
    }


def ics(path):
    import icalendar

    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    text = lambda event, name: str(event[name]) if name in event else None
    return {
        "name": str(calendar["X-WR-CALNAME"]),
        "errors": [str(error) for part in calendar.walk() for error in part.errors],
        "events": [
            {
                "uid": text(event, "UID"),
                "title": text(event, "SUMMARY"),
                "description": text(event, "DESCRIPTION"),
                "location": text(event, "LOCATION"),
                "from": event["DTSTART"].dt.isoformat(),
                "end": event["DTEND"].dt.isoformat(),
                "written": event["DTSTAMP"].dt.isoformat(),
                "categories": [str(word) for word in event["CATEGORIES"].cats] if "CATEGORIES" in event else [],
            }
            for event in calendar.walk("VEVENT")
        ],
    }


def table(path):
    import csv

    with open(path, encoding="utf-8-sig", newline="") as file:
        head = file.readline()
        file.seek(0)
        separator = max(";,\t", key=head.count)
        return {"separator": separator, "rows": list(csv.reader(file, delimiter=separator))}


def look(path):
    ending = path.rsplit(".", 1)[1]
    seen = {"docx": docx, "xlsx": xlsx, "ics": ics, "csv": table}[ending](path)
    if ending in ("docx", "xlsx"):
        seen["parts"] = whole(path)
    return seen


json.dump([look(path) for path in sys.argv[1:]], sys.stdout)
