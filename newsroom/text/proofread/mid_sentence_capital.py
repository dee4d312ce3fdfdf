"""A capital on a common word in mid-sentence: “đã tuyên dương Các tập thể”.

Decree 30/2020/NĐ-CP, appendix II, allows capitals after stops and for names. Only words that no
name begins with are judged; after a colon only where the house style forbids capitals.
"""

from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.tables import word_set
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_COMMON = word_set(
    """
    Các Những Và Của Được Trong Để Đến Cho Trên Tại Theo Hoặc Với Nhằm Giữa Bởi Nếu Nhưng Vì Đã Sẽ
    Đang Là Có Không Cũng Đều Rất Này Đó Khi Thì Mà Từ Qua Bằng Do Như
    """
)


def _hits(source: Source, style: Style) -> Iterator[Hit]:
    for block, words in zip(source.blocks, source.words, strict=True):
        if block.kind in {"heading", "cell"} or block.name == "title":
            continue
        for place in range(1, len(words)):
            word = words[place]
            if word.text not in _COMMON:
                continue
            before = words[place - 1]
            between = source.text[before.end : word.start]
            after_colon = between.strip() == ":" and not style.capital_after_colon
            if not (word.tied or between.strip() == "," or after_colon):
                continue
            if before.text != before.lower or before.text.isdigit() or "\n" in between:
                continue
            follows = words[place + 1] if place + 1 < len(words) else None
            if follows and follows.tied and follows.text != follows.lower:
                continue  # a name or title: “tác phẩm Của Nhân Dân”
            yield Hit(
                word.start,
                word.end,
                f"“{word.text}” viết hoa ở giữa câu.",
                f"Viết “{word.lower}”; nếu là tên riêng thì đặt trong ngoặc kép.",
            )


CHECK = Check(
    id="mid-sentence-capital",
    level="hint",
    finds="Chữ thường dùng bị viết hoa ở giữa câu: “tuyên dương Các tập thể”.",
    wrong="Khối tuyên dương Các tập thể điển hình.",
    right="Khối tuyên dương các tập thể điển hình.",
    run=_hits,
)
