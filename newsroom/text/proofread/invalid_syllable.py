"""A word that Vietnamese spelling does not allow: “nghành”, “lọai”, “củangười”.

Rules of Decision 1989/QĐ-BGDĐT (2018), table in `lexicon.syllables`. Only words
with a Vietnamese mark are judged; one with a capital, which may be a foreign name, only where it is
two syllables glued together: as a warning where these two often meet, else as a hint (“Tômát” is
a name). A word that is neither syllables glued together nor one letter from a syllable is foreign
(“épocas”).
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.doubled_function_word import FUNCTION_WORDS
from newsroom.text.proofread.lexicon.compounds import begins_compound, ends_compound
from newsroom.text.proofread.lexicon.letters import BASE
from newsroom.text.proofread.lexicon.loanwords import FOREIGN_NAMES, LOANWORDS
from newsroom.text.proofread.lexicon.phrases import pairs
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

# Keys of Telex that no Vietnamese word holds.
_KEYS = re.compile("[fjwz]")
_BESIDE = "-'’/_@.&?*\ufffc"
# So many in one paragraph, and every fifth word of it, are letters that are listed.
_LISTED = 20


def _is_beside_other(word: Word, text: str) -> bool:
    """Tell whether a word is part of a name with a hyphen, an address, an abbreviation."""
    before = text[word.start - 1 : word.start]
    after = text[word.end : word.end + 1]
    if (before and before in _BESIDE) or (after and after in "-'’/@"):
        return True
    return after == "." and text[word.end + 1 : word.end + 2].isalnum()


def _key_left(written: str) -> str:
    """Return the syllable in which a key of the typing method was left: “dụwng” → “dụng”; or ''."""
    rest = written[:1] + _KEYS.sub("", written[1:])
    return rest if len(rest) == len(written) - 1 and is_syllable(rest) else ""


def _is_doubtful(word: Word, text: str) -> bool:
    written = word.text
    if written.isascii() or len(written) < 2 or is_syllable(word.lower):
        return False
    return (
        (written[1:] == word.lower[1:] or written.isupper())
        and has_mark(word.lower)
        and (all(letter in BASE for letter in word.lower) or bool(_key_left(word.lower)))
        and any(BASE.get(letter, "-") in "aăâeêioôơuưy" for letter in word.lower)
        and word.lower not in LOANWORDS
        and not _is_beside_other(word, text)
    )


def _glued_capital(word: Word) -> Hit | None:
    """Judge a word with a capital, which may be a foreign name: only two full syllables count."""
    parts = unglued(word.lower)
    if word.text.isupper() and len(word.text) < 6:
        return None  # an abbreviation
    if (
        len(parts) != 2
        or word.lower in FOREIGN_NAMES
        or not all(len(part) > 1 or part == "ý" for part in parts)
    ):
        return None
    shown = f"{word.text[: len(parts[0])]} {word.text[len(parts[0]) :]}"
    message = f"“{word.text}” có lẽ là hai chữ viết dính nhau."
    fix = f"Viết tách ra: “{shown}”; tên nước ngoài thì bỏ qua."
    met = begins_compound(*parts) or ends_compound(*parts) or parts in pairs()
    known = met or bool(FUNCTION_WORDS & {*parts})
    return Hit(word.start, word.end, message, fix, level="warning" if known else "hint")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for words in source.words:
        doubtful = [word for word in words if _is_doubtful(word, source.text)]
        if len(doubtful) > max(_LISTED, len(words) / 5):
            continue
        for word in doubtful:
            if word.text != word.lower:
                if hit := _glued_capital(word):
                    yield hit
                continue
            if meant := _key_left(word.text):
                message = f"“{word.text}” thừa một chữ cái của kiểu gõ."
                yield Hit(word.start, word.end, message, f"Viết “{meant}”, hoặc chữ đúng ở đó.")
            elif moved := tone_moved(word.text):
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
