"""What is wrong in a YAML block, named so that an editor can mend it.

YAML's own messages tell what a parser expected, seldom what a person did. This module looks at
the place of the first error and names the mistake behind it: a colon that wants quotes, a quote
that was never closed, a tab.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from yaml import MarkedYAMLError
from yaml.events import Event, ScalarEvent, SequenceEndEvent

MESSAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "unquoted-colon": (
            "Giá trị chứa dấu hai chấm nhưng không nằm trong ngoặc kép.",
            'Đặt cả giá trị trong ngoặc kép, ví dụ title: "Bài hai: có dấu hai chấm".',
        ),
        "no-space-after-colon": (
            "Thiếu dấu cách sau dấu hai chấm.",
            "Thêm một dấu cách sau dấu hai chấm, ví dụ title: Hội nghị.",
        ),
        "missing-colon": (
            "Dòng này không có dạng “tên: giá trị”.",
            "Thêm tên trường và dấu hai chấm ở đầu dòng; nếu là phần tiếp của dòng trên thì thụt "
            "vào bằng dấu cách.",
        ),
        "unclosed-quote": (
            "Dấu ngoặc kép (hoặc nháy đơn) mở ở đây không được đóng trên cùng dòng.",
            "Thêm dấu đóng ở cuối giá trị.",
        ),
        "text-after-quote": (
            "Có chữ đứng sau dấu ngoặc đóng.",
            'Bao cả giá trị trong một cặp nháy đơn, hoặc viết \\" thay cho dấu ngoặc kép ở bên '
            "trong.",
        ),
        "text-after-bracket": (
            "Có chữ đứng sau dấu ngoặc vuông hoặc ngoặc nhọn đóng.",
            "Đặt cả giá trị trong ngoặc kép.",
        ),
        "unclosed-bracket": (
            "Danh sách mở ở đây không được đóng hoặc thiếu dấu phẩy giữa hai mục.",
            "Thêm dấu đóng; nếu đó là chữ thường chứ không phải danh sách, đặt cả giá trị trong "
            "ngoặc kép.",
        ),
        "bad-escape": (
            "Dấu \\ trong ngoặc kép không đi với chữ cái này.",
            "Viết \\\\ để có một dấu \\, hoặc dùng nháy đơn thay cho ngoặc kép.",
        ),
        "reserved-character": (
            "Giá trị bắt đầu bằng một ký hiệu riêng của YAML.",
            "Đặt cả giá trị trong ngoặc kép.",
        ),
        "unquoted-dash": (
            "Giá trị bắt đầu bằng dấu gạch và dấu cách nên bị hiểu là mục của danh sách.",
            "Đặt giá trị trong ngoặc kép, hoặc xuống dòng và thụt vào nếu là danh sách.",
        ),
        "tab-indent": (
            "Đầu dòng có phím Tab; YAML chỉ nhận dấu cách.",
            "Thay phím Tab bằng hai dấu cách.",
        ),
        "tab": ("Trong dòng có phím Tab.", "Thay phím Tab bằng dấu cách."),
        "control-character": (
            "Trong dòng có ký tự điều khiển không nhìn thấy được.",
            "Xóa đoạn chữ quanh vị trí này và gõ lại.",
        ),
        "bad-indent": (
            "Dòng này thụt vào không khớp với các dòng trên.",
            "Cho các trường cùng cấp bắt đầu ở cùng một cột.",
        ),
        "cut-by-hash": (
            "Phần từ dấu # trở đi bị coi là ghi chú và mất khỏi giá trị.",
            "Đặt cả giá trị trong ngoặc kép, hoặc chuyển ghi chú sang dòng riêng.",
        ),
        "repeated-key": ("Trường này được khai báo hai lần.", "Giữ lại một dòng."),
        "key-not-text": ("Tên trường phải là một từ đơn.", "Viết theo dạng tên: giá trị."),
        "anchor": (
            "Giá trị bắt đầu bằng dấu &, ký hiệu riêng của YAML không được dùng ở đây.",
            "Đặt cả giá trị trong ngoặc kép.",
        ),
        "alias": (
            "Giá trị bắt đầu bằng dấu *, ký hiệu riêng của YAML không được dùng ở đây.",
            "Đặt cả giá trị trong ngoặc kép.",
        ),
        "tag": (
            "Giá trị bắt đầu bằng dấu !, ký hiệu riêng của YAML không được dùng ở đây.",
            "Đặt cả giá trị trong ngoặc kép.",
        ),
        "document-marker": (
            "Dòng --- hoặc ... (hay lệnh %) không được nằm giữa các trường.",
            "Xóa dòng này; chỉ dùng --- ở dòng đầu và dòng cuối của phần khai báo.",
        ),
        "not-a-mapping": (
            "Phần khai báo phải gồm các dòng “tên: giá trị”.",
            "Viết mỗi trường một dòng, ví dụ title: Hội nghị.",
        ),
        "too-deep": ("Các trường lồng nhau quá nhiều tầng.", "Viết lại cho gọn, tối đa tám tầng."),
        "too-long": (
            "Phần khai báo quá dài.",
            "Chuyển nội dung xuống thân bài; phần khai báo tối đa 200.000 ký tự.",
        ),
        "syntax": (
            "Không đọc được dòng này theo YAML.",
            "Đặt giá trị trong ngoặc kép và xem lại cả dòng.",
        ),
    }
)
"""Code of a fault → what happened and the remedy, in Vietnamese."""

_SECOND_COLON = re.compile(r":[ \n]")
_SIGN = re.compile("(anchor|alias|tag)")
_JOINED_COLON = re.compile(r" *(?:- +)?[\w-]+:(?=[^\s/])")


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake: line and column from 1 (columns in code points) and a key of ``MESSAGES``."""

    line: int
    column: int
    code: str


