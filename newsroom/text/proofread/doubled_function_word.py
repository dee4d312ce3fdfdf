"""A function word typed twice: “các các cơ sở”, “của của Khối”.

“được được” is grammar (người nhặt được được hưởng), “hiện tại tại” two words; they are not told.
"""

from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.tables import word_set
from newsroom.text.proofread.reading.source import Source, Word
from newsroom.text.proofread.style import Style

FUNCTION_WORDS = word_set(
    """
    các của và trong để đến cho trên tại theo hoặc với những nhằm giữa bởi nếu nhưng vì do khi đã
    sẽ rằng
    """
)
_BEFORE = {
    "tại": word_set("hiện tồn thực đương ở nay"),
    "trên": word_set("cấp bên phía ở"),
    "trong": word_set("bên phía ở nước"),
    "do": word_set("tự lý"),
    "cho": word_set("dành để"),
    "đến": word_set("đi kéo"),
    "theo": word_set("tiếp kèm"),
    "vì": word_set("bởi"),
}
_AFTER = {
    "của": word_set("cải ăn để nả"),
    "để": word_set("dành ý lại"),
    "cho": word_set("vay thuê"),
    "trong": word_set("trẻo sáng sạch suốt veo"),
    "do": word_set("dự"),
}


# “nước trong trong”, but “nhà nước trong trong việc”.
_NO_WATER = word_set("nhà đất cả hai các mỗi từng nhiều")


def is_same(first: Word, second: Word) -> bool:
    """Tell whether a word is said twice: in the same letters, or with a capital at the beginning."""
    if first.text == second.text:
        return True
    return first.lower == second.text and not first.tied and first.text[1:] == second.text[1:]


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for words in source.words:
        for place in range(1, len(words)):
            second = words[place]
            if not second.tied or second.lower not in FUNCTION_WORDS:
                continue
            first = words[place - 1]
            if not is_same(first, second) or source.begins_line(second):
                continue
            word = second.lower
            before = words[place - 2].lower if place > 1 and first.tied else ""
            if before == "nước" and place > 2 and words[place - 3].lower in _NO_WATER:
                before = ""
            follows = words[place + 1] if place + 1 < len(words) else None
            after = follows.lower if follows and follows.tied else ""
            if before in _BEFORE.get(word, ()) or after in _AFTER.get(word, ()) or before == word:
                continue
            yield Hit(
                first.start,
                second.end,
                f"“{word}” lặp hai lần liền nhau.",
                f"Bỏ một chữ “{word}”.",
            )


CHECK = Check(
    id="doubled-function-word",
    level="error",
    finds="Hư từ gõ hai lần: “các các”, “của của”.",
    wrong="Tuyên dương các các tập thể điển hình.",
    right="Tuyên dương các tập thể điển hình.",
    run=_hits,
)
