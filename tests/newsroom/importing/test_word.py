import io
import random
import unicodedata
import zipfile
from contextlib import suppress
from datetime import datetime

import pytest
from PIL import Image

from newsroom import reading, scaffold
from newsroom.importing import filing, word, word_package
from newsroom.importing.manuscript import ImportFault
from tests.newsroom.importing import word_files as files

NOW = datetime(2026, 11, 23, 8, 30)
LABELS = {"footnote": "Về bài", "table": "Bảng"}
SECTIONS = {"xay-dung-dang": "Xây dựng Đảng"}


def filed(data, content, **given):
    given = {"date": "2018-12-28", "category": "Xây dựng Đảng", **given}
    return filing.file(
        word.read(data), content, now=NOW, given=given, sections=SECTIONS, fallback_title="tep"
    )


def body_of(result):
    return result.path.read_text("utf-8").partition("\n---\n")[2].strip("\n")


def rules(result):
    return {finding.rule.removeprefix("import-") for finding in result.doubts}


def text_at(result, rule):
    """The line of the draft that a doubt is about."""
    line = next(item.line for item in result.doubts if item.rule == f"import-{rule}")
    return result.path.read_text("utf-8").split("\n")[line - 1]


def read_by_the_house(result, content):
    path = result.path.relative_to(content).as_posix()
    return reading.read(result.path.read_bytes(), path, LABELS)


def converted(document, content, **given):
    return body_of(filed(files.saved(document), content, **given))


def after_title(*texts):
    document = files.new()
    files.bold(document, "Khối sơ kết một năm")
    for text in texts:
        document.add_paragraph(text)
    return document


def test_a_whole_article_becomes_a_draft_that_the_house_reads(tmp_path):
    document = files.new()
    files.bold(document, "CÔNG TÁC DÂN VẬN CỦA KHỐI", centred=True)
    files.bold(document, "NĂM 2018 VÀ VIỆC TIẾP THEO", centred=True)
    standfirst = "Ban Thường vụ Đảng ủy Khối vừa tổng kết một năm thi đua tại 72 cơ sở đảng."
    files.bold(document, standfirst)
    document.add_paragraph("Khối có 8.023 đảng viên.")
    document.add_heading("Kết quả", 1)
    document.add_heading("Từ cơ sở", 3)
    document.add_paragraph("Có 93 công trình.")
    files.bold(document, "Ban Dân vận Đảng ủy Khối")
    result = filed(files.saved(document), tmp_path)
    read = read_by_the_house(result, tmp_path)
    assert not [finding for finding in read.findings if finding.level == "error"]
    article = read.record
    assert article.title == "CÔNG TÁC DÂN VẬN CỦA KHỐI NĂM 2018 VÀ VIỆC TIẾP THEO"
    assert article.summary.replace("\u00a0", " ") == standfirst
    assert article.authors == ("Ban Dân vận Đảng ủy Khối",)
    assert article.status == "draft"
    assert body_of(result) == (
        "Khối có 8.023 đảng viên.\n\n## Kết quả\n\n### Từ cơ sở\n\nCó 93 công trình."
    )
    assert {"title", "title-capitals", "author"} <= rules(result)
    assert text_at(result, "title-capitals").startswith("title:")


