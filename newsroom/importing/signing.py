"""The end of a typed text: who wrote it, or how an official document is signed and sent out."""

import re

from newsroom.importing.judging import is_ornament, is_shouted
from newsroom.importing.letterhead import lines_of, opening_blocks
from newsroom.importing.manuscript import Manuscript, doubt
from newsroom.importing.tree import Element
from newsroom.text.fold import fold

_LABELLED = re.compile(
    r"\(?(?:Tin,? (?:và )?ảnh|Bài,? (?:và )?ảnh|Tin|Bài|Thực hiện|Người viết|Tác giả)\s*:\s*(.{2,80}?)\)?"
)
#: Those who sign for others: TM., KT., TL., TUQ., Q. (Decree 30/2020), T/M, K/T, T/L (the Party).
_FOR_OTHERS = re.compile(r"(?:T/?M|K/?T|T/?L|T/?UQ|TUQ|Q)\s*\.?\s+[A-ZĐÀ-Ỹ]{2}.*|T/M\b.*")
_POST = re.compile(
    r"(?:phó |quyền )?(?:chủ tịch|chủ nhiệm|bí thư|giám đốc|trưởng ban|trưởng phòng|chánh văn phòng"
    r"|hiệu trưởng|cục trưởng|chi cục trưởng|viện trưởng|thủ trưởng)\b.*",
    re.IGNORECASE,
)
_SENT_TO = "noi nhan"
_WRITER = {"nguoi viet", "nguoi viet bai", "tac gia", "nguoi thuc hien"}
#: What the name of a body begins with, folded.
_BODIES = (
    "ban ", "bao tang ", "bien tap", "chi bo ", "chi cuc ", "chi doan ", "cong doan ", "cuc ",
    "dang bo ", "dang uy ", "doan ", "hoi ", "khoi ", "phong ", "so ", "to ", "trung tam ",
    "truong ", "uy ban ", "van phong", "vien ",
)  # fmt: skip
_ENDED = re.compile(r"[.!?…:;,”\")]$")
_LONGEST = 60
#: A signature is not longer than so many blocks of at most so many letters a line.
_LAST, _LINE = 16, 160


def take(manuscript: Manuscript) -> None:
    """Take the writer's name off the end; a document's signature stays, as plain lines."""
    blocks = opening_blocks(manuscript.body)
    if signed := _signed_from(blocks):
        _flatten(manuscript.body, signed)
        message = "Cuối bài có phần ký tên, nơi nhận của văn bản: đã để thành các dòng thường."
        manuscript.doubts.append(doubt("signed", message, "Xóa nếu bài đăng không cần."))
    elif not manuscript.authors:
        _author(manuscript, blocks)


def _signed_from(blocks: list[Element]) -> list[Element]:
    """Return the last blocks, from the one with which a document's signature begins."""
    tail = blocks[max(1, len(blocks) - _LAST) :]
    for place, block in enumerate(tail):
        lines = lines_of(block)
        short = all(len(line) <= _LINE for rest in tail[place:] for line in lines_of(rest))
        begins = any(_begins(line) for line in lines) or (
            place > 0 and len(tail) - place == 2 and is_shouted(lines[0]) and _POST.match(lines[0])
        )
        if begins and short and block.tag in {"p", "table"}:
            return tail[place:]
    return []


def _begins(line: str) -> bool:
    return bool(_FOR_OTHERS.fullmatch(line)) or fold(line).startswith(_SENT_TO)


def _flatten(body: Element, signed: list[Element]) -> None:
    """Make plain lines of the signature: one paragraph for a signer, one a line of “Nơi nhận”."""
    signer: list[str] = []
    made: list[Element | str] = []
    for block in signed:
        cells = [node for node in block.walk() if node.tag in {"td", "th"}] or [block]
        for cell in cells:
            lines = [line for line in lines_of(cell) if not is_ornament(line)]
            if block.tag in {"ul", "ol"} or _is_list(lines, signer):
                made += [*_joined(signer), *(_paragraph(line) for line in lines)]
                signer = []
                continue
            signer += lines
            if block.tag == "table":
                made += _joined(signer)
                signer = []
    made += _joined(signer)
    body.replace(signed[-1], *made)
    body.without(set(signed[:-1]))


def _is_list(lines: list[str], signer: list[str]) -> bool:
    return any(fold(line).startswith(_SENT_TO) or line[:1] in "-–+•" for line in lines)


def _joined(lines: list[str]) -> list[Element]:
    if not lines:
        return []
    parts: list[Element | str] = []
    for line in lines:
        parts += [Element("br"), line] if parts else [line]
    return [_signed(parts)]


def _paragraph(line: str) -> Element:
    return _signed([line])


def _signed(parts: list[Element | str]) -> Element:
    return Element("p", {"class": "signed"}, parts)


def _author(manuscript: Manuscript, blocks: list[Element]) -> None:
    if len(blocks) < 3 or blocks[-1].tag != "p":
        return
    lines = lines_of(blocks[-1])
    text = " ".join(lines)
    labelled = _LABELLED.fullmatch(text)
    taken = [blocks[-1]]
    name = labelled[1].strip(" .") if labelled else lines[-1]
    if not labelled:
        role = lines[:-1] or (lines_of(blocks[-2]) if blocks[-2].tag == "p" else [])
        wrote = len(role) == 1 and fold(role[0]).strip(" :") in _WRITER
        if wrote and len(lines) == 1:
            taken.append(blocks[-2])
        if not (wrote or (len(lines) == 1 and is_name(text))):
            return
    manuscript.authors = (name,)
    manuscript.body.without(set(taken))
    manuscript.doubts.append(
        doubt(
            "author",
            f"Dòng cuối bài “{text}” đã chuyển thành tác giả.",
            "Sửa “authors” nếu không đúng.",
        )
    )


def is_name(text: str) -> bool:
    """Say whether a line is the name of a person or a body, and no sentence."""
    if len(text) > _LONGEST or _ENDED.search(text):
        return False
    words = text.split()
    person = 2 <= len(words) <= 5 and all(word[:1].isupper() for word in words)
    return person or (text[:1].isupper() and fold(f"{text} ").startswith(_BODIES))
