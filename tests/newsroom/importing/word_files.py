"""Word files for the tests, made by python-docx and, where it cannot, by touching its XML."""

import io
import zipfile
from copy import deepcopy
from functools import cache

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

FOOTNOTES = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>Theo báo cáo năm 2018.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


@cache
def blank():
    """An empty document: that of python-docx without its looks of tables, nine tenths of its XML."""
    document = Document()
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in TABLES:
            styles.remove(style)
    return saved(document)


TABLES = {"TableNormal", "TableGrid"}


def new(title="Hội nghị sơ kết phong trào “Dân vận khéo”"):
    """A document with core properties set and an empty body."""
    document = Document(io.BytesIO(blank()))
    document.core_properties.title = title
    document.core_properties.author = "Người Đánh Máy"
    return document


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def picture(width=800, height=600, color="teal", form="PNG"):
    file = io.BytesIO()
    Image.new("RGB", (width, height), color).save(file, form)
    file.seek(0)
    return file


def bold(document, text, *, centred=False):
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = True
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def legacy(paragraph, text, font):
    """Add a run of a font of before Unicode."""
    run = paragraph.add_run(text)
    run.font.name = font
    return run


def style_of_font(document, name, font, base=None):
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if font:
        style.font.name = font
    if base:
        style.base_style = document.styles[base]
    return style


def tracked(paragraph, deleted, inserted):
    """Put a deletion and an insertion that nobody has accepted yet at the end of a paragraph."""
    for tag, text_tag, text in (("w:del", "w:delText", deleted), ("w:ins", "w:t", inserted)):
        change = OxmlElement(tag)
        change.set(qn("w:id"), "9")
        change.set(qn("w:author"), "Ban biên tập")
        run = OxmlElement("w:r")
        node = OxmlElement(text_tag)
        node.text = text
        node.set(qn("xml:space"), "preserve")
        run.append(node)
        change.append(run)
        paragraph._p.append(change)


def noted(paragraph):
    """Refer to footnote 1; `with_footnotes` puts the note in."""
    reference = parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="1"/></w:r>')
    paragraph._p.append(reference)


def with_footnotes(data):
    """Add a part of footnotes, which python-docx cannot write."""
    return with_notes(data, "footnotes")


def with_notes(data, kind):
    """Add a part of foot- or endnotes with one note."""
    notes = FOOTNOTES
    if kind == "endnotes":
        notes = notes.replace("footnote", "endnote").replace(
            "Theo báo cáo năm 2018.", "Chú thích cuối."
        )

    def content_types(xml):
        part = (
            f'<Override PartName="/word/{kind}.xml" ContentType="application/vnd.'
            f'openxmlformats-officedocument.wordprocessingml.{kind}+xml"/></Types>'
        )
        return xml.replace(b"</Types>", part.encode())

    def relationships(xml):
        one = (
            f'<Relationship Id="rId{kind}" Target="{kind}.xml" Type="http://schemas.'
            f'openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
        )
        return xml.replace(b"</Relationships>", one.encode())

    return rewritten(
        data,
        {"[Content_Types].xml": content_types, "word/_rels/document.xml.rels": relationships},
        {f"word/{kind}.xml": notes.encode()},
    )


def rewritten(data, changes=None, added=None, dropped=(), renamed=None):
    """Return the file with parts changed by a function of their bytes, added, left out, renamed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as fresh:
        for item in old.infolist():
            if item.filename in dropped:
                continue
            content = old.read(item)
            change = (changes or {}).get(item.filename)
            name = (renamed or {}).get(item.filename, item.filename)
            fresh.writestr(name, change(content) if change else content)
        for name, content in (added or {}).items():
            fresh.writestr(name, content)
    return out.getvalue()


def names_in(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def part_of(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def strictly(part):
    """Name the vocabularies of a part as ISO's strict form does (ISO/IEC 29500-1)."""
    host = b"http://schemas.openxmlformats.org/"
    for one in (b"wordprocessingml", b"drawingml", b"officeDocument"):
        part = part.replace(host + one + b"/2006/", b"http://purl.oclc.org/ooxml/" + one + b"/")
    return part


def with_relationship(data, kind, target):
    """Add a relationship to something outside the file."""
    one = (
        '<Relationship Id="rIdOut" TargetMode="External" Type="http://schemas.openxmlformats.org'
        f'/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
    )
    name = "word/_rels/document.xml.rels"
    return rewritten(data, {name: lambda xml: xml.replace(b"</Relationships>", one.encode())})


def merged_table(document):
    table = document.add_table(rows=3, cols=2)
    for row, texts in zip(
        table.rows, [("Nhóm", "Số"), ("Xây dựng Đảng", "15"), ("", "28")], strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    return table


def copied(element):
    return deepcopy(element)
