"""A name with a capital nearly everywhere and a small letter once: “Đảng ủy khối”.

Counted are words that follow a word of a name; told is the small letter where the capital stands at
least four times after the same words. So is the name of a body whose first three words stand in
other letters elsewhere three times as often: “Ban Dân Vận” beside “Ban Dân vận”.
"""

from collections import defaultdict
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.tables import word_set
from newsroom.text.proofread.reading.source import Source, Word
from newsroom.text.proofread.style import Style

_LEAST = 4
_OFTEN_NAMES = word_set("khối thành tỉnh quận huyện đảng nhà trung")
# What names of bodies begin with.
_BODIES = word_set(
    "Ban Sở Phòng Hội Cục Chi Trung Văn Trường Viện Ủy Uỷ Hội Đoàn Liên Công Tổng Quỹ Bệnh Tòa Toà"
)


def _hits(source: Source, style: Style) -> Iterator[Hit]:
    yield from _one_word(source, style)
    yield from _bodies(source)


def _bodies(source: Source) -> Iterator[Hit]:
    met: dict[str, dict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
    for block, words in zip(source.blocks, source.words, strict=True):
        if block.kind == "heading" or block.name == "title":
            continue
        for place in range(len(words) - 2):
            first, second, third = words[place : place + 3]
            if first.text not in _BODIES or not (second.tied and third.tied):
                continue
            if not second.text[0].isupper() or first.text.isupper():
                continue
            written = f"{first.text} {second.text} {third.text}"
            met[written.lower()][written].append(first)
    for forms in met.values():
        common = max(forms, key=lambda form: len(forms[form]))
        for form, places in forms.items():
            if form != common and len(forms[common]) >= max(2, 3 * len(places)):
                yield Hit(
                    places[0].start,
                    places[0].start + len(form),
                    f"“{form}” chỗ khác viết là “{common}”.",
                    f"Viết “{common}” như các chỗ khác.",
                )


def _one_word(source: Source, _style: Style) -> Iterator[Hit]:
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
