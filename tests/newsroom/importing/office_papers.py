"""Papers as offices really type them, each a Word file and the Markdown that has to come of it.

The people are nobody's: Nguyễn Văn A, Trần Văn B. ``PAPERS`` pairs a name with a builder and the body.
"""

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.newsroom.importing import word_files as files

PAPERS = {}


def paper(body):
    """Register a builder under its name with the body that an editor is to find."""

    def keep(build):
        def built():
            document = files.new("")
            build(document)
            return document

        PAPERS[build.__name__] = (built, body.strip("\n"))
        return built

    return keep


def typed(document, text, look=""):
    """Add a paragraph; look: b(old), i(talic), c(entred), r(ight). A newline is a forced break."""
    paragraph = document.add_paragraph()
    dress(paragraph, text, look)
    return paragraph


def dress(paragraph, text, look):
    for number, part in enumerate(text.split("\n")):
        if number:
            paragraph.add_run().add_break()
        run = paragraph.add_run(part)
        run.bold = "b" in look or None
        run.italic = "i" in look or None
    if "c" in look:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if "r" in look:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def cell(place, *lines):
    """Fill a cell: each line is a text, or a text and its look."""
    for number, line in enumerate(lines):
        text, look = (line, "") if isinstance(line, str) else line
        dress(place.add_paragraph() if number else place.paragraphs[0], text, look)


def party_head(document):
    table = document.add_table(rows=2, cols=2)
    cell(
        table.cell(0, 0),
        ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", "c"), ("ĐẢNG ỦY KHỐI DÂN - CHÍNH - ĐẢNG", "bc"), ("*", "c"),
    )  # fmt: skip
    cell(table.cell(0, 1), ("ĐẢNG CỘNG SẢN VIỆT NAM", "bc"))
    cell(table.cell(1, 0), ("Số 22-HD/ĐUK", "c"))
    cell(table.cell(1, 1), ("TP. Hồ Chí Minh, ngày 30 tháng 7 năm 2018", "ic"))


def state_head(document):
    table = document.add_table(rows=1, cols=2)
    cell(
        table.cell(0, 0),
        ("ỦY BAN NHÂN DÂN", "c"), ("SỞ TƯ PHÁP", "bc"), ("-------", "c"), ("Số: 123/KH-STP", "c"),
    )  # fmt: skip
    cell(
        table.cell(0, 1),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bc"), ("Độc lập - Tự do - Hạnh phúc", "bc"),
        ("---------------", "c"), ("Thành phố Hồ Chí Minh, ngày 05 tháng 8 năm 2018", "c"),
    )  # fmt: skip


def signature(document):
    table = document.add_table(rows=1, cols=2)
    cell(
        table.cell(0, 0),
        ("Nơi nhận:", "b"), "- Ban Thường vụ Thành ủy (để báo cáo);", "- Lưu Văn phòng.",
    )  # fmt: skip
    cell(
        table.cell(0, 1),
        ("T/M BAN THƯỜNG VỤ", "bc"), ("PHÓ BÍ THƯ", "c"), ("(Đã ký)", "c"), ("Nguyễn Văn A", "bc"),
    )  # fmt: skip


SIGNED = """Nơi nhận:

- Ban Thường vụ Thành ủy (để báo cáo);
- Lưu Văn phòng.

T/M BAN THƯỜNG VỤ<br>PHÓ BÍ THƯ<br>(Đã ký)<br>Nguyễn Văn A"""


@paper(f"""
Căn cứ Quyết định số 217-QĐ/TW, Ban Thường vụ hướng dẫn như sau:

## I. MỤC ĐÍCH, YÊU CẦU

### 1. Mục đích

Nâng cao chất lượng.

### 2. Yêu cầu

a) Các cơ sở đảng quán triệt đầy đủ.

b) Gắn với việc làm theo Bác:

- Có kế hoạch;
    - theo quý;
    - theo năm.
- Có kiểm tra.

## II. NỘI DUNG

### 1. Đối với chi bộ, đảng bộ

Tổ chức học tập.

{SIGNED}
""")
def party_document(document):
    party_head(document)
    typed(document, "HƯỚNG DẪN", "bc")
    typed(document, "về công tác dân vận ở cơ sở\n6 tháng cuối năm 2018", "bc")
    typed(document, "-----", "c")
    typed(document, "Căn cứ Quyết định số 217-QĐ/TW, Ban Thường vụ hướng dẫn như sau:")
    typed(document, "I. MỤC ĐÍCH, YÊU CẦU", "b")
    typed(document, "1. Mục đích", "b")
    typed(document, "Nâng cao chất lượng.")
    typed(document, "2. Yêu cầu", "b")
    typed(document, "a) Các cơ sở đảng quán triệt đầy đủ.")
    typed(document, "b) Gắn với việc làm theo Bác:")
    for text in ("- Có kế hoạch;", "+ theo quý;", "+ theo năm.", "- Có kiểm tra."):
        typed(document, text)
    typed(document, "II. NỘI DUNG", "b")
    typed(document, "1. Đối với chi bộ, đảng bộ", "bi")
    typed(document, "Tổ chức học tập.")
    signature(document)


