"""The faster Python-Markdown against stock: the same bytes and headings for every document."""

import random
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Comment, Element

import markdown
import pytest
from markdown import Markdown

from newsroom.markup.fast_markdown import (
    PINNED,
    FastMarkdown,
    build,
    build_stock,
    has_residue,
    options,
)
from tests.newsroom.markup.markdown_documents import BLOCKS, INLINE, mutate, write_document

ARTICLE = """\
Sáng 28/12, Đảng ủy Khối tổ chức **hội nghị trực tuyến**, hơn 500 *đảng viên* dự.[^1]

## Nội dung _chính_ & kết quả

- Quán triệt [Nghị quyết](/van-ban/54-2017-qh14/ "Toàn văn")
- Bàn chương trình 2019

    kèm `kế hoạch`

| Đơn vị | Số |
|---|--:|
| Khối 1 | **37** |

> Trích: \\*không nghiêng\\*[END]
> dòng hai

![Hội trường](/media/2018/a.jpg)

## Nội dung chính & kết quả

### Mục con

[^1]: Số liệu của <b>Văn phòng</b> &nbsp; Đảng ủy.
""".replace("[END]", "  ")


def result(md: Markdown, source: str) -> tuple[str, Any]:
    """Convert; an exception of stock is a result too."""
    md.reset()
    try:
        return md.convert(source), md.toc_tokens  # type: ignore[attr-defined]
    except (RuntimeError, IndexError) as error:
        return type(error).__name__, None


def assert_same(sources: Iterable[str], **texts: str) -> None:
    stock, fast = build_stock(**texts), build(**texts)
    assert fast.prepare()
    for source in sources:
        assert result(fast, source) == result(stock, source), source


def test_article_is_the_same_and_tells_its_headings() -> None:
    fast = build()
    assert fast.convert(ARTICLE) == build_stock().convert(ARTICLE)
    assert fast.fast
    assert [(token["id"], token["name"]) for token in fast.toc_tokens] == [
        ("noi-dung-chinh-ket-qua", "Nội dung chính &amp; kết quả"),
        ("noi-dung-chinh-ket-qua_1", "Nội dung chính &amp; kết quả"),
    ]
    assert [token["id"] for token in fast.toc_tokens[1]["children"]] == ["muc-con"]


def test_conversions_do_not_touch_each_other() -> None:
    fast = build()
    first = fast.convert(ARTICLE)
    assert fast.convert("[r]: /u\n\n# Một\n\n[r] [^1] *dở") != first
    assert fast.convert(ARTICLE) == first
    assert fast.convert(" \n") == ""
    assert fast.toc_tokens == []


def test_texts_of_footnotes_reach_the_output() -> None:
    texts = {"backlink_text": "về", "backlink_title": "Về chỗ nhắc chú thích %d"}
    assert_same([ARTICLE], **texts)
    assert 'title="Về chỗ nhắc chú thích 1">về</a>' in build(**texts).convert(ARTICLE)


def test_headings_without_a_latin_letter_get_an_id() -> None:
    assert build().convert("# ！\n\n# 中") == '<h1 id="muc">！</h1>\n<h1 id="muc_1">中</h1>'


def test_visitors_see_the_finished_tree_in_order() -> None:
    seen: list[tuple[str, str | None]] = []

    def shout(root: Element) -> None:
        for element in root.iter("p"):
            element.text = (element.text or "").upper()

    def note(root: Element) -> None:
        seen.extend((element.tag, element.text) for element in root.iter())

    source = "Một \\* **hai**\n\n# Ba"
    fast, stock = (make(extra_treeprocessors=[shout, note]) for make in (build, build_stock))
    assert fast.convert(source) == "<p>MỘT * <strong>hai</strong></p>\n" + '<h1 id="ba">Ba</h1>'
    first = list(seen)
    assert first == [("div", "\n"), ("p", "MỘT * "), ("strong", "hai"), ("h1", "Ba")]
    stock.convert(source)
    assert seen == first * 2


def test_visitor_may_leave_any_node() -> None:
    def visit(root: Element) -> None:
        root[0].append(Element("input", {"disabled": "disabled", "value": 'a"<&'}))
        root[0].append(Element("script"))
        root[0][1].text = "1 < 2"
        if "chú" in (root[0].text or ""):
            root.append(Comment("a & b"))

    fast, stock = (make(extra_treeprocessors=[visit]) for make in (build, build_stock))
    for source in ("a", "ghi chú"):
        assert fast.convert(source) == stock.convert(source)
    assert fast.convert("a") == (
        '<p>a<input disabled value="a&quot;&lt;&amp;"><script>1 < 2</script></p>'
    )


@pytest.mark.parametrize(
    "extension", ["attr_list", "def_list", "admonition", "abbr", "smarty", "nl2br"]
)
def test_unknown_extension_changes_nothing(extension: str) -> None:
    settings = options()
    settings["extensions"] = [*settings["extensions"], extension]
    fast, stock = FastMarkdown(**settings), Markdown(**settings)
    chance = random.Random(extension)
    sources = [write_document(chance) + "\n*[HTML]: x\n\nHTML\n\n# a {: #b }" for _ in range(80)]
    for source in sources:
        assert result(fast, source) == result(stock, source), source


def test_unknown_inline_pattern_always_runs() -> None:
    class Shout(markdown.inlinepatterns.InlineProcessor):
        def handleMatch(self, m: Any, data: str) -> tuple[Element, int, int]:  # type: ignore[override]
            del data
            element = Element("em")
            element.text = f"**{m[1]}**"
            return element, m.start(), m.end()

    fast, stock = build(), build_stock()
    for md in (fast, stock):
        md.inlinePatterns.register(Shout("!(.)!"), "shout", 200)
    assert fast.convert("kêu !a! lên") == stock.convert("kêu !a! lên")
    assert "<em><strong>a</strong></em>" in fast.convert("kêu !a! lên")
    assert fast.fast


def test_every_construct_alone_and_beside_every_other_is_the_same() -> None:
    pieces = [*INLINE, *BLOCKS]
    assert_same(pieces)
    assert_same(f"Chữ {piece} chữ {piece}, {piece}" for piece in pieces)
    chance = random.Random(1)
    assert_same(f"{first}\n\n{second}" for first in BLOCKS for second in chance.sample(BLOCKS, 8))


def test_random_documents_are_the_same() -> None:
    chance = random.Random(2026)
    assert_same(write_document(chance) for _ in range(1_500))


def test_mutated_articles_are_the_same() -> None:
    chance = random.Random(28)
    assert_same(mutate(chance, ARTICLE, chance.randint(1, 6)) for _ in range(300))


@pytest.mark.deep
def test_many_random_documents_are_the_same() -> None:
    chance = random.Random(4)
    assert_same(write_document(chance) for _ in range(60_000))
    assert_same(mutate(chance, ARTICLE, chance.randint(1, 12)) for _ in range(10_000))


def test_broken_placeholder_is_noticed() -> None:
    broken = '_"]&*c ** a** [a](u)***b***b**'
    assert has_residue(build().convert(broken))
    assert not has_residue(build().convert(ARTICLE))


def test_version_is_the_one_shown_equal() -> None:
    assert markdown.__version__ == PINNED
