"""A name with a capital nearly everywhere and a small letter once: “Đảng ủy khối”.

Counted are words that follow a word of a name; told is the small letter where the capital stands at
least four times after the same words.
"""

from collections import defaultdict
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.tables import word_set
from newsroom.text.proofread.reading.source import Source, Word
from newsroom.text.proofread.style import Style

_LEAST = 4
_OFTEN_NAMES = word_set("khối thành tỉnh quận huyện đảng nhà trung")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    met: dict[tuple[str, str, str], dict[bool, list[Word]]] = defaultdict(
        lambda: {True: [], False: []}
    )
    for words in source.words:
        for place in range(2, len(words)):
            first, second, word = words[place - 2 : place + 1]
            if not (second.tied and word.tied) or word.lower not in _OFTEN_NAMES:
                continue
            if first.text[0].isupper() and not word.text.isupper():
                key = (first.text, second.lower, word.lower)
                met[key][word.text[0].isupper()].append(word)
    for (first_text, second_text, lower), forms in met.items():
        capitals, small = forms[True], forms[False]
        if len(capitals) >= _LEAST and small and len(capitals) >= 4 * len(small):
            shown = f"{first_text} {second_text}"
            for word in small:
                yield Hit(
                    word.start,
                    word.end,
                    f"“{shown} {lower}” chỗ khác viết hoa: “{shown} {lower.capitalize()}”.",
                    f"Viết “{lower.capitalize()}” như các chỗ khác.",
                )


CHECK = Check(
    id="inconsistent-capital",
    level="hint",
    finds="Tên cơ quan chỗ viết hoa, chỗ viết thường: “Đảng ủy Khối” và “Đảng ủy khối”.",
    wrong="Đảng ủy Khối họp. Đảng ủy Khối bàn. Đảng ủy Khối quyết. Đảng ủy Khối giao. Đảng ủy khối.",
    right="Đảng ủy Khối họp. Đảng ủy Khối bàn. Đảng ủy Khối quyết. Đảng ủy Khối giao. Đảng ủy Khối.",
    run=_hits,
)