@paper(f"""
Thực hiện Kế hoạch số 100/KH-UBND, Sở Tư pháp ban hành kế hoạch như sau:

## I. MỤC ĐÍCH

Một đoạn văn.

{SIGNED}
""")
def state_document(document):
    state_head(document)
    typed(document, "")
    typed(document, "KẾ HOẠCH", "bc")
    typed(document, "Tuyên truyền, phổ biến pháp luật năm 2018", "bc")
    typed(document, "Thực hiện Kế hoạch số 100/KH-UBND, Sở Tư pháp ban hành kế hoạch như sau:")
    typed(document, "I. MỤC ĐÍCH", "b")
    typed(document, "Một đoạn văn.")
    signature(document)


@paper("""
Trên đây là thông báo của Văn phòng.

KT. CHÁNH VĂN PHÒNG<br>PHÓ CHÁNH VĂN PHÒNG<br>Nguyễn Văn A
""")
def head_and_signature_typed_with_tabs(document):
    typed(document, "VĂN PHÒNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b")
    typed(document, "\tĐộc lập – Tự do – Hạnh phúc", "b")
    typed(document, "Số:    /TB-VP\tTP. Hồ Chí Minh, ngày      tháng 12 năm 2018")
    typed(document, "THÔNG BÁO", "bc")
    typed(document, "Về lịch trực Tết", "bc")
    typed(document, "Trên đây là thông báo của Văn phòng.")
    typed(document, "\tKT. CHÁNH VĂN PHÒNG", "b")
    typed(document, "\tPHÓ CHÁNH VĂN PHÒNG", "b")
    typed(document, "")
    typed(document, "\tNguyễn Văn A", "b")


@paper("""
Tại Hội nghị, đại diện Ban tổ chức báo cáo kết quả.

![](/media/2018/bai-1.png "Quang cảnh Hội nghị (Ảnh: Văn phòng)")

## Kết quả đạt được

Đến nay đã có 93 công trình. Đạt 100%.

![](/media/2018/bai-2.png "Tiết mục thứ nhất của hội thi")

![](/media/2018/bai-3.png "Tiết mục thứ hai của hội thi")

Hội nghị kết thúc tốt đẹp.
""")
def news_with_pictures(document):
    typed(document, "SỞ TƯ PHÁP TỔ CHỨC HỘI NGHỊ SƠ KẾT PHONG TRÀO", "bc")
    typed(document, "Ngày 20/12/2018, Sở Tư pháp tổ chức Hội nghị sơ kết với 120 đại biểu.", "b")
    typed(document, "Tại Hội nghị, đại diện Ban tổ chức báo cáo kết quả. ")
    document.add_picture(files.picture())
    typed(document, "Quang cảnh Hội nghị (Ảnh: Văn phòng)", "ic")
    typed(document, "Kết quả đạt được", "b")
    typed(document, "Đến nay đã có 93 công trình.\tĐạt 100%.")
    table = document.add_table(rows=2, cols=2)
    for place, (color, name) in enumerate((("red", "nhất"), ("blue", "hai"))):
        run = table.cell(0, place).paragraphs[0].add_run()
        run.add_picture(files.picture(color=color), width=2_000_000)
        cell(table.cell(1, place), (f"Tiết mục thứ {name} của hội thi", "c"))
    typed(document, "Hội nghị kết thúc tốt đẹp.")
    typed(document, "Tin, ảnh: Văn phòng Sở", "br")


def counted(document, *levels):
    """Add an automatic list; levels are pairs of form and text. Gives its number."""
    root = document.part.numbering_part.element
    name = 1 + max(int(one.get(qn("w:abstractNumId"))) for one in root.findall(qn("w:abstractNum")))
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}">{inner}</w:abstractNum>'
    root.find(qn("w:num")).addprevious(parse_xml(xml))
    return another(document, name)


