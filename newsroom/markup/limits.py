"""Refuse sources whose conversion would cost out of proportion to their length.

Python-Markdown and the HTML parser behind it take time that grows with the square of some inputs:
20,000 opening brackets in a paragraph, a thousand nested quotes, unclosed fences or tags. Nothing of
the kind is in an article. ``check_limits`` looks at the lines of a source before it is converted;
``fast_markdown_costs`` looks at each text of the tree before inline markup is sought in it. Together
they keep the cost of an accepted source in proportion: twice the text, twice the time. The limits are
far above what people write and far below where the growth shows.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from newsroom.markup.fast_markdown_costs import CostlyTextError
from newsroom.text.finding import Finding

LONGEST_SOURCE = 120_000
"""Characters of a source: sixty printed pages."""
LONGEST_BLOCK = 40_000
"""Characters without a blank line, also of a list or table; a paragraph may have a quarter."""
DEEPEST = 12
"""Quotes and lists in one another."""
MOST_FENCES = 200
MOST_OPEN_FENCES = 10
MOST_TAGS = 3_000
MOST_BAD_TAGS = 30
MOST_COMMENTS = 20
MOST_OPEN_TAGS = 50
MOST_DENSE = 50
"""Headings and rules on end without a blank line."""
MOST_CELLS = 20_000
"""Of all tables, as the longest row makes all others as long."""
MOST_PIPES = 200
"""Bars, and backticks, in one row of a table."""
MOST_NOTES = 600
MOST_OF_A_NOTE = 50
MOST_CONTENTS = 3

_SAID = {
    "source-too-long": (
        "Bài quá dài.",
        "Tách thành nhiều bài, mỗi bài dưới 120.000 ký tự.",
    ),
    "nesting-too-deep": (
        "Trích dẫn hoặc danh sách lồng nhau quá nhiều tầng.",
        "Viết lại, tối đa mười hai tầng.",
    ),
    "fences-too-many": (
        "Có quá nhiều khối mã ``` trong bài.",
        "Tách bài hoặc bỏ bớt khối mã.",
    ),
    "fence-unclosed": (
        "Nhiều khối mã ``` mở ra mà không có dòng đóng.",
        "Thêm dòng ``` ở cuối mỗi khối, hoặc xóa các dòng ``` thừa.",
    ),
    "tags-too-many": (
        "Có quá nhiều thẻ HTML trong bài.",
        "Viết lại bằng Markdown hoặc tách bài.",
    ),
    "tag-unclosed": (
        "Nhiều dấu < mở ra mà không thành một thẻ hay địa chỉ trọn vẹn.",
        "Đóng các thẻ bằng dấu >, hoặc viết &lt; nếu là dấu nhỏ hơn.",
    ),
    "lines-not-separated": (
        "Quá nhiều tiêu đề hoặc đường kẻ liền nhau, không có dòng trống ở giữa.",
        "Thêm dòng trống giữa các tiêu đề.",
    ),
    "table-too-large": (
        "Bảng quá lớn: quá nhiều cột hoặc quá nhiều ô.",
        "Tách thành nhiều bảng; mỗi bảng dưới 200 cột và 20.000 ô.",
    ),
    "notes-too-many": (
        "Có quá nhiều chú thích, hoặc một chú thích được nhắc quá nhiều lần.",
        "Gộp các chú thích; mỗi chú thích nhắc tối đa 50 lần.",
    ),
    "contents-too-many": (
        "Mục lục [TOC] được đặt nhiều lần.",
        "Giữ lại một chỗ đặt [TOC].",
    ),
    "paragraph-too-long": (
        "Đoạn văn quá dài: hơn 10.000 ký tự không có dòng trống.",
        "Thêm dòng trống để tách đoạn.",
    ),
    "emphasis-too-many": (
        "Một đoạn có quá nhiều dấu * hoặc _.",
        "Bỏ bớt chữ đậm, chữ nghiêng, hoặc viết \\* nếu là dấu sao thật.",
    ),
    "bracket-unclosed": (
        "Một đoạn có quá nhiều dấu [ không được đóng hoặc lồng nhau.",
        "Đóng các ngoặc vuông, hoặc viết \\[ nếu không phải liên kết.",
    ),
    "link-unclosed": (
        "Một đoạn có quá nhiều liên kết viết dở: sau ]( thiếu dấu ) hoặc thừa ngoặc kép.",
        'Viết đủ [chữ](địa chỉ), hoặc [chữ](địa chỉ "tên").',
    ),
    "backticks-too-many": (
        "Một đoạn có quá nhiều dấu ` liền nhau.",
        "Xóa bớt; chữ máy chỉ cần một dấu ` ở mỗi đầu.",
    ),
    "not-convertible": (
        "Không chuyển được bài này sang HTML: các cấu trúc lồng nhau không hợp lệ.",
        "Tìm chú thích chân trang nằm trong một chú thích khác, hoặc danh sách và trích dẫn lồng "
        "nhau, rồi viết lại cho đơn giản.",
    ),
}

# No possessive group below: Python 3.11.2 (Debian 12) loses its place in one.
_MARKERS = re.compile(r"(?:(?:[*+-]|\d+\.)(?: +|$)|> *)+")
_MARKER = re.compile(r"[*+->]|\d+\.")
_DENSE = re.compile(r"#|=+ *$|[-_*][-_* ]*$|\[[^\]]*\]: *$")
_SIGNS = frozenset("#=-_*+[")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_TABLE_RULE = re.compile(r"[|:\- ]+$")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)[^<>\"']*+(?:(?:\"[^\"<>]*+\"|'[^'<>]*+')[^<>\"']*+)*>")
_COMMENT = re.compile(r"<!--[^<]*?-->")
_NOTE_START = re.compile(r"\[\^[^\]]*\]:(?: +|$)")
_NOTE = re.compile(r"\[\^([^\]\n]{0,100})\]")
_CONTENTS = re.compile(r"^[^\w\[\n]*\[TOC\][^\w\n]*$", re.MULTILINE)
_VOID = frozenset(("br", "col", "hr", "img", "input", "source", "wbr"))


def refuse(source: str, error: Exception) -> Finding:
    """Tell an editor why converting ``source`` raised ``error``.

    That is a ``CostlyTextError``, or one of the exceptions that Python-Markdown is known to end in:
    RecursionError, or RuntimeError where a footnote defines another one.
    """
    if not isinstance(error, CostlyTextError):
        return _finding("not-convertible", 1)
    at = source.find(error.text.split("\n", 1)[0][:60])
    return _finding(error.rule, 1 + source.count("\n", 0, max(at, 0)))


def check_limits(source: str) -> list[Finding]:
    """Find what would make a source too costly to convert: the first place for each rule.

    Lines count from 1 in ``source``. About 0.02 ms for an article of 7 kB.
    """
    if len(source) > LONGEST_SOURCE:
        return [_finding("source-too-long", 1)]
    if "\t" in source:
        source = source.expandtabs(4)
    fences = _in_fences(source.split("\n")) if "`" in source or "~" in source else ()
    found: dict[str, int] = {}
    for rule, line in chain(_in_lines(source), fences, _in_marks(source)):
        found.setdefault(rule, line)
    return sorted((_finding(rule, line) for rule, line in found.items()), key=lambda f: f.line)


def _finding(rule: str, line: int) -> Finding:
    message, fix = _SAID[rule]
    return Finding(line, 1, "error", rule, message, fix)


def _in_lines(source: str) -> Iterator[tuple[str, int]]:
    """Look at line starts for nesting and for headings on end, at blocks of lines for tables."""
    cells = number = 0
    for block in source.split("\n\n"):
        is_line = "\n" not in block and "|" not in block and len(block) < LONGEST_BLOCK
        if is_line and (block[:1].isalpha() or block[:1] == "#"):
            number += 2  # most are so: one line of words, or a heading, and a blank one
            continue
        dense = rows = bars = length = is_table = 0
        for line in block.split("\n"):
            number += 1
            rows += 1
            length += len(line) + 1
            if length > LONGEST_BLOCK:
                yield "paragraph-too-long", number
            if line.removeprefix("- ")[:1].isalpha() and "|" not in line and not is_table:
                continue  # words, or an item of a list that begins with one
            content = line.lstrip(" >")
            if not content:
                if line.count(">") > DEEPEST:
                    yield "nesting-too-deep", number
                cells += rows * (bars + 1) if is_table else 0
                dense = rows = bars = length = is_table = 0
                continue
            if "|" in line:
                is_table = is_table or _TABLE_RULE.match(content) is not None
                bars = max(bars, line.count("|"), line.count("`"))
            if is_table and (bars > MOST_PIPES or cells + rows * (bars + 1) > MOST_CELLS):
                yield "table-too-large", number
            if content[0] in _SIGNS or content[0].isdecimal() or len(line) > len(content) + DEEPEST:
                if _depth(line, content) > DEEPEST:
                    yield "nesting-too-deep", number
                if _DENSE.match(content):
                    dense += 1
                    if dense > MOST_DENSE:
                        yield "lines-not-separated", number
        cells += (rows + 1) * (bars + 1) if is_table else 0
        number += 1


def _depth(line: str, content: str) -> int:
    """Count quotes, indentation and list marks before a line's own text."""
    before = line[: len(line) - len(content)]
    depth = before.count(">")
    note = _NOTE_START.match(content)
    if marks := _MARKERS.match(content, note.end() if note else 0):
        # A quote's own space is no indentation.
        depth += len(_MARKER.findall(marks[0])) + max(len(before) - 2 * depth, 0) // 4
    return depth


