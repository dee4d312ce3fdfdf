"""A person's name written two ways in one text: “Hà Thị Loan”, then “Hà Thị Loạn”.

A name is a known surname and two or three more words with capitals. Two names that differ in marks
only, or in one letter where the other stands at least three times, may be one person.
"""

from collections import defaultdict
from collections.abc import Iterator

from newsroom.text.finding import Level
from newsroom.text.fold import fold
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.surnames import SURNAMES
from newsroom.text.proofread.reading.source import Source, Word
from newsroom.text.proofread.style import Style


def _names(words: list[Word]) -> Iterator[list[Word]]:
    for place, surname in enumerate(words):
        if surname.text not in SURNAMES or (
            surname.tied and words[place - 1].text in SURNAMES and _is_capitalised(surname.text)
        ):
            continue
        name = [surname]
        for word in words[place + 1 : place + 5]:
            if not word.tied or not _is_capitalised(word.text):
                break
            name.append(word)
        if 3 <= len(name) <= 4:
            yield name


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and word[1:] == word[1:].lower() and word.isalpha()


def _one_letter_apart(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    short, long = sorted((a, b), key=len)
    head = 0
    while head < len(short) and short[head] == long[head]:
        head += 1
    return (short[head + 1 :] if len(a) == len(b) else short[head:]) == long[head + 1 :]


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    met: dict[str, list[list[Word]]] = defaultdict(list)
    for words in source.words:
        for name in _names(words):
            met[" ".join(word.text for word in name)].append(name)
    by_fold: dict[str, list[str]] = defaultdict(list)
    for full in met:
        by_fold[fold(full)].append(full)
    told: set[str] = set()
    for group in by_fold.values():
        if len(group) > 1:
            # Of two that stand equally often the later one is told.
            group.sort(key=lambda full: (len(met[full]), -met[full][0][0].start))
            told.add(group[0])
            once = len(met[group[-1]]) == 1  # two names said once each may well be two people
            yield _tell(met[group[0]][0], group[0], group[-1], "hint" if once else None)
    often = [full for full in met if len(met[full]) >= 3]
    for full, places in met.items():
        if len(places) > 1 or full in told:
            continue
        for other in often:
            if _one_letter_apart(full, other):
                yield _tell(places[0], full, other)


def _tell(place: list[Word], rare: str, common: str, level: Level | None = None) -> Hit:
    return Hit(
        place[0].start,
        place[-1].end,
        f"Tên “{rare}” chỗ khác viết là “{common}”.",
        "Kiểm tra lại tên; nếu là hai người thì bỏ qua.",
        level=level,
    )


CHECK = Check(
    id="inconsistent-name",
    level="warning",
    finds="Một tên người viết hai cách trong bài: “Hà Thị Loan” và “Hà Thị Loạn”.",
    wrong="Đồng chí Hà Thị Loan phát biểu. Sau đó Hà Thị Loan nhận hoa. Chúc mừng Hà Thị Loạn.",
    right="Đồng chí Hà Thị Loan phát biểu. Sau đó Hà Thị Loan nhận hoa. Chúc mừng Hà Thị Loan.",
    run=_hits,
)
