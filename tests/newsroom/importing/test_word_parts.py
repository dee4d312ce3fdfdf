"""The parts of a Word file beside its text: drawings, notes, numbers, contents, other homes."""

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from newsroom.importing import filing, word
from newsroom.importing.manuscript import ImportFault
from tests.newsroom.importing import word_files as files
from tests.newsroom.importing.office_papers import counted, filled, item, typed
from tests.newsroom.importing.test_word import (
    GOOD,
    NOW,
    after_title,
    body_of,
    filed,
    rules,
    text_at,
)

_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
BOX = "<w:txbxContent><w:p><w:r><w:t>Chữ trong hộp.</w:t></w:r></w:p></w:txbxContent>"
FALLBACK = (
    f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"
)


def xml(text):
    """Read an element; its first tag gets the namespaces."""
    tag, rest = text.split(">", 1)
    closing = "/" if tag.endswith("/") else ""
    return parse_xml(
        f"{tag.rstrip('/')} {nsdecls('w', 'wp', 'a', 'r', 'pic')} {_SPACES}{closing}>{rest}"
    )


def drawn(inside, uri):
    return (
        '<w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic>'
        f'<a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


@pytest.mark.parametrize("fallback", [FALLBACK, ""], ids=["with the older form", "without"])
def test_a_text_box_follows_its_paragraph(tmp_path, fallback):
    document = after_title("Đoạn có hộp.")
    box = drawn(f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>", "x")
    choice = f'<mc:Choice Requires="wps">{box}</mc:Choice>'
    document.paragraphs[-1]._p.append(
        xml(f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>")
    )
    document.add_paragraph("Hết.")
    result = filed(files.saved(document), tmp_path)
    assert body_of(result) == "Đoạn có hộp.\n\nChữ trong hộp.\n\nHết."
    assert "text-box" in rules(result)


@pytest.mark.parametrize(
    ("part", "rule", "line"),
    [
        (drawn("", "http://schemas.openxmlformats.org/drawingml/2006/chart"), "lost-chart", "Hết."),
        (drawn("", "http://schemas.openxmlformats.org/drawingml/2006/diagram"), "lost-diagram", "Hết."),
        ("<m:oMath><m:r><m:t>a+b=c</m:t></m:r></m:oMath>", "lost-math", "a+b=c"),
        (
            drawn(
                '<pic:pic><pic:blipFill><a:blip r:embed="rId999"/></pic:blipFill></pic:pic>',
                "http://schemas.openxmlformats.org/drawingml/2006/picture",
            ),
            "lost-missing",
            "Hết.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_come_along_is_told_at_its_place(tmp_path, part, rule, line):
    document = after_title("Mở đầu câu chuyện.")
    whole = part if part.startswith("<m:") else f"<w:r>{part}</w:r>"
    document.add_paragraph()._p.append(xml(whole))
    document.add_paragraph("Hết.")
    result = filed(files.saved(document), tmp_path)
    assert text_at(result, rule) == line


@pytest.mark.parametrize("target", ["http://x.invalid/a.png", "file:///etc/passwd"])
def test_a_picture_elsewhere_is_told_and_never_opened(tmp_path, target):
    document = after_title("Mở đầu.")
    document.add_picture(files.picture())
    document.add_paragraph("Hết.")
    blip = next(document.element.iter(qn("a:blip")))
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), "rIdOut")
    result = filed(files.with_relationship(files.saved(document), "image", target), tmp_path)
    assert result.pictures == ()
    assert text_at(result, "lost-linked") == "Hết."


def test_a_picture_that_the_file_has_lost_does_not_stop_the_text(tmp_path):
    document = after_title("Mở đầu.")
    document.add_picture(files.picture())
    document.add_paragraph("Hết.")
    data = files.rewritten(files.saved(document), dropped={"word/media/image1.png"})
    result = filed(data, tmp_path)
    assert body_of(result) == "Mở đầu.\n\nHết."
    assert "lost-missing" in rules(result)


def test_a_picture_is_cut_as_in_word(tmp_path):
    """What its author cut away must not come back."""
    document = after_title("Mở đầu.")
    left_red = Image.new("RGB", (400, 200), "blue")
    left_red.paste("red", (0, 0, 100, 200))
    file = files.io.BytesIO()
    left_red.save(file, "PNG")
    file.seek(0)
    document.add_picture(file)
    document.add_paragraph("Hết.")
    fill = next(document.element.iter(qn("pic:blipFill")))
    fill.find(qn("a:blip")).addnext(parse_xml(f'<a:srcRect {nsdecls("a")} l="25000" b="50000"/>'))
    result = filed(files.saved(document), tmp_path, slug="bai")
    with Image.open(result.pictures[0]) as image:
        assert image.size == (300, 100)
        colours = image.convert("RGB").getcolors()
    assert all(red < 30 and blue > 220 for _, (red, _, blue) in colours)


def test_a_metafile_is_told_where_it_stands(tmp_path):
    document = after_title("Mở đầu.")
    document.add_picture(files.picture())
    document.add_paragraph("Hết.")
    metafile = b"\x01\0\0\0" + b"\0" * 100
    data = files.rewritten(files.saved(document), {"word/media/image1.png": lambda _: metafile})
    assert text_at(filed(data, tmp_path), "lost-picture") == "Hết."


def test_contents_are_left_to_the_portal(tmp_path):
    document = after_title("Mở đầu.")
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Phần một\t1", style="toc 1")
    document.add_heading("Phần một", 1)
    document.add_paragraph("Hết.")
    result = filed(files.saved(document), tmp_path)
    assert body_of(result) == "Mở đầu.\n\n## Phần một\n\nHết."
    assert "contents" in rules(result)


def test_headings_keep_the_number_that_word_gives_them(tmp_path):
    document = after_title("Mở đầu.")
    outline = counted(document, ("upperRoman", "%1."), ("decimal", "%1.%2."))
    for level, text in ((0, "Tình hình"), (1, "Thuận lợi"), (1, "Khó khăn"), (0, "Giải pháp")):
        paragraph = item(document, outline, text, level=level)
        paragraph.style = document.styles[f"Heading {level + 1}"]
    document.add_paragraph("Hết.")
    assert body_of(filed(files.saved(document), tmp_path)).split("\n\n")[1:] == [
        "## I. Tình hình", "### I.1. Thuận lợi", "### I.2. Khó khăn", "## II. Giải pháp", "Hết.",
    ]  # fmt: skip


def test_foot_and_end_notes_are_counted_together(tmp_path):
    document = after_title("Mở đầu")
    files.noted(document.paragraphs[-1])
    document.add_paragraph("Hết")
    end = parse_xml(f'<w:r {nsdecls("w")}><w:endnoteReference w:id="1"/></w:r>')
    document.paragraphs[-1]._p.append(end)
    data = files.with_notes(files.with_footnotes(files.saved(document)), "endnotes")
    assert body_of(filed(data, tmp_path)) == (
        "Mở đầu[^1]\n\nHết[^2]\n\n[^1]: Theo báo cáo năm 2018.\n\n[^2]: Chú thích cuối."
    )


def test_comments_are_counted_and_left(tmp_path):
    document = after_title("Mở đầu.")
    document.add_comment(document.paragraphs[-1].runs, text="Xem lại số này.")
    result = filed(files.saved(document), tmp_path)
    assert body_of(result) == "Mở đầu."
    assert [item.message for item in result.doubts if item.rule == "import-comments"] == [
        "Bỏ 1 nhận xét bên lề của Word."
    ]


# Fonts of before Unicode, wherever a file may name one.


def test_the_font_of_a_table_style_counts(tmp_path):
    document = after_title("Mở đầu.")
    style = document.styles.add_style("Bảng cũ", WD_STYLE_TYPE.TABLE)
    style.font.name = ".VnTime"
    fonts = document.styles.element.find(".//" + qn("w:rPrDefault")).find(".//" + qn("w:rFonts"))
    fonts.getparent().remove(fonts)
    table = filled(document, ["Nhãm", "Sè"], ["X©y dùng §¶ng", "15"])
    table.style = style
    assert "| Nhóm | Số |" in body_of(filed(files.saved(document), tmp_path))


def test_the_font_of_a_theme_counts(tmp_path):
    document = after_title("Mở đầu.")
    document.add_paragraph("c«ng t¸c")
    data = files.rewritten(
        files.saved(document),
        {"word/theme/theme1.xml": lambda part: part.replace(b'"Cambria"', b'".VnTime"')},
    )
    assert b'".VnTime"' in files.part_of(data, "word/theme/theme1.xml")
    assert body_of(filed(data, tmp_path)).endswith("công tác")


def test_the_label_of_a_list_is_converted_by_its_font(tmp_path):
    document = after_title("Mở đầu.")
    law = counted(document, ("decimal", "§iÒu %1."))
    level = document.part.numbering_part.element.findall(qn("w:abstractNum"))[-1][0]
    level.append(parse_xml(f'<w:rPr {nsdecls("w")}><w:rFonts w:hAnsi=".VnTime"/></w:rPr>'))
    item(document, law, "Phạm vi.")
    document.add_paragraph("Hết.")
    assert body_of(filed(files.saved(document), tmp_path)) == "Mở đầu.\n\nĐiều 1. Phạm vi.\n\nHết."


def test_a_family_that_we_do_not_know_is_told(tmp_path):
    document = after_title("Mở đầu.")
    files.legacy(document.add_paragraph(), "Cäng häa", "VPS Times")
    assert "legacy-unknown" in rules(filed(files.saved(document), tmp_path))


# Files that are made otherwise than most.


def test_the_strict_form_of_the_format_reads_the_same(tmp_path):
    document = after_title("Mở đầu.")
    files.legacy(document.add_paragraph(), "c«ng t¸c", ".VnTime")
    document.add_picture(files.picture())
    document.add_paragraph("Hết.")
    data = files.saved(document)
    strict = files.rewritten(data, dict.fromkeys(files.names_in(data), files.strictly))
    assert b"purl.oclc.org" in files.part_of(strict, "word/document.xml")
    assert body_of(filed(strict, tmp_path / "a")) == body_of(filed(data, tmp_path / "b"))


def test_the_text_may_lie_in_a_part_of_another_name(tmp_path):
    data = files.rewritten(
        GOOD,
        {
            "_rels/.rels": lambda part: part.replace(b"word/document.xml", b"word/document2.xml"),
            "[Content_Types].xml": lambda part: part.replace(
                b"/word/document.xml", b"/word/document2.xml"
            ),
        },
        renamed={
            "word/document.xml": "word/document2.xml",
            "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels",
        },
    )
    assert body_of(filed(data, tmp_path)) == "Mở đầu."


def test_words_lock_file_is_told_from_the_file(tmp_path):
    lock = tmp_path / "~$i viet.docx"
    lock.write_bytes(b"\x05Admin")
    with pytest.raises(ImportFault, match="tệp tạm của Word"):
        filing.bring_in(lock, tmp_path, now=NOW, given={}, sections={})


def test_a_bookmark_named_like_ours_does_no_harm():
    document = after_title("Mở đầu.")
    for name in ("house:lost:x", "house:item:9:label:99999999999:*", "house:item:"):
        mark = f'<w:bookmarkStart {nsdecls("w")} w:id="1" w:name="{name}"/>'
        typed(document, "Đoạn.")._p.insert(0, parse_xml(mark))
    assert word.read(files.saved(document)).body.text().startswith("Mở đầu.")