def _in_fences(lines: list[str]) -> Iterator[tuple[str, int]]:
    """Count the fences, and those that no later line of the same sign and length closes."""
    fences = [
        (place, found[1]) for place, line in enumerate(lines, 1) if (found := _FENCE.match(line))
    ]
    last = {lines[place - 1].rstrip(" "): place for place, _ in fences}
    opened = [place for place, fence in fences if last.get(fence, 0) <= place]
    if len(fences) > MOST_FENCES:
        yield "fences-too-many", fences[0][0]
    if len(opened) > MOST_OPEN_FENCES:
        yield "fence-unclosed", opened[0]


def _in_marks(source: str) -> Iterator[tuple[str, int]]:
    """Count tags, notes and contents marks where there are many of their signs."""

    def line_of(text: str) -> int:
        return 1 + source.count("\n", 0, source.find(text))

    if "<" in source and source.count("<") > MOST_BAD_TAGS:
        for rule in _in_tags(source):
            yield rule, line_of("<")
    if "^" in source and source.count("[^") > MOST_OF_A_NOTE:
        uses = Counter(_NOTE.findall(source))
        if uses.total() > MOST_NOTES or max(uses.values(), default=0) > MOST_OF_A_NOTE:
            yield "notes-too-many", line_of("[^")
    contents = source.count("[TOC]") if "[" in source else 0
    if contents > MOST_CONTENTS and len(_CONTENTS.findall(source)) > MOST_CONTENTS:
        yield "contents-too-many", line_of("[TOC]")


def _in_tags(source: str) -> Iterator[str]:
    tags = [(found[1], found[2].lower()) for found in _TAG.finditer(source)]
    comments = sum(1 for _ in _COMMENT.finditer(source))
    if len(tags) > MOST_TAGS or comments > MOST_COMMENTS:
        yield "tags-too-many"
    left: Counter[str] = Counter()
    for slash, name in tags:
        left[name] += -1 if slash else name not in _VOID
    unclosed = sum(count for count in left.values() if count > 0)
    malformed = source.count("<") - len(tags) - comments
    if malformed > MOST_BAD_TAGS or (comments and unclosed > MOST_OPEN_TAGS):
        yield "tag-unclosed"
