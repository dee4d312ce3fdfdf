"""A word that Vietnamese spelling does not allow: “nghành”, “lọai”, “củangười”.

Rules of Decision 1989/QĐ-BGDĐT (2018), table in `lexicon.syllables`. Only words in small letters
with a Vietnamese mark are judged: others may be names, foreign words or abbreviations. A word that
is neither syllables glued together nor one letter from a syllable is foreign (“épocas”).
"""

from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.letters import BASE
from newsroom.text.proofread.lexicon.loanwords import LOANWORDS
from newsroom.text.proofread.lexicon.syllables import (
    has_mark,
    is_near,
    is_syllable,
    mark_changed,
    tone_moved,
    unglued,
)
from newsroom.text.proofread.reading.source import Source, Word
from newsroom.text.proofread.style import Style

_BESIDE = "-'’/_@.&\ufffc"


def _is_doubtful(word: Word, text: str) -> bool:
    written = word.text
    if written.isascii() or len(written) < 2 or written != word.lower or is_syllable(written):
        return False
    before = text[word.start - 1 : word.start]
    after = text[word.end : word.end + 1]
    if before and before in _BESIDE:
        return False
    if after and (
        after in _BESIDE[:-3] or (after in "._" and text[word.end + 1 : word.end + 2].isalnum())
    ):
        return False
    return (
        has_mark(written)
        and all(letter in BASE for letter in written)
        and any(BASE[letter] in "aăâeêioôơuưy" for letter in written)
        and written not in LOANWORDS
    )


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for words in source.words:
        for word in words:
            if not _is_doubtful(word, source.text):
                continue
            if moved := tone_moved(word.text):
                message = f"“{word.text}” đặt dấu thanh sai chỗ."
                yield Hit(word.start, word.end, message, f"Viết “{moved}”.", moved)
            elif near := mark_changed(word.text):
                message = f"“{word.text}” không phải là một âm tiết tiếng Việt."
                fix = f"Viết “{near[0]}”." if len(near) == 1 else "Kiểm tra dấu của từng chữ cái."
                yield Hit(word.start, word.end, message, fix)
            elif parts := unglued(word.text):
                message = f"“{word.text}” là các chữ viết dính nhau."
                yield Hit(word.start, word.end, message, f"Viết tách ra: “{' '.join(parts)}”.")
            elif is_near(word.text):
                message = f"“{word.text}” không phải là một âm tiết tiếng Việt."
                fix = "Kiểm tra chữ thiếu, thừa hoặc sai dấu; từ nước ngoài thì viết nguyên dạng."
                yield Hit(word.start, word.end, message, fix)


CHECK = Check(
    id="invalid-syllable",
    level="error",
    finds="Chữ sai chính tả mà tiếng Việt không có: “nghành”, “lọai”, “củangười”.",
    wrong="Các nghành phối hợp chặt chẽ.",
    right="Các ngành phối hợp chặt chẽ.",
    run=_hits,
)