def begin(event: Event) -> int:
    """Give the index at which an event begins."""
    assert event.start_mark is not None
    return event.start_mark.index


def end(event: Event) -> int:
    """Give the index after an event's last character."""
    assert event.end_mark is not None
    return event.end_mark.index


def name_error(block: str, error: MarkedYAMLError, before: list[Event]) -> tuple[int, str]:
    """Name the mistake behind a parser's error: its place (index into ``block``) and its code.

    ``before`` holds the parser's last events, at most two are looked at. The same block gives
    the same answer with libyaml's parser and with PyYAML's own.
    """
    problem = str(error.problem)
    context = str(error.context)
    at = min(error.problem_mark.index if error.problem_mark else 0, len(block))
    opened = error.context_mark.index if error.context_mark else at
    match problem:
        case _ if "mapping values are not allowed" in problem:
            return _stray_colon(block, at, before)
        case _ if "end of stream" in problem and "quoted scalar" in context:
            return opened, "unclosed-quote"
        case _ if "document indicator" in problem or "document separator" in problem:
            return opened, "unclosed-quote"
        case _ if "scalar" in context and ("escape" in problem or "hexdecimal" in problem):
            return max(block.rfind("\\", 0, at + 1), 0), "bad-escape"
        case _ if found := _SIGN.search(context):
            return opened, found[1]
        case _ if "directive" in context:
            return _line_start(block, opened), "document-marker"
        case _ if "could not find expected ':'" in problem:
            return _no_colon(block, opened)
        case _ if "cannot start any token" in problem or "node content" in problem:
            return at, "reserved-character"
        case _ if "sequence entries are not allowed" in problem:
            return at, "unquoted-dash"
        case _ if "flow" in context:
            return opened, "unclosed-bracket"
        case _ if "block" in context or "document start" in problem:
            return _unexpected(block, at, before)
    return at, "syntax"


def _line_start(block: str, at: int) -> int:
    return block.rfind("\n", 0, at) + 1


def _first_ink(block: str, at: int) -> int:
    start = _line_start(block, at)
    return start + len(block[start:]) - len(block[start:].lstrip(" "))


def _no_colon(block: str, at: int) -> tuple[int, str]:
    """Tell 'date:2018' from a line that has no field name at all."""
    start = _line_start(block, at)
    if found := _JOINED_COLON.match(block, start):
        return found.end() - 1, "no-space-after-colon"
    return _first_ink(block, at), "missing-colon"


def _stray_colon(block: str, at: int, before: list[Event]) -> tuple[int, str]:
    start = _line_start(block, at)
    if _SECOND_COLON.search(block, start, at):
        if _quote_before(block, at, before) is not None:
            return at, "text-after-quote"
        return at, "unquoted-colon"
    # The only colon of its line: the line above swallowed this one as its continuation.
    above = block[:start].rstrip()
    line_above = above[_line_start(above, len(above)) :]
    code = _no_colon(block, len(above))
    indented = _first_ink(block, at) - start > len(line_above) - len(line_above.lstrip(" "))
    if ": " in line_above or (indented and code[1] == "missing-colon"):
        return _first_ink(block, at), "bad-indent"
    return code


def _quote_before(block: str, at: int, before: list[Event]) -> Event | None:
    """Give the quoted value that ends just before ``at`` on the same line, if one does."""
    for event in before:
        if isinstance(event, ScalarEvent) and event.style in {"'", '"'}:
            after = end(event)
            if after <= at and not block[after:at].strip(" "):
                return event
    return None


def _unexpected(block: str, at: int, before: list[Event]) -> tuple[int, str]:
    if at == _first_ink(block, at):
        return at, "bad-indent"
    if quoted := _quote_before(block, at, before):
        if "\n" in block[begin(quoted) : end(quoted)]:
            return begin(quoted), "unclosed-quote"
        return at, "text-after-quote"
    last = before[-1] if before else None
    if isinstance(last, SequenceEndEvent) or block[_line_start(block, at) : at].rstrip()[-1:] in {
        "]",
        "}",
    }:
        return at, "text-after-bracket"
    return at, "syntax"