def test_formatting_and_notes(tmp_path):
    document = files.new()
    document.add_heading("Tên bài", 1)
    paragraph = document.add_paragraph("Nghị quyết 27-NQ/TW năm 2018. ")
    paragraph.add_run("đậm ").bold = True
    paragraph.add_run("nữa").bold = True
    paragraph.add_run(" và ")
    paragraph.add_run("nghiêng").italic = True
    paragraph.add_run(", 50 m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(", H")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run("O")
    files.noted(paragraph)
    document.add_paragraph("Hết câu chuyện.")
    body = body_of(filed(files.with_footnotes(files.saved(document)), tmp_path))
    assert body == (
        "Nghị quyết 27-NQ/TW năm 2018. **đậm nữa** và *nghiêng*, 50 m<sup>2</sup>, H<sub>2</sub>O"
        "[^1]\n\nHết câu chuyện.\n\n[^1]: Theo báo cáo năm 2018."
    )


def test_tracked_changes_are_taken_as_word_shows_them(tmp_path):
    document = files.new()
    document.add_heading("Tên bài", 1)
    files.tracked(document.add_paragraph("Khối có "), "70 cơ sở.", "72 cơ sở.")
    result = filed(files.saved(document), tmp_path)
    assert body_of(result) == "Khối có 72 cơ sở."
    assert "tracked" in rules(result)


def test_lists_real_and_typed(tmp_path):
    document = after_title("Mở đầu.", "- Việc một;", "+ việc con;", "- Việc hai.", "Rồi.")
    document.add_paragraph("mục", style="List Bullet")
    document.add_paragraph("mục nữa", style="List Bullet")
    for text in ("Tiếp.", "1. Một.", "2. Hai.", "Năm 2018.", "2018. Là năm."):
        document.add_paragraph(text)
    result = filed(files.saved(document), tmp_path)
    assert body_of(result) == (
        "Mở đầu.\n\n- Việc một;\n    - việc con;\n- Việc hai.\n\nRồi.\n\n- mục\n- mục nữa\n\n"
        "Tiếp.\n\n1. Một.\n2. Hai.\n\nNăm 2018.\n\n2018\\. Là năm."
    )
    assert text_at(result, "list-typed") == "- Việc một;"


def test_headings_made_by_hand_are_told_and_a_signature_is_none(tmp_path):
    document = after_title("Mở đầu câu chuyện.")
    files.bold(document, "1. Kết quả bước đầu")
    document.add_paragraph("Có kết quả.")
    document.add_paragraph("VIỆC CẦN LÀM NGAY TRONG NĂM")
    document.add_paragraph("Làm việc.")
    result = filed(files.saved(document), tmp_path)
    assert body_of(result) == (
        "Mở đầu câu chuyện.\n\n## 1. Kết quả bước đầu\n\nCó kết quả.\n\n"
        "## VIỆC CẦN LÀM NGAY TRONG NĂM\n\nLàm việc."
    )
    assert text_at(result, "heading-bold") == "## 1. Kết quả bước đầu"
    assert text_at(result, "heading-capitals") == "## VIỆC CẦN LÀM NGAY TRONG NĂM"


def test_tables_with_merged_cells_are_told(tmp_path):
    document = after_title("Mở đầu.")
    files.merged_table(document)
    result = filed(files.saved(document), tmp_path)
    assert body_of(result) == (
        "Mở đầu.\n\n| Nhóm | Số |\n| --- | ---: |\n| Xây dựng Đảng | 15 |\n|  | 28 |"
    )
    assert text_at(result, "table-merged") == "| Nhóm | Số |"


def test_pictures_are_renamed_shrunk_and_captioned(tmp_path):
    document = after_title("Mở đầu.")
    document.add_picture(files.picture(3000, 1500))
    document.add_paragraph("Ảnh: Hội nghị tổng kết", style="Caption")
    document.add_paragraph("Giữa hai ảnh.")
    document.add_picture(files.picture(3000, 1500))
    document.add_paragraph("Kết thúc.")
    result = filed(files.saved(document), tmp_path, slug="so-ket")
    assert [path.name for path in result.pictures] == ["so-ket-1.png"]
    with Image.open(result.pictures[0]) as image:
        assert image.size == (2560, 1280)
    picture = '![](/media/2018/so-ket-1.png "Ảnh: Hội nghị tổng kết")'
    assert text_at(result, "picture-alt") == picture
    assert body_of(result).count("so-ket-1.png") == 2  # equal bytes are one file


def test_a_picture_of_the_same_name_stays(tmp_path):
    old = tmp_path / "media/2018/so-ket-1.png"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"cua nguoi khac")
    document = after_title("Mở đầu.")
    document.add_picture(files.picture())
    document.add_paragraph("Kết thúc.")
    result = filed(files.saved(document), tmp_path, slug="so-ket")
    assert old.read_bytes() == b"cua nguoi khac"
    assert [path.name for path in result.pictures] == ["so-ket-2.png"]


