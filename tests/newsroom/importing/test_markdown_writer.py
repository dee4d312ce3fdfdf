import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.importing import inline, markdown_writer, tree
from newsroom.importing.inline import Target
from newsroom.markup.converter import Converter

CONVERTER = Converter({"footnote": "Về bài", "table": "Bảng"})
PICTURES = {"a": Target("/media/2018/a.jpg"), "b": Target("/media/2018/b.jpg", "Hồ sen buổi sáng")}


def written(html):
    return markdown_writer.write(tree.parse(html), PICTURES)


def text(html):
    return written(html).text.strip("\n")


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a<b> đậm </b>b", "a **đậm** b"),
        ("<p><b>đậm</b><b> nữa</b> x", "**đậm nữa** x"),
        ("<p><strong>đậm <em>nghiêng</em></strong> x", "**đậm *nghiêng*** x"),
        ("<p>a<b> </b><i></i>b", "a b"),
        ("<p>*sao* và _gạch_, a_b, 2*3", r"\*sao\* và \_gạch\_, a_b, 2\*3"),
        ("<p>[ngoặc] và [x](y)", r"[ngoặc] và \[x](y)"),
        ("<p>a &lt;b&gt; &amp;amp; &amp; c", "a &lt;b> &amp;amp; & c"),
        ("<p># không phải tiêu đề", r"\# không phải tiêu đề"),
        ("<p>2018. Năm ấy", r"2018\. Năm ấy"),
        ("<p>27-NQ/TW, 2018.", "27-NQ/TW, 2018."),
        ("<p>a&nbsp;&nbsp;b\u200b\u00adc", "a bc"),
        ('<p><a href="https://a.vn/x (1)">chỗ này</a>', "[chỗ này](https://a.vn/x%20%281%29)"),
        ('<p><a href="https://a.vn/">https://a.vn/</a>', "<https://a.vn/>"),
        ('<p><a href="javascript:x()">chữ</a>', "chữ"),
        ("<p>một<br><br>hai", "một\n\nhai"),
        ("<p>Một câu.<br>Câu nữa.", "Một câu.\n\nCâu nữa."),
        ("<p>dòng thơ<br>dòng nữa", "dòng thơ<br>dòng nữa"),
        ("<div>chữ rời<p>đoạn</p>rời nữa</div>", "chữ rời\n\nđoạn\n\nrời nữa"),
        ("<h1>A lớn</h1><p>x</p><h4>B nhỏ</h4><p>y", "## A lớn\n\nx\n\n### B nhỏ\n\ny"),
        ("<ol><li>a<ul><li>b</ul><li>c</ol>", "1. a\n    - b\n2. c"),
        ("<blockquote><p>lời</blockquote>", "> lời"),
        ("<p><img src=b>", "![Hồ sen buổi sáng](/media/2018/b.jpg)"),
        ("<p>trước <img src=b> sau", "trước\n\n![Hồ sen buổi sáng](/media/2018/b.jpg)\n\nsau"),
        ("<p><img src=unknown>chữ", "chữ"),
        (
            '<p>a<sup><a href="#_ftn1">[1]</a></sup><p><a href="#_ftnref1">[1]</a> chú thích',
            "a[^1]\n\n[^1]: chú thích",
        ),
    ],
)
def test_pieces(html, markdown):
    assert text(html) == markdown


def test_a_table_of_data():
    html = "<table><tr><th>Nhóm<th>Số<tr><td>a | b<td>15<tr><td>c<td>8.023</table>"
    assert text(html) == "| Nhóm | Số |\n| --- | ---: |\n| a \\| b | 15 |\n| c | 8.023 |"
    assert not written(html).doubts


def test_merged_cells_leave_gaps_and_are_told():
    html = "<table><tr><th colspan=2>A<th>B<tr><td rowspan=2>x<td>1<td>2<tr><td>3<td>4</table>"
    assert text(html) == "| A |  | B |\n| --- | ---: | ---: |\n| x | 1 | 2 |\n|  | 3 | 4 |"
    assert [item.rule for item in written(html).doubts] == ["import-table-merged"]


def test_tables_that_only_arrange_are_taken_apart():
    html = "<table><tr><td>trái<td><table><tr><td>Một.<tr><td>Hai.</table><tr><td>x<td>y</table>"
    assert text(html) == "trái\n\nMột.\n\nHai.\n\nx\n\ny"


def test_a_table_around_a_picture_gives_its_caption():
    html = '<table><tr><td><img src=b><tr><td>Khách xem "triển lãm"</table><p>x'
    assert text(html) == ('![Hồ sen buổi sáng](/media/2018/b.jpg "Khách xem “triển lãm”")\n\nx')


def test_doubts_name_their_lines():
    result = written("<p>Một.<p>- a<p>- b<p><b>Mục hai</b><p>Hai.<p><img src=a><p>Hết.")
    lines = result.text.split("\n")
    told = {item.rule: lines[item.line - 1] for item in result.doubts}
    assert told == {
        "import-list-typed": "- a",
        "import-heading-bold": "## Mục hai",
        "import-picture-alt": "![](/media/2018/a.jpg)",
    }


def test_lost_links_are_counted():
    result = written('<p><a href="/tin/5">tin</a> <a href="x.htm">x</a> <a href="#a">a</a>')
    assert result.doubts[0].message.startswith("2 liên kết")


@given(st.text(alphabet=st.sampled_from("ab đ*_`[](){}<>&#+-.!|\\:~=1\n\"'^")))
@example("&#1")
def test_plain_text_comes_back_as_plain_text(source):
    """Whatever stands in a paragraph, our Markdown shows just these characters again."""
    words = " ".join(source.split())
    paragraph = tree.Element("p", children=[f"Đầu {words} cuối"])
    markdown = markdown_writer.write(tree.Element("html", children=[paragraph]), {}).text
    shown = CONVERTER.convert(markdown, 1, "articles")
    visible = tree.parse(shown.html).text()
    smart = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "."})
    want = f"Đầu {words} cuối"

    def bare(line):
        return "".join(line.translate(smart).replace("...", ".").split()).replace("--", "-")

    assert bare(visible).replace("-", "").replace(".", "") == bare(want).replace("-", "").replace(
        ".", ""
    )


@given(st.text())
def test_rendering_never_fails_and_plain_has_no_control(source):
    shown = inline.plain(inline.escape(source))
    assert not any(char < " " for char in shown)