def another(document, name=None, *, of=None, start=0):
    """Add a number to count a list with; ``start`` makes it begin anew."""
    root = document.part.numbering_part.element
    if of is not None:
        one = next(one for one in root.findall(qn("w:num")) if one.get(qn("w:numId")) == str(of))
        name = one.find(qn("w:abstractNumId")).get(qn("w:val"))
    number = 1 + max(int(one.get(qn("w:numId"))) for one in root.findall(qn("w:num")))
    override = (
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        if start
        else ""
    )
    xml = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{name}"/>{override}</w:num>'
    root.append(parse_xml(xml))
    return number


def item(document, number, text, look="", level=0):
    paragraph = typed(document, text, look)
    xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(xml))
    return paragraph


@paper("""
Mở đầu bài viết có nhiều danh sách.

## I. MỤC ĐÍCH YÊU CẦU CHUNG

### 1. Mục đích

Nội dung mục đích.

### 2. Yêu cầu

a) Kịp thời, đúng quy định;

b) Tiết kiệm;

- không phô trương,
- không lãng phí.

## II. NỘI DUNG THỰC HIỆN NĂM

### 1. Tuyên truyền

1. Một việc.
2. Hai việc.
    - việc con,
    - việc con nữa.

Xen giữa là một đoạn.

3. Ba việc.
4. Bốn việc.

Danh sách bắt đầu lại.

1. Một.
2. Hai.

#### Điều 1. Phạm vi điều chỉnh

Nội dung điều 1.

#### Điều 2. Đối tượng áp dụng

Hết.
""")
def lists_that_word_counts(document):
    typed(document, "Danh sách tự động của Word", "b")
    typed(document, "Mở đầu bài viết có nhiều danh sách.")
    outline = counted(
        document,
        ("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"),
    )  # fmt: skip
    item(document, outline, "MỤC ĐÍCH YÊU CẦU CHUNG", "b")
    item(document, outline, "Mục đích", "b", 1)
    typed(document, "Nội dung mục đích.")
    item(document, outline, "Yêu cầu", "b", 1)
    item(document, outline, "Kịp thời, đúng quy định;", level=2)
    item(document, outline, "Tiết kiệm;", level=2)
    item(document, outline, "không phô trương,", level=3)
    item(document, outline, "không lãng phí.", level=3)
    item(document, outline, "NỘI DUNG THỰC HIỆN NĂM", "b")
    item(document, outline, "Tuyên truyền", "b", 1)
    plain = counted(document, ("decimal", "%1."), ("bullet", "o"))
    item(document, plain, "Một việc.")
    item(document, plain, "Hai việc.")
    item(document, plain, "việc con,", level=1)
    item(document, plain, "việc con nữa.", level=1)
    typed(document, "Xen giữa là một đoạn.")
    item(document, plain, "Ba việc.")
    item(document, plain, "Bốn việc.")
    typed(document, "Danh sách bắt đầu lại.")
    again = another(document, of=plain, start=1)
    item(document, again, "Một.")
    item(document, again, "Hai.")
    law = counted(document, ("decimal", "Điều %1."))
    item(document, law, "Phạm vi điều chỉnh", "b")
    typed(document, "Nội dung điều 1.")
    item(document, law, "Đối tượng áp dụng", "b")
    typed(document, "Hết.")