def test_nothing_is_overwritten(tmp_path):
    document = after_title("Mở đầu.")
    document.add_picture(files.picture())
    data = files.saved(document)
    path = filed(data, tmp_path, slug="so-ket").path
    path.write_text("của người khác")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(scaffold.ScaffoldFault, match="không ghi đè"):
        filed(data, tmp_path, slug="so-ket")
    assert path.read_text() == "của người khác"
    assert sorted(tmp_path.rglob("*")) == before


def test_decomposed_text_is_composed(tmp_path):
    assert (
        converted(after_title(unicodedata.normalize("NFD", "Tiếng Việt.")), tmp_path)
        == "Tiếng Việt."
    )


# Legacy fonts: by the font of the run, never by its text.


def test_runs_are_converted_by_their_own_font(tmp_path):
    document = after_title("Mở đầu.")
    paragraph = document.add_paragraph()
    files.legacy(paragraph, "§¶ng ñy Khèi D©n - ChÝnh - §¶ng ", ".VnTime")
    files.legacy(paragraph, "thµnh phè", ".VnTimeH")
    files.legacy(paragraph, ", Ñaûng uûy “Khoái”", "VNI-Times")
    files.legacy(paragraph, ", chữ đã là Unicode", ".VnArial")
    files.legacy(paragraph, ", Chào é à", "Times New Roman")
    result = filed(files.saved(document), tmp_path)
    assert body_of(result).endswith(
        "Đảng ủy Khối Dân - Chính - Đảng THÀNH PHỐ, Đảng ủy “Khối”, chữ đã là Unicode, Chào é à"
    )
    assert {"legacy-font", "legacy-mixed"} <= rules(result)


def test_the_font_is_inherited_through_styles(tmp_path):
    document = after_title("Mở đầu.")
    files.style_of_font(document, "Chữ cũ", "VNI-Times")
    files.style_of_font(document, "Chữ cũ con", None, "Chữ cũ")
    files.style_of_font(document, "Chữ mới", "Arial", "Chữ cũ")
    document.add_paragraph("quyeàn lôïi ngöôøi daân", style="Chữ cũ con")
    document.add_paragraph("quyeàn", style="Chữ mới")
    paragraph = document.add_paragraph("quyeàn ", style="Chữ cũ con")
    files.legacy(paragraph, "quyeàn", "Arial")
    assert converted(document, tmp_path).split("\n\n")[1:] == [
        "quyền lợi người dân",
        "quyeàn",
        "quyền quyeàn",
    ]


def test_the_font_of_the_document_defaults_counts(tmp_path):
    document = after_title("Mở đầu.")
    document.add_paragraph("c«ng t¸c")
    fonts = document.styles.element.find(".//" + files.qn("w:rPrDefault")).find(
        ".//" + files.qn("w:rFonts")
    )
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    fonts.set(files.qn("w:ascii"), ".VnTime")
    fonts.set(files.qn("w:hAnsi"), ".VnTime")
    assert converted(document, tmp_path).endswith("công tác")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("C«ng t¸c d©n vËn khÐo ®îc nh©n d©n ®ång t×nh.", True),
        ("Caùc chi boä ñeàu hoaøn thaønh toát nhieäm vuï ñöôïc giao.", True),
        ("Công tác dân vận khéo được nhân dân đồng tình.", False),
        ("Le président a été reçu à Huế avec honneur.", False),
        ("Ký hiệu © và ®, mã «A», 30µm, a naïve Noël déjà vu.", False),
    ],
)
def test_text_of_an_old_font_under_another_name_is_told_and_left(text, told, tmp_path):
    result = filed(files.saved(after_title("Chi bộ họp.", text)), tmp_path)
    assert ("legacy-suspected" in rules(result)) == told
    assert text in body_of(result)


