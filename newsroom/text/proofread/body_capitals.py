"""A body or post without its capitals: “bộ chính trị”, “Mặt trận tổ quốc Việt Nam”.

Register of names: Decree 30/2020/NĐ-CP, appendix II. A name in full capitals, one whose words are
all written small though they may be common nouns, and the names of foreign bodies are not told.
Where only a word inside lacks its capital (“Ủy ban thường vụ Quốc hội”, as laws print it) it is a
hint, and so it is where one has a capital too many (“Quốc Hội”, “Ủy ban Nhân dân”).
"""

from collections.abc import Iterator
from functools import cache

from newsroom.text.fold import tone_key
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.bodies import ALSO_COMMON, BODIES, POSTS
from newsroom.text.proofread.lexicon.tables import word_set
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

# With these before it the first word belongs to another one: cán bộ tư pháp, Tổng thanh tra.
_OTHER_WORDS = word_set("cán nội toàn đồng cục tiến chi đảng tổng phó liên cơ trụ nguyên cựu")


@cache
def _index() -> dict[tuple[str, str], list[tuple[str, ...]]]:
    index: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for name in sorted({*BODIES, *POSTS}, key=lambda name: (-len(name), name)):
        words = tuple(name.split())
        index.setdefault((tone_key(words[0]), tone_key(words[1])), []).append(words)
    return index


@cache
def _firsts() -> frozenset[str]:
    """Return the first words of all names, with the tone in either place."""
    firsts = {first for first, _ in _index()}
    return frozenset(firsts | {first.replace("ủy", "uỷ").replace("tòa", "toà") for first in firsts})


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    index = _index()
    for block, words in zip(source.blocks, source.words, strict=True):
        if block.kind == "heading" or block.name == "title":
            continue
        skip = 0
        for place in range(len(words) - 1):
            if words[place].lower not in _firsts() or place < skip or not words[place + 1].tied:
                continue
            for name in index.get(
                (tone_key(words[place].lower), tone_key(words[place + 1].lower)), ()
            ):
                window = words[place : place + len(name)]
                if len(window) < len(name) or not all(word.tied for word in window[1:]):
                    continue
                if any(tone_key(w.lower) != tone_key(n) for w, n in zip(window, name, strict=True)):
                    continue
                skip = place + len(name)
                before = words[place - 1].lower if place and words[place].tied else ""
                follows = words[place + len(name) : place + len(name) + 1]
                abroad = follows and follows[0].tied and follows[0].text[0].isupper()
                if abroad and window[0].text == window[0].lower:
                    break  # bộ y tế Mỹ, bộ quốc phòng Nga
                texts = [word.text for word in window]
                if before not in _OTHER_WORDS and _is_wrong(texts, name):
                    written = " ".join(word.text for word in window)
                    yield Hit(
                        window[0].start,
                        window[-1].end,
                        f"“{written}” viết hoa chưa đúng.",
                        f"Viết “{' '.join(name)}”.",
                        level="hint" if texts[0][0].isupper() or _is_hint(name) else None,
                    )
                break


def _is_wrong(written: list[str], name: tuple[str, ...]) -> bool:
    if all(word.isupper() for word in written):
        return False
    small = all(word[0].islower() for word in written)
    if small and " ".join(name) in ALSO_COMMON | POSTS:
        return False
    if " ".join(name) in POSTS and written[0][0].islower():
        return False
    return any(
        word[0].islower() != right[0].islower() for word, right in zip(written, name, strict=True)
    )


def _is_hint(name: tuple[str, ...]) -> bool:
    return name[0] == "Sở"


CHECK = Check(
    id="body-capitals",
    level="warning",
    finds="Tên cơ quan, chức danh viết hoa chưa đúng: “bộ chính trị”, “Mặt trận tổ quốc”.",
    wrong="Quyết định của bộ chính trị.",
    right="Quyết định của Bộ Chính trị.",
    run=_hits,
)
