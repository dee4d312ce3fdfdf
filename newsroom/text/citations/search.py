"""Find the documents that a text cites by number."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsroom.text.citations import grammar, numbers, surroundings
from newsroom.text.citations.citation import Citation
from newsroom.text.citations.written import SPACED_TYPE

# A first character of its own lets the search skip quickly; the condition behind it comes after.
# U+2011 is a hyphen; 08B-NQ/HNTW has a capital.
_DIGITS = re.compile(
    "[0-9](?<![\\w/.,:%–−\u2011-].)[0-9]{0,5}(?:[a-dđ](?!\\w)|[A-D](?=[-/]))?(?![0-9])"
)
_SYMBOL = re.compile(
    "[ \u00a0\n]?[-/–—−\u2010\u2011][ \u00a0\n]?(?:[^\\W\\d]|\\d[A-ZĐ]|(?:19|20)\\d\\d(?!\\d)"
    "|(?:19|20)\\d{3}/|\\d\\d/[A-ZĐ]{2})"
)
_WITH_SYMBOL = re.compile(f"{_DIGITS.pattern}(?={_SYMBOL.pattern}|{SPACED_TYPE.pattern})")
# “Chỉ thị 05” has no symbol, so it needs a word before it …
_BARE_NAMES = tuple(
    name.lower() for name in (*grammar.BARE_TYPES, *grammar.BARE_WHEN_SURE, *grammar.SHORT_NAMES)
)
_MARKED = {"số"} | {words.rpartition(" ")[2] for words in grammar.URGENT}
_BARE_WORDS = _MARKED | {name.rpartition(" ")[2] for name in _BARE_NAMES}
_LONGEST_NAME = 24
_YEAR = 4  # digits
# … and behind it the end, a mark, or a word that is no counted thing (“Quyết định 3 nội dung”).
_BARE_END = re.compile(
    r"""[ \u00a0\n]?[,;:.!?)\]”"’…]|$|\n|[ \u00a0](?:[(“"'‘‥]|/[ ][A-ZĐ])|[ \u00a0\n](?:
    của|ngày|về|và|gửi|ghi|được|đã|là|có|tại|trong|cũng|do|nêu|mà|thì|với|vào|cho|ở|theo|đối|khi|ra|nhằm|quy|
    hướng|sẽ|đang|chưa|không|phải|cần|trên|như|để|từ|đến|nói|này|trước|sau|[-–]\s|năm[ ]\d{4}|
    khóa|khoá|ban|sửa|thay|vừa|còn|chỉ|một[ ]cách|giao|gồm|bao[ ]gồm|xác[ ]định|khẳng[ ]định|
    nhấn[ ]mạnh|bổ[ ]sung|hết|tiếp[ ]tục|kể[ ]từ)(?!\w)""",
    re.VERBOSE,
)
# Behind “Hướng dẫn số 03” and “Nghị quyết 98”, with a capital, any word may follow but a measure.
_ANY_WORD = re.compile(
    r"[ \u00a0\n](?!(?:năm|tháng|ngày|tuần|giờ|lần(?! này)|điểm|điều)(?!\w))[^\W\d]"
)
# In small letters “quyết định 115” may be a verb; then what follows must be sure.
_SURE = re.compile(r"[ \u00a0\n](?:của [A-ZĐỦ]|ngày \d|có hiệu lực)")
_OF_YEAR = re.compile(r"[ \u00a0\n]năm (?:19|20)\d\d(?![\w/]| ?[-–] ?\d)")
_NEXT_BARE = re.compile(r"(?:, ?| và | hoặc |, số | và số )([0-9]{1,4}[a-dđ]?)(?![\w/.–%-]|,\d)")


def find(text: str, *, bare: bool = True) -> list[Citation]:
    """Find the citations of a text, in order; plain text, with line breaks or without.

    Bare numbers are left bare: `resolve` looks through the article; without ``bare`` they are not
    looked for. About 0.2 ms for 7 kB of prose without a number, 10 µs a citation.
    """
    found: list[Citation] = []
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if found and start < found[-1].end:
            continue
        if _SYMBOL.match(text, end) or SPACED_TYPE.match(text, end):
            citation = _with_symbol(text, start, end)
            if citation:
                found.append(citation)
                continue
        if bare and _may_be_bare(text, start):
            found += _bare(text, start, end)
    return found


def places(text: str) -> Iterator[int]:
    """Yield where a number with a symbol may begin: a quick look at a text before `find`."""
    for match in _WITH_SYMBOL.finditer(text):
        yield match.start()


def _may_be_bare(text: str, start: int) -> bool:
    """Tell whether “số” or the whole name of a type stands before a number; cheap."""
    word = _word_before(text, start).lower()
    if word not in _BARE_WORDS:
        return False
    lead = " ".join(text[max(0, start - _LONGEST_NAME) : start].lower().split())
    return word in _MARKED or lead.endswith(_BARE_NAMES)


def _word_before(text: str, place: int) -> str:
    end = place - 1
    if end < 0 or text[end] not in " \u00a0\n":
        return ""
    start = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end), text.rfind("\u00a0", 0, end))
    return text[start + 1 : end].strip('(“"‘[')


def _with_symbol(text: str, start: int, end: int) -> Citation | None:
    lead = surroundings.before(text, start)
    number = numbers.read(text, start, end, lead.name, numbered=lead.numbered)
    if not number:
        return None
    bare = number.faults[:1] == ("symbol-missing",) or "symbol-missing" in number.faults
    named = lead.name or (grammar.SHORT_NAMES.get(_short(text, start), "") if bare else "")
    sure = lead.capital or lead.numbered or not lead.name
    if bare and not (named in grammar.BARE_AFTER_SO and sure):
        return None
    day, issuer = surroundings.after(text, number.end)
    kind = surroundings.type_of(number.symbol, named, text, start)
    normal, faults = number.normal, number.faults
    if "letter-case" in faults and _in_capitals(text, start, number.end):
        faults = tuple(fault for fault in faults if fault != "letter-case")
    if "year-missing" in faults and day:
        if day.year < grammar.ISSUED_BEFORE_YEARS:
            faults = tuple(fault for fault in faults if fault != "year-missing")
        else:
            normal = normal.replace("/", f"/{day.year}/", 1)
    return Citation(start, number.end, kind, normal, day, faults, issuer)


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Tell whether a number stands in a line of capitals, where “TTG” is as it should be."""
    lead = [letter for letter in text[max(0, start - 30) : start] if letter.isalpha()]
    return len(lead) > 7 and all(map(str.isupper, lead)) and text[start:end].isupper()


