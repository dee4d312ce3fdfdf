"""A common word with a wrong tone or letter: “triễn khai”, “hổ trợ”, “bổ xung”.

Both syllables exist, so no table of syllables sees it; our own list (`lexicon.misspellings`) holds
only what is wrong everywhere. Words with a capital on each syllable may be names and are left alone.
"""

from collections.abc import Iterator
from functools import cache

from newsroom.text.fold import tone_key
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.misspellings import MISSPELLINGS
from newsroom.text.proofread.lexicon.tables import word_set
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_EXPORTS = word_set("hiện khẩu sắc phát bản trình ngũ viện hàng kho xưởng cảnh siêu thân sứ")


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for wrong, right in MISSPELLINGS.items():
        first, *rest = wrong.split()
        for spelling in {first, tone_key(first)}:
            index.setdefault(spelling, []).append((tuple(rest), right))
    return index


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    index = _index()
    for words in source.words:
        for place, word in enumerate(words):
            for rest, right in index.get(word.lower, ()):
                follow = words[place + 1 : place + 1 + len(rest)]
                if tuple(w.lower for w in follow) != rest or not all(w.tied for w in follow):
                    continue
                after = words[place + 1 + len(rest) : place + 2 + len(rest)]
                if rest[-1:] == ("xuất",) and after and after[0].lower in _EXPORTS:
                    continue  # “ký hiệu xuất hiện”
                if all(w.text[0].isupper() for w in (word, *follow)):
                    continue
                written = source.text[word.start : follow[-1].end]
                shown = right[0].upper() + right[1:] if word.text[0].isupper() else right
                yield Hit(
                    word.start,
                    follow[-1].end,
                    f"“{' '.join(written.split())}” viết sai chính tả.",
                    f"Viết “{shown}”.",
                )


CHECK = Check(
    id="misspelled-word",
    level="warning",
    finds="Từ thông dụng viết sai dấu hoặc sai chữ: “triễn khai”, “hổ trợ”, “bổ xung”.",
    wrong="Các chi bộ triễn khai kế hoạch.",
    right="Các chi bộ triển khai kế hoạch.",
    run=_hits,
)