@paper("""
Đoạn mở đầu của bài.

## Đề mục theo Heading 2

Nội dung một.

### Mục cấp ba theo outline

Nội dung hai có chữ **nhấn** và hết.

## Đoạn có outline trực tiếp

Nội dung ba.
""")
def looks_that_come_from_styles(document):
    title = document.styles.add_style("Tên bài", WD_STYLE_TYPE.PARAGRAPH)
    title.font.bold = True
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    own = document.styles.add_style("Đề mục riêng", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = document.styles["Heading 2"]
    level = document.styles.add_style("Mục cấp", WD_STYLE_TYPE.PARAGRAPH)
    level.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="2"/>'))
    document.styles.add_style("Chữ nhấn", WD_STYLE_TYPE.CHARACTER).font.bold = True
    document.add_paragraph("Tên bài bằng kiểu riêng", style="Tên bài")
    typed(document, "Đoạn mở đầu của bài.")
    document.add_paragraph("Đề mục theo Heading 2", style="Đề mục riêng")
    typed(document, "Nội dung một.")
    document.add_paragraph("Mục cấp ba theo outline", style="Mục cấp")
    paragraph = typed(document, "Nội dung hai có chữ ")
    paragraph.add_run("nhấn", style="Chữ nhấn")
    paragraph.add_run(" và ")
    paragraph.add_run("chữ ẩn").font.hidden = True
    paragraph.add_run("hết.")
    direct = typed(document, "Đoạn có outline trực tiếp")
    direct._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>'))
    typed(document, "Nội dung ba.")


@paper("""
Đến dự có đại diện lãnh đạo

Hội nghị thống nhất các nội dung sau

Kết thúc hội nghị, đại biểu biểu quyết thông qua nghị quyết.

Nghị quyết có hiệu lực từ ngày ký.
""")
def all_in_bold(document):
    typed(document, "Toàn bài in đậm từ đầu đến cuối", "bc")
    for text in (
        "Ngày 20/12/2018, đơn vị tổ chức hội nghị tổng kết công tác năm.",
        "Đến dự có đại diện lãnh đạo",
        "Hội nghị thống nhất các nội dung sau",
        "Kết thúc hội nghị, đại biểu biểu quyết thông qua nghị quyết.",
        "Nghị quyết có hiệu lực từ ngày ký.",
    ):
        typed(document, text, "b")


@paper("""
Kết quả như sau:

| STT | Đơn vị | Số công trình |
| ---: | --- | ---: |
| 1 | Sở Tư pháp | 15 |
| 2 | Kho bạc | 28 |

Hết câu chuyện.
""")
def a_table_typed_with_tabs(document):
    typed(document, "Kết quả thi đua", "b")
    typed(document, "Kết quả như sau:")
    for text in ("STT\tĐơn vị\tSố công trình", "1\tSở Tư pháp\t15", "2\tKho bạc\t28"):
        typed(document, text)
    typed(document, "Hết câu chuyện.")


@paper("""
Giữ nguyên.

Nữa. Chuyển đi.

Dòng mất dấu đoạn nối tiếp.
""")
def changes_not_yet_accepted(document):
    typed(document, "Thay đổi được theo dõi", "b")
    moved = '<w:{0} {1} w:id="{2}" w:author="a"><w:r><w:t>Chuyển đi.</w:t></w:r></w:{0}>'
    paragraph = typed(document, "Giữ nguyên. ")
    paragraph._p.append(parse_xml(moved.format("moveFrom", nsdecls("w"), 1)))
    paragraph = typed(document, "Nữa. ")
    paragraph._p.append(parse_xml(moved.format("moveTo", nsdecls("w"), 2)))
    paragraph = typed(document, "Dòng mất dấu đoạn ")
    mark = f'<w:rPr {nsdecls("w")}><w:del w:id="3" w:author="a"/></w:rPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(mark))
    typed(document, "nối tiếp.")


@paper("""
Dòng thơ thứ nhất<br>Dòng thơ thứ hai<br>Dòng thơ thứ ba

Dòng khổ hai<br>Dòng cuối
""")
def a_poem(document):
    typed(document, "BÀI THƠ MỪNG ĐẢNG", "bc")
    typed(document, "Dòng thơ thứ nhất\nDòng thơ thứ hai\nDòng thơ thứ ba")
    typed(document, "* * *", "c")
    typed(document, "Dòng khổ hai\nDòng cuối")
    typed(document, "Tác giả: Nguyễn Văn A", "br")


@paper("""
Bảng một:

| STT | Đơn vị | Kết quả |  |
| ---: | --- | --- | --- |
|  |  | Đăng ký | Đạt |
| 1 | Sở A | 10 | 8 |
| 2 | Sở B | 1.200 | 95% |

Bảng hai, có tiêu đề chung ở dòng đầu:

**KẾT QUẢ CHUNG**

| Tháng | Số | Ghi chú |
| --- | ---: | --- |
| Một | 5 | a \\| b<br>c |

Bảng ba, ô nhiều đoạn:

| Việc | Người làm |
| --- | --- |
| - Việc một<br>- Việc hai | Văn phòng |

Một cột:

Khung thông tin.

Dòng hai.

Hết câu chuyện.
""")
def tables_of_all_kinds(document):
    typed(document, "Bảng các kiểu của văn phòng", "b")
    typed(document, "Bảng một:")
    table = filled(
        document,
        ["STT", "Đơn vị", "Kết quả", ""],
        ["", "", "Đăng ký", "Đạt"],
        ["1", "Sở A", "10", "8"],
        ["2", "Sở B", "1.200", "95%"],
    )
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(1, 1))
    typed(document, "Bảng hai, có tiêu đề chung ở dòng đầu:")
    table = filled(
        document, ["KẾT QUẢ CHUNG", "", ""], ["Tháng", "Số", "Ghi chú"], ["Một", "5", "a | b\nc"]
    )
    table.cell(0, 0).merge(table.cell(0, 2))
    typed(document, "Bảng ba, ô nhiều đoạn:")
    table = document.add_table(rows=2, cols=2)
    cell(table.cell(0, 0), ("Việc", "b"))
    cell(table.cell(0, 1), ("Người làm", "b"))
    cell(table.cell(1, 0), "- Việc một", "- Việc hai")
    cell(table.cell(1, 1), "Văn phòng")
    typed(document, "Một cột:")
    filled(document, ["Khung thông tin."], ["Dòng hai."])
    typed(document, "Hết câu chuyện.")


