"""Papers whose form lies in odd corners of Word; added to ``PAPERS`` like those of offices."""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.newsroom.importing import word_files as files
from tests.newsroom.importing.office_papers import cell, paper, typed


def raw(document, xml):
    """Add a paragraph of given XML at the end."""
    paragraph = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
    document.element.body.insert(len(document.element.body) - 1, paragraph)


@paper("""
Trong ngôi nhà sàn giữa bản, anh Nguyễn Văn A kể về mười năm làm dân vận. Mỗi tuần anh đi từng nhà.

Bà con gọi anh là “cán bộ ba cùng”.
""")
def a_drop_capital(document):
    typed(document, "Người cán bộ dân vận của bản Mường", "bc")
    frame = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:hAnchor="text"/>'
    raw(
        document,
        f'<w:pPr>{frame}</w:pPr><w:r><w:rPr><w:sz w:val="90"/></w:rPr><w:t>T</w:t></w:r>',
    )
    text = (
        "rong ngôi nhà sàn giữa bản, anh Nguyễn Văn A kể về mười năm làm dân vận. "
        "Mỗi tuần anh đi từng nhà."
    )
    typed(document, text)
    typed(document, "Bà con gọi anh là “cán bộ ba cùng”.")


@paper("""
Năm 2018, chi bộ ấp 3 đăng ký mô hình “Tiết kiệm điện”. Đã có 30 hộ tham gia.

I. Cách làm

- Họp dân, giải thích từng việc;
- Phân công đảng viên phụ trách từng tổ.

II. Kết quả

Sau sáu tháng, tiền điện giảm 12%. Bà con đồng tình.
""")
def all_lines_parted_by_shift_and_enter(document):
    lines = (
        "CHI BỘ ẤP 3 LÀM THEO LỜI BÁC",
        "Năm 2018, chi bộ ấp 3 đăng ký mô hình “Tiết kiệm điện”. Đã có 30 hộ tham gia.",
        "I. Cách làm",
        "- Họp dân, giải thích từng việc;",
        "- Phân công đảng viên phụ trách từng tổ.",
        "II. Kết quả",
        "Sau sáu tháng, tiền điện giảm 12%. Bà con đồng tình.",
    )
    typed(document, "\n".join(lines))


@paper("""
Hội nghị thông báo ba nội dung. Có 120 đại biểu dự.

- Thông báo kết quả hội nghị Trung ương;
- Định hướng tuyên truyền tháng 8.

Nhiệt độ ngoài trời 38°C nhưng hội trường vẫn đầy.
""")
def hidden_notes_and_signs_of_symbol_fonts(document):
    typed(document, "Hội nghị báo cáo viên tháng 7", "bc")
    paragraph = typed(document, "Hội nghị thông báo ba nội dung. ")
    paragraph.add_run("[Chị Lan xem lại số này giúp em]").font.hidden = True
    paragraph.add_run("Có 120 đại biểu dự.")
    arrow = '<w:r><w:sym w:font="Wingdings" w:char="F0D8"/></w:r>'
    for text in ("Thông báo kết quả hội nghị Trung ương;", "Định hướng tuyên truyền tháng 8."):
        raw(document, f'{arrow}<w:r><w:t xml:space="preserve"> {text}</w:t></w:r>')
    degree = '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>'
    before, after = "Nhiệt độ ngoài trời 38", "C nhưng hội trường vẫn đầy."
    raw(document, f"<w:r><w:t>{before}</w:t></w:r>{degree}<w:r><w:t>{after}</w:t></w:r>")


