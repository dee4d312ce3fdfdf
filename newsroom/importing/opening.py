"""The front of a typed text: its title and its standfirst, taken off the body; each guess is told."""

import re

from newsroom.importing import letterhead, signing
from newsroom.importing.inline import is_bold, is_italic, plain, render
from newsroom.importing.judging import is_ornament, is_shouted
from newsroom.importing.manuscript import Manuscript, doubt
from newsroom.importing.tree import Element
from newsroom.text import sentences
from newsroom.text.fold import fold
from newsroom.text.normalize import nfc

#: A standfirst of less is a label, of more is a paragraph.
SUMMARY = range(40, 601)
_LONGEST_TITLE = 200
_SENTENCE = re.compile(r"^.{20,}[.!?…]$")
#: Kinds of documents that stand in a line of their own above what they are about (Decree 30/2020,
#: article 7, and the Party's form), folded.
_KINDS = {
    "bao cao", "bai phat bieu", "bien ban", "chi thi", "chuong trinh", "de an", "de cuong",
    "dieu le", "giay moi", "huong dan", "ke hoach", "ket luan", "nghi quyet", "phuong an",
    "quy che", "quy dinh", "quyet dinh", "tham luan", "the le", "thong bao", "thong tri",
    "to trinh",
}  # fmt: skip


def take(manuscript: Manuscript, *, first_line: bool = False) -> None:
    """Take the document's head, title, standfirst and signature off the body where they stand.

    Where nothing marks a title, the ``first_line`` may be one.
    """
    letterhead.take(manuscript)
    if not manuscript.title:
        _title(manuscript)
    signing.take(manuscript)
    if first_line and not manuscript.title:
        _first_line(manuscript)
    if not manuscript.summary:
        _summary(manuscript)


def _first_line(manuscript: Manuscript) -> None:
    """Take the first line for the title where nothing marks one: short, and no sentence."""
    leaves = _leaves(manuscript.body)
    text = plain(render(leaves[0], {})) if len(leaves) > 1 else ""
    if len(text.split()) < 3 or len(text) > 150 or re.search(r"[.!?…:;,]$", text):
        return
    manuscript.title = text
    manuscript.body.without({leaves[0]})
    manuscript.doubts.append(
        doubt("title", "Tiêu đề lấy từ dòng đầu bài.", "Sửa “title” nếu không đúng.")
    )


def _title(manuscript: Manuscript) -> None:
    leaves = _leaves(manuscript.body)
    marked = [leaf for leaf in leaves[:12] if leaf.has_class("title")]
    headings = [leaf for leaf in leaves if leaf.tag == "h1"]
    shown = _shown_as_title(leaves)
    if len(headings) > 1 or (
        headings and shown and leaves.index(shown[0]) < leaves.index(headings[0])
    ):
        headings = [leaf for leaf in headings if leaf is leaves[0]]
    chosen = marked or headings or shown
    if not chosen:
        return
    texts = [nfc(leaf.text()) for leaf in chosen if not is_ornament(leaf.text())]
    if _is_kind(texts[0]) and len(texts) > 1:
        texts[0] = texts[0].capitalize()
        texts[1] = re.sub(r"^V(?=(?:ề|/v)\s)", "v", texts[1])
    manuscript.title = " ".join(texts)
    manuscript.body.without(set(chosen))
    if not marked and not headings:
        manuscript.doubts.append(
            doubt("title", "Tiêu đề lấy từ dòng in đậm đầu bài.", "Sửa “title” nếu không đúng.")
        )
    if is_shouted(manuscript.title):
        manuscript.doubts.append(
            doubt(
                "title-capitals",
                "Tiêu đề viết hoa toàn bộ.",
                "Viết lại “title” bằng chữ thường, giữ hoa tên riêng.",
            )
        )


def _shown_as_title(leaves: list[Element]) -> list[Element]:
    """Return the first lines in bold or capitals; lines of the same look go on with it.

    Under a line that only names the kind of document go on all centred lines: what it is about.
    """
    chosen: list[Element] = []
    for leaf in leaves[:6]:
        text = render(leaf, {})
        words = plain(text.replace("\n", " "))
        kind = _is_kind(words)
        looks = is_bold(text) or is_shouted(words) or (kind and words.isupper())
        centred = leaf.has_class("centred")
        below_kind = bool(chosen) and _is_kind(chosen[0].text()) and centred
        within = len(words) + sum(len(one.text()) for one in chosen) <= _LONGEST_TITLE + 100
        fits = (looks or below_kind) and len(words) <= _LONGEST_TITLE and within
        if fits and (not chosen or centred):
            chosen.append(leaf)
            if not centred and not kind:
                break
        elif chosen or words:
            break
    return chosen


def _is_kind(text: str) -> bool:
    return fold(text).strip() in _KINDS


def _summary(manuscript: Manuscript) -> None:
    leaves = [leaf for leaf in _leaves(manuscript.body) if leaf.tag == "p"]
    for leaf in leaves[:2]:
        text = render(leaf, {})
        looks = is_bold(text) or is_italic(text) or leaf.has_class("subtitle")
        sentence = re.search(r"[.!?…]$", plain(text)) or leaf.has_class("subtitle")
        if looks and sentence and len(plain(text)) in SUMMARY:
            manuscript.summary = plain(text)
            manuscript.body.without({leaf})
            return
    prose = [render(leaf, {}) for leaf in leaves if not leaf.has_class("signed")]
    texts = [nfc(plain(text)) for text in prose if not is_bold(text)]
    whole = [text for text in texts if len(text) >= SUMMARY.start or _SENTENCE.search(text)]
    if not (first := next(iter(whole or texts), "")):
        return
    manuscript.summary = sentences.around(first, 0, 1, SUMMARY.stop // 2)
    manuscript.doubts.append(
        doubt(
            "summary",
            "Tóm tắt lấy từ câu đầu của bài.",
            "Viết lại “summary” thành một, hai câu gọn.",
        )
    )


def _leaves(body: Element) -> list[Element]:
    """Return the paragraphs and headings in the order of the text, those of tables left out."""
    return [
        block for block in letterhead.opening_blocks(body) if block.tag not in {"table", "ul", "ol"}
    ]
