"""A number stuck to a word: “năm2018”, “72cơ sở”.

Units may follow closely (5km, 30m2, 12h30, 5đ); words with a mark and common words may not. One
digit behind a word may be part of a name (Bảng1, Trang2), so there only words that lead to a number
count.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.common_syllables import COMMON
from newsroom.text.proofread.lexicon.letters import LOWER, UPPER
from newsroom.text.proofread.lexicon.syllables import has_mark, is_syllable
from newsroom.text.proofread.lexicon.tables import word_set
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_LEADING = word_set(
    """
    năm tháng ngày điều khoản điểm chương mục quận phường khu khóa khoá lần thứ kỳ quý lúc từ đến
    tới có gồm và của hơn gần khoảng trên dưới được đạt là với cả số tổ lớp
    """
)
_AFTER_WORD = re.compile(rf"(?<![\w/.@&-])([{UPPER}]?[{LOWER}]+)(\d+)(?![\w&]|\.[^\W\d])")
_BEFORE_WORD = re.compile(
    rf"(?<![\w.,@&-])(\d{{1,3}}(?:\.\d{{3}})+|\d+)([{LOWER}{UPPER}][{LOWER}]+)(?![\w/@&])"
)
_BEHIND_DATE = re.compile(rf"(?<=\d[/-])((?:19|20)\d\d)([{LOWER}]{{2,}})(?![\w/@&])")


def _is_word(word: str) -> bool:
    return (
        len(word) > 1
        and is_syllable(word)
        and (has_mark(word) or (len(word) > 2 and word in COMMON))
    )


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.figured:
        for pattern, place in ((_AFTER_WORD, 1), (_BEFORE_WORD, 2), (_BEHIND_DATE, 2)):
            for match in pattern.finditer(text):
                word = match[place].lower()
                if place == 2 and match[2] != word and not has_mark(word):
                    continue  # 2Pac, 3Com
                doubtful = place == 1 and len(match[2]) == 1 and word not in _LEADING
                if doubtful and (match[1] != word or not has_mark(word)):
                    continue
                if _is_word(word):
                    yield Hit(
                        block.start + match.start(),
                        block.start + match.end(),
                        f"“{match[0]}” viết dính số với chữ.",
                        f"Viết “{match[1]} {match[2]}”.",
                        level="hint" if doubtful else None,
                    )


CHECK = Check(
    id="glued-number",
    level="warning",
    finds="Số viết dính với chữ: “năm2018”, “72cơ sở”.",
    wrong="Tổng kết năm2018 của Khối.",
    right="Tổng kết năm 2018 của Khối.",
    run=_hits,
)
