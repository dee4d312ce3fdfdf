"""Two to four words typed twice: “thực hiện thực hiện phong trào”.

Not told where the second copy begins a longer compound (xã hội xã hội chủ nghĩa), where the first
ends one (thẩm định giá định giá), or where the doubling is a figure (từng bước từng bước).
"""

from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.tables import word_set
from newsroom.text.proofread.reading.source import Source, Word
from newsroom.text.proofread.style import Style

_LONGER_AFTER = {
    ("xã hội", "chủ"), ("xã hội", "hóa"), ("xuất bản", "phẩm"), ("lao động", "giỏi"),
    ("dân chủ", "hóa"), ("công nghiệp", "hóa"), ("quân sự", "hóa"), ("văn hóa", "phẩm"),
    ("người lao", "động"), ("xã hội", "học"), ("tư bản", "chủ"), ("cộng sản", "chủ"),
    ("giáo dục", "viên"), ("phóng sự", "ảnh"), ("khoa học", "công"), ("nông nghiệp", "nông"),
}  # fmt: skip
_LONGER_BEFORE = {
    ("thẩm", "định giá"), ("tổng", "giám đốc"), ("phó", "giám đốc"), ("phó", "chủ tịch"),
    ("phó", "bí thư"), ("đồng", "chủ tịch"), ("cố", "vấn"), ("trợ", "lý"),
    ("chánh", "văn phòng"),
}  # fmt: skip
# “người có quyền” + “có quyền yêu cầu”: what names somebody may end in what he does.
_BEARERS = word_set("bên người số chủ nước nơi đơn chức quan thể nhân viên kẻ máy hộ viện")
_PAIRED = word_set("hoặc hay vừa càng cả không lúc khi chỗ từ nào")
_FIGURES = {
    "từng bước", "ngày càng", "từng ngày", "từng giờ", "hết sức", "mỗi ngày", "từng lớp",
    "con trai của", "con gái của", "người này", "nói đi", "một lần", "lúc này", "dần dần",
    "cháu của", "rất nhiều", "thế hệ", "con của", "lần lượt", "từng người", "khẩn trương",
}  # fmt: skip


def _copied(words: list[Word], texts: list[str], place: int) -> int:
    """Return how many words from ``place`` on are said again at once, 0 where none are."""
    for length in (2, 3, 4):
        again = place + length
        if (
            texts[place] == texts[again]
            and texts[place:again] == texts[again : again + length]
            and all(word.tied for word in words[place + 1 : again + length])
        ):
            return length
    return 0


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, words in zip(source.blocks, source.words, strict=True):
        if block.kind == "cell":
            continue
        texts = [word.text for word in words] + [""] * 4
        skip = 0
        for place in range(len(words) - 3):
            if texts[place] not in texts[place + 2 : place + 5] or place < skip:
                continue
            length = _copied(words, texts, place)
            if length and source.begins_line(words[place + length]):
                continue
            if length and (hit := _judged(words, place, length)):
                yield hit
                skip = place + length + 1


def _judged(words: list[Word], place: int, length: int) -> Hit | None:
    copy = words[place : place + length]
    phrase = " ".join(word.text for word in copy)
    if len({word.lower for word in copy}) < length or any(word.text.isdigit() for word in copy):
        return None
    end = place + 2 * length
    after = words[end].lower if end < len(words) and words[end].tied else ""
    before = words[place - 1].lower if place and words[place].tied else ""
    plain = phrase.lower()
    if length > 2 and copy[0].lower in _PAIRED and after:
        return None  # “hoặc nút Tìm hoặc nút Tìm tất cả”
    if length < 4 and before in _BEARERS:
        return None
    if (plain, after) in _LONGER_AFTER or (before, plain) in _LONGER_BEFORE or plain in _FIGURES:
        return None
    return Hit(
        words[place].start,
        words[end - 1].end,
        f"“{phrase}” lặp hai lần liền nhau.",
        f"Bỏ một lần “{phrase}”.",
    )


CHECK = Check(
    id="doubled-phrase",
    level="warning",
    finds="Cụm hai đến bốn chữ gõ hai lần: “thực hiện thực hiện”.",
    wrong="Đổi mới việc triển khai thực hiện thực hiện phong trào.",
    right="Đổi mới việc triển khai thực hiện phong trào.",
    run=_hits,
)