def test_a_letter_torn_from_its_mark_by_formatting_is_joined(tmp_path):
    document = after_title("Mở đầu.")
    paragraph = document.add_paragraph()
    files.legacy(paragraph, "Ñ", "VNI-Times").bold = True
    files.legacy(paragraph, "a", "VNI-Times").bold = True
    files.legacy(paragraph, "ûng boä", "VNI-Times")
    assert converted(document, tmp_path).endswith("**Đả**ng bộ")


# Strangers' files are refused in one sentence, before anything is interpreted.


def zipped(entries):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return file.getvalue()


GOOD = files.saved(after_title("Mở đầu."))
BOMB = b"<w:document>" + b" " * 8_000_000
HOSTILE = {
    "no zip": (b"xin chao", "không phải tệp Word"),
    "empty": (b"", "không phải tệp Word"),
    "old word": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, ".doc đời cũ"),
    "another zip": (zipped([("a.txt", b"x")]), "không phải tệp Word"),
    "cut": (GOOD[: len(GOOD) // 2], "không phải tệp Word"),
    "bomb": (files.rewritten(GOOD, added={"word/media/a.xml": BOMB}), "bung ra lớn"),
    "picture bomb": (
        files.rewritten(GOOD, added={"word/media/a.png": b"\0" * 8_000_000}), "bung ra lớn",
    ),
    "climbing name": (files.rewritten(GOOD, added={"../../x.png": b"x"}), "vượt ra ngoài"),
    "absolute name": (files.rewritten(GOOD, added={"/etc/x": b"x"}), "vượt ra ngoài"),
    "windows name": (files.rewritten(GOOD, added={"C:x": b"x"}), "vượt ra ngoài"),
    "macro": (files.rewritten(GOOD, added={"word/vbaProject.bin": b"x"}), "macro"),
    "entities": (
        files.rewritten(
            GOOD, {"word/document.xml": lambda xml: b'<!DOCTYPE a [<!ENTITY b "c">]>' + xml}
        ),
        "khai báo XML",
    ),
    "unknown encoding": (
        files.rewritten(
            GOOD,
            {
                "word/document.xml": lambda xml: b'<?xml version="1.0" encoding="UTFD8"?>'
                + xml[xml.find(b"?>") + 2 if xml.startswith(b"<?xml") else 0 :]
            },
        ),
        "không phải tệp Word",
    ),
    "linked text": (files.with_relationship(GOOD, "subDocument", "file:///etc/passwd"), "bên ngoài"),
    "template": (
        files.with_relationship(GOOD, "attachedTemplate", "http://x.invalid/a.dotm"), "bên ngoài",
    ),
    "share": (files.with_relationship(GOOD, "oleObject", r"\\x.invalid\a"), "bên ngoài"),
    "broken xml": (
        files.rewritten(GOOD, {"word/document.xml": lambda xml: xml[:-40]}), "hỏng bên trong",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_in_one_sentence(data, reason):
    with pytest.raises(ImportFault, match=reason) as told:
        word.read(data)
    assert "\n" not in str(told.value)


def test_links_and_the_writers_own_template_are_no_danger():
    data = files.with_relationship(GOOD, "hyperlink", "https://example.org/a")
    data = files.with_relationship(data, "attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm")
    assert word.read(data).body.text().startswith("Mở đầu")


def test_deep_nesting_is_refused_and_not_a_crash():
    deep = b"<w:p>" + b"<w:smartTag>" * 20_000 + b"</w:smartTag>" * 20_000 + b"</w:p>"
    data = files.rewritten(
        GOOD, {"word/document.xml": lambda xml: xml.replace(b"<w:body>", b"<w:body>" + deep)}
    )
    with pytest.raises(ImportFault):
        word.read(data)


@pytest.mark.deep
def test_bytes_changed_at_random_are_read_or_refused():
    chance = random.Random(5)
    for _ in range(400):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(ImportFault):
            word.read(bytes(data))


def test_parts_come_back_as_they_were():
    parts = word_package.open_parts(GOOD)
    assert word_package.open_parts(word_package.pack(parts).getvalue()) == parts