def _bare(text: str, start: int, end: int) -> list[Citation]:
    lead = surroundings.before(text, start)
    name = lead.name or grammar.SHORT_NAMES.get(_short(text, start), "")
    if not _is_bare(text, start, end, lead, name):
        return []
    day, issuer = surroundings.after(text, end)
    found = [Citation(start, end, name, _digits(text[start:end]), day, ("symbol-missing",), issuer)]
    while match := _NEXT_BARE.match(text, found[-1].end):
        if not _BARE_END.match(text, match.end()):
            break
        day, issuer = surroundings.after(text, match.end())
        found.append(
            Citation(
                match.start(1),
                match.end(),
                name,
                _digits(match[1]),
                day,
                ("symbol-missing",),
                issuer,
            )
        )
    return found


def _is_bare(text: str, start: int, end: int, lead: surroundings.Before, name: str) -> bool:
    """Tell whether digits behind a type are a document's number and count nothing."""
    several = end - start > 1
    if not lead.name:
        return bool(name) and several and _BARE_END.match(text, end) is not None
    if not lead.adjacent:
        return False
    free = grammar.BARE_AFTER_SO if lead.numbered else grammar.NOUNS
    if name in free and lead.capital and several and _ANY_WORD.match(text, end):
        return True
    if not _BARE_END.match(text, end):
        return False
    sure = several and _SURE.match(text, end) is not None
    if name in grammar.BARE_TYPES:
        dated = several and _OF_YEAR.match(text, end) is not None
        noun = several and name in grammar.NOUNS
        return lead.numbered or lead.capital or noun or sure or dated
    if lead.numbered:
        return name in grammar.BARE_AFTER_SO and several
    year = "1900" < text[start:end] < "2100" and end - start == _YEAR  # “Kế hoạch 2025 của …”
    return name in grammar.BARE_WHEN_SURE and lead.capital and sure and not year


def _short(text: str, start: int) -> str:
    """Return the symbol that stands for a type before a number: “QĐ 80”, “NQ số 18”."""
    lead = text[max(0, start - 8) : start].split()
    if lead and lead[-1] == "số":
        lead.pop()
    return lead[-1].strip('(“"‘[') if lead else ""


def _digits(written: str) -> str:
    return written if len(written.rstrip("abcdđ")) > 1 else "0" + written


_HEAD = re.compile(r"0*(\d+[a-dđ]?)(?:[-/]((?:19|20)\d\d)(?=[-/]|$))?")


def resolve(citations: Iterable[Citation]) -> list[Citation]:
    """Give bare numbers the full one where exactly one of the same type and number is there.

    A number so resolved takes over date and issuer and has no fault: a short second mention is
    good style.
    """
    listed = list(citations)
    full: dict[tuple[str, str], dict[str, Citation]] = {}
    for citation in listed:
        if "symbol-missing" not in citation.faults and (head := _HEAD.match(citation.number)):
            same = full.setdefault((citation.type, head[1]), {})
            known = same.setdefault(citation.number, citation)
            if known.date is None and citation.date:
                same[citation.number] = replace(known, date=citation.date)
    return [
        _resolved(citation, full) if "symbol-missing" in citation.faults else citation
        for citation in listed
    ]


def _resolved(citation: Citation, full: dict[tuple[str, str], dict[str, Citation]]) -> Citation:
    head = _HEAD.match(citation.number)
    if not head:
        return citation
    candidates = [
        other
        for other in full.get((citation.type, head[1]), {}).values()
        if not head[2] or f"/{head[2]}" in other.number
    ]
    if len(candidates) != 1:
        return citation
    other = candidates[0]
    return replace(
        citation,
        number=other.number,
        date=citation.date or other.date,
        issuer=citation.issuer or other.issuer,
        faults=(),
    )
