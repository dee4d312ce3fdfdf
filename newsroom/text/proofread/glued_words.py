"""Two common unmarked syllables in one token: “trongban”, “khithi”.

Marked ones are told by `invalid-syllable`, which needs no list of words.
"""

from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.common_syllables import COMMON
from newsroom.text.proofread.lexicon.tables import word_set
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

# Foreign words and names that fall apart into two of them.
_WORDS = word_set(
    """
    batchi canon chance chia china chile bangkok hanoi saigon nhatrang danang vietnam canada
    panama obama manga sumo tango mango piano casino video radio studio solo polo logo tai taichi
    sauna nano cocain taxi gara karaoke karate judo yoga haiku thanh trailer trainer thailan
    thaiphong hongkong singapore manila tokyo osaka macau macao nokia toyota honda yamaha canon
    vinaphone online offline marathon container internet tuyen samsung baby money hay lao thao
    """
)


def _split(word: str) -> tuple[str, str] | None:
    for place in range(2, len(word) - 1):
        if word[:place] in COMMON and word[place:] in COMMON:
            return word[:place], word[place:]
    return None


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for words in source.words:
        for word in words:
            text = word.text
            if not text.isascii() or len(text) < 6 or text[1:] != word.lower[1:]:
                continue
            if not text.isalpha() or word.lower in _WORDS or not (parts := _split(word.lower)):
                continue
            if source.text[word.start - 1 : word.start] in {"-", "/", "@", "."}:
                continue
            yield Hit(
                word.start,
                word.end,
                f"“{text}” có lẽ là hai chữ viết dính nhau.",
                f"Viết “{text[: len(parts[0])]} {parts[1]}”.",
            )


CHECK = Check(
    id="glued-words",
    level="warning",
    finds="Hai chữ không dấu viết dính nhau: “trongban”, “khithi”.",
    wrong="Các đồng chí trongban tổ chức họp.",
    right="Các đồng chí trong ban tổ chức họp.",
    run=_hits,
)