def filled(document, *rows):
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for place, text in zip(row.cells, texts, strict=True):
            place.text = text
    return table


@paper("""
Hội nghị đã diễn ra.
""")
def place_and_date_above_the_title(document):
    typed(document, "TP. Hồ Chí Minh, ngày 20 tháng 12 năm 2018", "ir")
    typed(document, "Tin ngắn trong ngày", "bc")
    typed(document, "Hội nghị đã diễn ra.")
    typed(document, "NGƯỜI VIẾT BÀI", "br")
    typed(document, "Trần Văn B", "br")


@paper("""
## I/ Đặc điểm tình hình:

Hội có 36 cơ sở.

### 1/ Thuận lợi:

Được quan tâm.

### 2/ Khó khăn:

- Về kinh phí: còn ít.
- Về nhân sự: còn thiếu.

## II/ Kết quả:

### 1.1. Công tác tuyên truyền

Tốt.

### 1.2 Công tác kiểm tra

Tốt.

## Kết luận

Trên đây là báo cáo.

TM. BAN CHẤP HÀNH<br>CHỦ TỊCH<br>Nguyễn Văn A
""")
def a_report(document):
    typed(document, "BÁO CÁO", "bc")
    typed(document, "Tổng kết công tác Hội năm 2018", "bc")
    typed(document, "I/ Đặc điểm tình hình:", "b")
    typed(document, "Hội có 36 cơ sở.")
    typed(document, "1/ Thuận lợi:", "bi")
    typed(document, "Được quan tâm.")
    typed(document, "2/ Khó khăn:", "bi")
    typed(document, "* Về kinh phí: còn ít.")
    typed(document, "* Về nhân sự: còn thiếu.")
    typed(document, "II/ Kết quả:", "b")
    typed(document, "1.1. Công tác tuyên truyền", "b")
    typed(document, "Tốt.")
    typed(document, "1.2 Công tác kiểm tra", "b")
    typed(document, "Tốt.")
    typed(document, "Kết luận", "b")
    typed(document, "Trên đây là báo cáo.")
    typed(document, "TM. BAN CHẤP HÀNH\nCHỦ TỊCH\n\n\nNguyễn Văn A", "bc")


@paper("""
Phong trào **“Dân vận *khéo”*,** *nghiêng* thường.

1.000 m<sup>2</sup> đất; CO<sub>2</sub> và <s>gạch</s> bỏ.
""")
def looks_torn_to_pieces(document):
    typed(document, "Nhấn mạnh rời rạc trong bài", "b")
    paragraph = typed(document, "Phong trào ")
    for text, look in (
        ("“Dân", "b"), (" vận", "b"), (" ", ""), ("khéo”", "bi"), (", ", "b"), ("nghiêng", "i"),
        (" thường.", ""),
    ):  # fmt: skip
        dress(paragraph, text, look)
    paragraph = typed(document, "1.000 m")
    square = paragraph.add_run("2")
    square.font.superscript = square.bold = True
    paragraph.add_run(" đất; CO")
    two = paragraph.add_run("2")
    two.font.subscript = two.italic = True
    paragraph.add_run(" và ")
    paragraph.add_run("gạch").font.strike = True
    paragraph.add_run(" bỏ.")


@paper("""
Sáng nay, chi bộ họp.

Thụt đầu dòng bằng Tab.

Hết
""")
def spaces_and_ornaments(document):
    typed(document, "      TIN  HOẠT   ĐỘNG CỦA CHI BỘ     ", "b")
    for text in ("", "   ", "        Sáng nay,    chi bộ họp.  ", "\t\tThụt đầu dòng bằng Tab."):
        typed(document, text)
    for text in ("……………………", "***", "_______", "-o0o-", "Hết"):
        typed(document, text)
