"""The one writer of Markdown: whatever was brought in leaves through here, in one form.

Plain and short, as an editor would have typed it: ``-`` lists, pipe tables, few escapes. Lines are
counted while they are written, so each doubt names the line that it is about.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsroom.importing import block_reading, headings, inline, judging
from newsroom.importing.blocks import Block
from newsroom.importing.inline import Target, plain
from newsroom.importing.manuscript import doubt
from newsroom.importing.tree import Element
from newsroom.text.finding import Finding
from newsroom.text.normalize import nfc

_LINE_START = re.compile(r"(?=[>#](?:\s|$|#)|[-+–](?:\s|$)|[=~]{3,}|:\s)|^(\d+)(?=[.)]\s)")
_NOTE = re.compile(r"(?<!\\)\[\^([ef]\d+)\]")
_QUOTED = re.compile(r'"([^"]*)"')
_NUMERIC = re.compile(r"[-+]?[\d.,]+\s*%?")
_SAID: Mapping[str, tuple[str, str]] = {
    "list-typed": (
        "Danh sách gõ tay đã đổi thành danh sách thật.",
        "Xem các mục có đúng là một danh sách không.",
    ),
    "heading-bold": (
        "Đoạn in đậm cả dòng đã đổi thành tiêu đề mục: “{text}”.",
        "Nếu không phải tiêu đề, xóa các dấu # đầu dòng.",
    ),
    "heading-capitals": (
        "Dòng viết hoa toàn bộ đã đổi thành tiêu đề mục: “{text}”.",
        "Viết lại bằng chữ thường, giữ hoa tên riêng; nếu không phải tiêu đề, xóa dấu #.",
    ),
    "table-merged": (
        "Bảng có ô gộp: chữ của ô gộp nằm ở ô đầu, các ô còn lại để trống.",
        "Điền hoặc chia lại các ô cho đúng.",
    ),
    "table-head": (
        "Bảng không có dòng tiêu đề: đã lấy dòng đầu.",
        "Sửa dòng đầu của bảng nếu đó là số liệu.",
    ),
    "picture-alt": (
        "Ảnh chưa có mô tả.",
        "Viết vào ngoặc vuông điều nhìn thấy trong ảnh, cho người không xem được ảnh.",
    ),
    "links-lost": (
        "{count} liên kết chỉ dùng được ở nơi cũ đã bỏ, chữ giữ nguyên.",
        "Đặt lại liên kết nào còn cần: [chữ](địa chỉ đầy đủ).",
    ),
    "all-bold": (
        "Cả bài in đậm: đã bỏ in đậm, các đoạn đậm không thành tiêu đề mục.",
        "Đánh dấu lại bằng ** chỗ cần nhấn mạnh, bằng ## tiêu đề mục.",
    ),
    "heading-long": (
        "Đoạn mang kiểu tiêu đề nhưng dài như một đoạn văn: đã để thành đoạn thường.",
        "Nếu là tiêu đề, viết gọn lại và thêm ## đầu dòng.",
    ),
    "table-typed": (
        "Các dòng gõ bằng phím Tab đã đổi thành bảng.",
        "So lại từng cột với tệp gốc.",
    ),
    "lost-chart": (
        "Ở đây tệp Word có biểu đồ, không chuyển được.",
        "Gõ lại số liệu thành bảng hoặc khối bieu-do, hoặc chụp biểu đồ thành ảnh PNG.",
    ),
    "lost-diagram": (
        "Ở đây tệp Word có sơ đồ SmartArt, không chuyển được.",
        "Viết lại thành danh sách, hoặc chụp sơ đồ thành ảnh PNG rồi chèn vào.",
    ),
    "lost-math": (
        "Ở đây tệp Word có công thức, chỉ chuyển được dãy ký hiệu.",
        "Sửa lại cho đúng, hoặc chụp công thức thành ảnh PNG rồi chèn vào.",
    ),
    "lost-linked": (
        "Ở đây tệp Word nối tới ảnh ở nơi khác; ảnh không nằm trong tệp nên không lấy.",
        "Trong Word, chép ảnh ấy dán hẳn vào bài rồi nhập lại, hoặc chèn ảnh bằng tay.",
    ),
    "lost-missing": (
        "Ở đây tệp Word ghi có ảnh nhưng trong tệp không còn ảnh ấy.",
        "Tìm ảnh gốc rồi chèn bằng tay.",
    ),
    "lost-uncut": (
        "Ảnh này đã cắt trong Word nhưng không cắt lại được: cả ảnh gốc được đưa vào.",
        "Cắt lại ảnh trong content/media nếu phần thừa không nên lên trang.",
    ),
    "lost-picture": (
        "Ở đây có ảnh mà máy không đọc được (dạng lạ như EMF/WMF, hỏng, hoặc quá lớn).",
        "Lưu ảnh ấy thành JPEG hoặc PNG rồi chèn vào chỗ này.",
    ),
    "line-break": (
        "Dòng có chỗ xuống dòng giữa câu (<br>).",
        "Xóa <br> nếu không cần xuống dòng ở đó.",
    ),
}


@dataclass(frozen=True, slots=True)
class Written:
    """A body in Markdown and what is doubtful in it; lines count from 1 at its first line."""

    text: str
    doubts: tuple[Finding, ...]


def write(body: Element, pictures: Mapping[str, Target]) -> Written:
    """Write a tree of HTML as Markdown; ``pictures`` says where each ``src`` will lie."""
    written = write_blocks(block_reading.read(body, pictures))
    lost = sum(inline.is_lost(link) for link in body.walk() if link.tag == "a")
    if not lost:
        return written
    message, fix = _SAID["links-lost"]
    told = doubt("links-lost", message.format(count=lost), fix)
    return Written(written.text, (told, *written.doubts))


def write_blocks(read: list[Block]) -> Written:
    """Write the blocks of a body."""
    writer = _Writer()
    for block, rules in headings.judged(judging.judged(read)):
        for rule in (*rules, *(f"lost-{name}" for name in block.lost)):
            if rule not in _SAID:
                continue  # a bookmark that a stranger named like one of ours
            writer.tell(rule, text=plain(block.text)[:60])
        if block.kind != "lost":
            writer.block(block)
    text = _numbered(nfc("\n".join(writer.lines).strip("\n")) + "\n")
    return Written(text, tuple(writer.doubts))


def _numbered(text: str) -> str:
    """Give the notes numbers from 1 in the order of their references."""
    order = dict.fromkeys(_NOTE.findall(text))
    numbers = {label: number for number, label in enumerate(order, 1)}
    return _NOTE.sub(lambda match: f"[^{numbers[match[1]]}]", text)


class _Writer:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.doubts: list[Finding] = []

    def tell(self, rule: str, **words: str) -> None:
        message, fix = _SAID[rule]
        self.doubts.append(doubt(rule, message.format(**words), fix, len(self.lines) + 1))

    def block(self, block: Block) -> None:
        if "<br>" in block.text and block.look != "signed":
            self.tell("line-break")
        match block.kind:
            case "heading":
                self.lines.append(f"{'#' * block.level} {block.text}")
            case "list":
                self.list(block, "")
            case "table":
                self.table(block)
            case "picture":
                self.picture(block)
            case "quote":
                self.lines.append(f"> {block.text}")
            case "code":
                self.lines += ["```", *block.text.split("\n"), "```"]
            case "note":
                self.lines.append(f"[^{block.label}]: {block.text}")
            case _:
                self.lines.append(_at_line_start(block.text))
        self.lines.append("")

    def list(self, block: Block, indent: str) -> None:
        for number, item in enumerate(block.items, block.number):
            mark = f"{number}." if block.level else "-"
            self.lines.append(f"{indent}{mark} {_at_line_start(item.text)}")
            for inner in item.lists:
                self.list(inner, f"{indent}    ")

    def table(self, block: Block) -> None:
        if block.merged:
            self.tell("table-merged")
        if not block.headed and block.label != "typed":
            self.tell("table-head")
        head, *rows = block.rows
        width = len(head)
        sides = [
            "---:" if _is_numeric(row[place] for row in rows) else "---" for place in range(width)
        ]
        self.lines.append(_row(text.replace("**", "") for text in head))
        self.lines.append(_row(sides))
        self.lines += [_row(row) for row in rows]

    def picture(self, block: Block) -> None:
        if block.text.startswith("![]"):
            self.tell("picture-alt")
        caption = _QUOTED.sub(r"“\1”", block.caption).replace('"', "”")
        self.lines.append(f'{block.text[:-1]} "{caption}")' if caption else block.text)


def _at_line_start(text: str) -> str:
    """Escape what Markdown would take for the start of a list, a heading or a quotation."""
    match = _LINE_START.match(text)
    if not match:
        return text
    at = match.end()
    return f"{text[:at]}\\{text[at:]}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _is_numeric(cells: Iterable[str]) -> bool:
    filled = [text for cell in cells if (text := plain(cell))]
    return bool(filled) and all(_NUMERIC.fullmatch(text) for text in filled)