@paper("""
Thường trực Đảng ủy tiếp công dân theo lịch sau.

| Ngày | Người tiếp | Nơi tiếp |
| --- | --- | --- |
| 05/7 | Nguyễn Văn A | Phòng 1 |
| 19/7 | Lê Thị C | Phòng 3 |

Ai bận báo trước một ngày.
""")
def a_row_taken_out_and_a_row_put_in(document):
    typed(document, "Lịch tiếp công dân quý III", "bc")
    typed(document, "Thường trực Đảng ủy tiếp công dân theo lịch sau.")
    rows = (
        ("Ngày", "Người tiếp", "Nơi tiếp"),
        ("05/7", "Nguyễn Văn A", "Phòng 1"),
        ("12/7", "Trần Văn B", "Phòng 2"),
        ("19/7", "Lê Thị C", "Phòng 3"),
    )
    table = document.add_table(rows=4, cols=3)
    for across, texts in zip(table.rows, rows, strict=True):
        for place, text in zip(across.cells, texts, strict=True):
            cell(place, text)
    for number, kind in ((2, "del"), (3, "ins")):
        row = table.rows[number]._tr
        mark = f'<w:{kind} {nsdecls("w")} w:id="{number}" w:author="Ban biên tập"/>'
        row.get_or_add_trPr().append(parse_xml(mark))
        for run in [*row.iter(qn("w:r"))]:
            change = parse_xml(mark)
            run.addprevious(change)
            change.append(run)
            for text in [*run.iter(qn("w:t"))] if kind == "del" else ():
                text.tag = qn("w:delText")
    typed(document, "Ai bận báo trước một ngày.")


@paper("""
Đảng bộ xã có 12 chi bộ, trong đó 9 chi bộ nông thôn.

1. Tăng cường tuyên truyền;
2. Giữ vững đoàn kết.

## KẾT QUẢ

Năm 2018, các chi bộ đều hoàn thành tốt nhiệm vụ; “gần dân, sát dân”.

| Ngày | Việc |
| --- | --- |
| 05/7 | Thăm bảo tàng |
""")
def three_families_of_fonts_in_one_paper(document):
    def written(*runs, look=""):
        paragraph = document.add_paragraph()
        for text, font in runs:
            run = files.legacy(paragraph, text, font) if font else paragraph.add_run(text)
            run.bold = "b" in look or None

    written(("c«ng t¸c d©n vËn ë x· ta", ".VnTimeH"), look="b")
    written(
        ("§¶ng bé x· cã ", ".VnTime"),
        ("12 chi bộ", ""),
        (", trong ®ã 9 chi bé n«ng th«n.", ".VnTime"),
    )
    written(("1. ", ".VnTime"), ("T¨ng cưêng tuyªn truyÒn;".replace("ư", "\xad"), ".VnTime"))
    written(("2. ", ".VnTime"), ("Gi÷ v÷ng ®oµn kÕt.", ".VnTime"))
    written(("KEÁT QUAÛ", "VNI-Helve"), look="b")
    text = "Naêm 2018, caùc chi boä ñeàu hoaøn thaønh toát nhieäm vuï; “gaàn daân, saùt daân”."
    written((text, "VNI-Times"))
    table = document.add_table(rows=2, cols=2)
    for place, text in zip(table.rows[0].cells, ("Ngày", "Việc"), strict=True):
        cell(place, text)
    cell(table.cell(1, 0), "05/7")
    files.legacy(table.cell(1, 1).paragraphs[0], "Thaêm baûo taøng", "VNI-Times")


@paper("""
Hơn 200 người dọn kênh, trồng 50 cây.

![](/media/2018/bai-1.png "Ảnh 1: Thanh niên vớt rác trên kênh (Ảnh: Văn A)")

![](/media/2018/bai-2.png "Ảnh 2: Trồng cây ở bờ kênh")

![](/media/2018/bai-3.png "Đại biểu phát động ra quân. Ảnh: VĂN B")

Hoạt động kéo dài đến trưa.
""")
def pictures_in_cells_and_a_caption_behind_a_break(document):
    typed(document, "Ngày chủ nhật xanh ở phường 5", "bc")
    typed(document, "Hơn 200 người dọn kênh, trồng 50 cây.")
    table = document.add_table(rows=2, cols=2)
    for place, color in zip(table.rows[0].cells, ("green", "red"), strict=True):
        place.paragraphs[0].add_run().add_picture(files.picture(color=color))
    cell(table.cell(1, 0), ("Ảnh 1: Thanh niên vớt rác trên kênh (Ảnh: Văn A)", "i"))
    cell(table.cell(1, 1), ("Ảnh 2: Trồng cây ở bờ kênh", "i"))
    paragraph = document.add_paragraph()
    paragraph.add_run().add_picture(files.picture(color="blue"))
    paragraph.add_run().add_break()
    paragraph.add_run("Đại biểu phát động ra quân. Ảnh: VĂN B").italic = True
    typed(document, "Hoạt động kéo dài đến trưa.")
