"""Any other word typed twice: “tuyên tuyên dương”, “72 72 cơ sở”.

Not told: reduplication (luôn luôn), two compounds that meet in one syllable (hành vi vi phạm), a
second word in another case (Trưởng ban Ban Chỉ đạo). Where the second begins a compound that the
first cannot end, the slip is sure; elsewhere it is a hint.
"""

from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.doubled_function_word import FUNCTION_WORDS, is_same
from newsroom.text.proofread.lexicon.compounds import begins_compound, straddles
from newsroom.text.proofread.lexicon.reduplication import DOUBLED, ONLY_BEFORE
from newsroom.text.proofread.lexicon.syllables import is_syllable
from newsroom.text.proofread.lexicon.tables import word_set
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_NUMBERS = word_set("hai ba bốn năm sáu bảy tám chín mười")
_TENS = word_set("trăm mươi linh lẻ nghìn ngàn")
_VERBS = word_set(
    """
    nhặt tìm có lấy bắt thu chụp chiếm nhận giữ mua làm thấy biết đạt nghe
    """
)


def _on_purpose(word: str, before: str, after: str) -> bool:
    if straddles(before, word, after):
        return True
    allowed = ONLY_BEFORE.get(word)
    if allowed is not None:
        return after in allowed
    if word == "được":
        return before in _VERBS
    if word in _NUMBERS:
        return before in _TENS  # “một nghìn chín trăm bảy bảy”
    return word in DOUBLED


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, words in zip(source.blocks, source.words, strict=True):
        for place in range(1, len(words)):
            second = words[place]
            first = words[place - 1]
            if not second.tied or second.lower != first.lower or not is_same(first, second):
                continue
            word = second.lower
            if source.begins_line(second):
                continue
            if word in FUNCTION_WORDS or (block.kind == "cell" and word.isdigit()):
                continue
            before = words[place - 2].lower if place > 1 and first.tied else ""
            follows = words[place + 1] if place + 1 < len(words) else None
            after = follows.lower if follows and follows.tied else ""
            if word in {before, after} or _on_purpose(word, before, after):
                continue
            if word.isdigit():
                if not first.tied or len(word) < 2:
                    continue
            elif not is_syllable(word) and not (second.text.isupper() and len(word) > 2):
                continue
            yield Hit(
                first.start,
                second.end,
                f"“{second.text}” lặp hai lần liền nhau.",
                f"Nếu gõ thừa thì bỏ một chữ “{second.text}”.",
                level="warning" if begins_compound(word, after) and first.text == word else None,
            )


CHECK = Check(
    id="doubled-word",
    level="hint",
    finds="Chữ gõ hai lần: “tuyên tuyên dương”. Từ láy (“luôn luôn”) và hai từ gặp nhau ở một chữ "
    "(“hành vi vi phạm”) được bỏ qua.",
    wrong="47 đồng chí tuyên tuyên dương cấp Thành phố.",
    right="47 đồng chí tuyên dương cấp Thành phố.",
    run=_hits,
)
