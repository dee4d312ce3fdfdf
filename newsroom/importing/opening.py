"""Head and tail of a typed text: its title, its standfirst, who signed it.

They are taken off the body, since front matter holds them; each guess is told.
"""

import re

from newsroom.importing.inline import plain, render
from newsroom.importing.judging import is_shouted
from newsroom.importing.manuscript import Manuscript, doubt
from newsroom.importing.tree import Element

#: A standfirst of less is a label, of more is a paragraph.
SUMMARY = range(40, 601)
_SIGNED = re.compile(
    r"(?:Tin,? ảnh|Bài,? ảnh|Tin và ảnh|Bài và ảnh|Tin|Bài|Người viết|Tác giả)\s*:\s*(.{2,80})"
)
_ENDED = re.compile(r"[.!?…:;,”\")]$")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_ITALIC = re.compile(r"\*([^*]+)\*")
_NAME = re.compile(r"[A-ZĐÀ-ỸĂÂÊÔƠƯ]")


def take(manuscript: Manuscript) -> None:
    """Take title, summary and signature off the body where they stand at its ends."""
    if not manuscript.title:
        _title(manuscript)
    if not manuscript.summary:
        _summary(manuscript)
    if not manuscript.authors:
        _signature(manuscript)


def _title(manuscript: Manuscript) -> None:
    leaves = _leaves(manuscript.body)
    marked = [leaf for leaf in leaves[:12] if leaf.has_class("title")]
    headings = [leaf for leaf in leaves if leaf.tag == "h1"]
    shown = _shown_as_title(leaves)
    if len(headings) > 1 or (
        headings and shown and leaves.index(shown[0]) < leaves.index(headings[0])
    ):
        headings = [leaf for leaf in headings if leaf is leaves[0]]
    chosen = marked[:1] or headings or shown
    if not chosen:
        return
    manuscript.title = " ".join(leaf.text() for leaf in chosen)
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
    """Return the first lines in bold or capitals; lines of the same look go on with it."""
    chosen: list[Element] = []
    for leaf in leaves[:6]:
        text = render(leaf, {})
        looks = _BOLD.fullmatch(text) is not None or is_shouted(plain(text))
        centred = leaf.has_class("centred")
        if looks and len(plain(text)) <= 200 and (not chosen or centred):
            chosen.append(leaf)
            if not centred:
                break
        elif chosen or plain(text):
            break
    return chosen


def _summary(manuscript: Manuscript) -> None:
    leaves = _leaves(manuscript.body)
    for leaf in leaves[:2]:
        text = render(leaf, {})
        looks = _BOLD.fullmatch(text) or _ITALIC.fullmatch(text) or leaf.has_class("subtitle")
        sentence = re.search(r"[.!?…]$", plain(text)) or leaf.has_class("subtitle")
        if looks and sentence and len(plain(text)) in SUMMARY and leaf.tag == "p":
            manuscript.summary = plain(text)
            manuscript.body.without({leaf})
            return
    first = next(
        (plain(render(leaf, {})) for leaf in leaves if leaf.tag == "p" and leaf.text()), ""
    )
    manuscript.summary = _opening(first)
    if manuscript.summary:
        manuscript.doubts.append(
            doubt(
                "summary",
                "Tóm tắt lấy từ câu đầu của bài.",
                "Viết lại “summary” thành một, hai câu gọn.",
            )
        )


def _opening(text: str) -> str:
    """Return the first sentence, or as many whole words as fit."""
    sentence = re.split(r"(?<=[.!?…])\s+(?=[A-ZĐÀ-Ỹ])", text, maxsplit=1)[0]
    if len(sentence) <= SUMMARY.stop // 2:
        return sentence
    return sentence[: SUMMARY.stop // 2].rpartition(" ")[0].rstrip(",;:") + " …"


def _signature(manuscript: Manuscript) -> None:
    leaves = [leaf for leaf in _leaves(manuscript.body) if leaf.text()]
    if len(leaves) < 3 or leaves[-1].tag != "p":
        return
    text = plain(render(leaves[-1], {}))
    signed = _SIGNED.fullmatch(text)
    name = signed[1].strip(" .") if signed else text
    if signed is None and (len(text) > 60 or _ENDED.search(text) or not _NAME.match(text)):
        return
    manuscript.authors = (name,)
    manuscript.body.without({leaves[-1]})
    manuscript.doubts.append(
        doubt(
            "author",
            f"Dòng cuối bài “{text}” đã chuyển thành tác giả.",
            "Sửa “authors” nếu không đúng.",
        )
    )


def _leaves(body: Element) -> list[Element]:
    """Return the paragraphs and headings in the order of the text, those of tables left out."""
    found: list[Element] = []
    for child in body:
        if child.tag in {"p", "h1", "h2", "h3", "h4", "h5", "h6"}:
            found += [child] if child.text() else []
        elif child.tag not in {"table", "ul", "ol"}:
            found += _leaves(child)
    return found
