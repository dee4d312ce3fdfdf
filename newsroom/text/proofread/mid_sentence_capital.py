"""A capital on a common word in mid-sentence: “đã tuyên dương Các tập thể”.

Decree 30/2020/NĐ-CP, appendix II, allows capitals after stops and for names. Only words that no
name begins with are judged; after a colon only where the house style forbids capitals.
"""

from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.tables import phrases, word_set
from newsroom.text.proofread.reading.source import Source, Word
from newsroom.text.proofread.style import Style

_COMMON = word_set(
    """
    Các Những Và Của Được Trong Để Đến Cho Trên Tại Theo Hoặc Với Nhằm Giữa Bởi Nếu Nhưng Vì Đã Sẽ
    Đang Là Có Không Cũng Đều Rất Này Đó Khi Thì Mà Từ Qua Bằng Do Như
    """
)


# Common pairs of words that no name begins with, unless a body stands before them (phòng Tổ chức).
_PAIRS = frozenset(
    phrases(
        """
        tuyên dương, tuyên truyền, triển khai, thực hiện, tổ chức, tham gia, đề nghị, xây dựng,
        kiểm tra, giám sát, phát huy, phát động, hoàn thành, nâng cao, tăng cường, tập thể, cá nhân,
        cán bộ, đảng viên, đoàn viên, hội viên, người lao, đơn vị, nhiệm vụ,
        cơ sở, đăng ký, khen thưởng, biểu dương, phối hợp, bồi dưỡng, tập huấn, rèn luyện, thi đua,
        vận động, chỉ đạo, lãnh đạo, quán triệt, học tập, tiếp tục, góp phần, kết quả
        """
    )
)
_BODIES = word_set(
    "phòng ban đoàn khoa vụ cục sở viện hội tổ khối trung cụm nhóm bộ lớp trường báo tạp chí ngày tháng"
    " tuần lễ giải cuộc phần mục chương điều bài luật nghị quyết thông nghị khâu đề án"
)


def _is_common_pair(source: Source, before: Word, word: Word, follows: Word | None) -> bool:
    if not follows or not follows.tied or follows.text != follows.lower:
        return False
    if f"{word.lower} {follows.lower}" not in _PAIRS or before.lower in _BODIES:
        return False
    return source.text[before.end : word.start] in {" ", ": "}


def _hits(source: Source, style: Style) -> Iterator[Hit]:
    for block, words in zip(source.blocks, source.words, strict=True):
        if block.kind in {"heading", "cell"} or block.name == "title":
            continue
        for place in range(1, len(words)):
            word = words[place]
            if not word.text[0].isupper() or word.text[1:] != word.lower[1:]:
                continue
            before = words[place - 1]
            follows = words[place + 1] if place + 1 < len(words) else None
            if word.text not in _COMMON and not _is_common_pair(source, before, word, follows):
                continue
            between = source.text[before.end : word.start]
            after_colon = between.strip() == ":" and not style.capital_after_colon
            if not (word.tied or between.strip() == "," or after_colon):
                continue
            if "\n" in between or before.text.isdigit():
                continue
            if before.text != before.lower and not after_colon:
                continue
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
