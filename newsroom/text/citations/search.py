"""Find the documents that a text cites by number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsroom.text.citations import bare as bare_numbers
from newsroom.text.citations import grammar, numbers, surroundings
from newsroom.text.citations.citation import Citation
from newsroom.text.citations.surroundings import Before
from newsroom.text.citations.written import SPACED_TYPE

# A first character of its own lets the search skip quickly; the condition behind it comes after.
# U+2011 is a hyphen; 08B-NQ/HNTW has a capital; NQ57 stands behind the letters of a type.
_DIGITS = re.compile(
    "[0-9](?:(?<![\\w/.,%–−\u2011-].)(?<!\\d:.)|(?<=(?<!\\w)(?:NQ|NĐ|QĐ|CV|TT|CT|KL|HD).)|(?<=/N[QĐ].))"
    "[0-9]{0,5}(?:[a-dđ](?!\\w)|[A-D](?=[-/]))?(?![0-9])"
)
_SYMBOL = re.compile(
    "[ \u00a0\n]?[-/–—−\u2010\u2011][ \u00a0\n]?(?:[^\\W\\d]|\\d[A-ZĐ]|(?:19|20)\\d\\d(?!\\d)"
    "|(?:19|20)\\d{3}/|\\d\\d/[A-ZĐ]{2})"
)
_WITH_SYMBOL = re.compile(f"{_DIGITS.pattern}(?={_SYMBOL.pattern}|{SPACED_TYPE.pattern})")
_IN_ROW = re.compile("(?:, ?|; ?| và | hoặc |, số | và số )")
_OTHER = re.compile(r"/(?:N[QĐ]|QĐ|TT|CV)\d")
# Digits inside of a number, behind a mark or the letters of a type, where another may begin.
_INNER = re.compile("[&QĐVTLD][0-9]")
_MONTHS = 12


def find(text: str) -> list[Citation]:
    """Find the citations of a text, in order; plain text, with line breaks or without.

    Bare numbers are left bare: `resolve` looks through the article. About 0.2 ms for 7 kB of prose
    without a number, 10 µs a citation.
    """
    found: list[Citation] = []
    doubtful: list[tuple[int, int, Before]] = []
    rows: list[tuple[range, int]] = []
    waiting = 0  # how many bare numbers at the end of `found` may share the next one's symbol
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if found and start < found[-1].end:
            continue
        row = waiting if waiting and _IN_ROW.fullmatch(text, found[-1].end, start) else 0
        waiting = 0
        if _goes_on(text, end):
            lead = surroundings.before(text, start)
            citation = _with_symbol(text, start, end, lead, found[-1].type if row else "")
            if citation:
                if row and "symbol-missing" not in citation.faults:
                    rows.append((range(len(found) - row, len(found)), len(found)))
                found.append(citation)
                if lead.name and bare_numbers.is_plural(text, lead):
                    place = len(found)
                    found += bare_numbers.row(text, citation.end, lead)
                    rows.append((range(place, len(found)), place - 1))
                continue
        if bare_numbers.may_begin(text, start):
            lead = surroundings.before(text, start)
            verdict = bare_numbers.judge(text, start, end, lead)
            if verdict == "sure":
                before = len(found)
                found.append(bare_numbers.citation(text, start, end, lead.name))
                found += bare_numbers.row(text, end, lead)
                waiting = len(found) - before
            elif verdict == "maybe":
                doubtful.append((start, end, lead))
    if not rows and not doubtful:
        return found
    return _decided(text, found, rows, doubtful)


def places(text: str, numbers: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield where a number with a symbol may begin, in order: a quick look at a text.

    ``numbers`` are its `typography.spans_of_numbers`: there all of them begin, or inside of one.
    """
    for start, end in numbers:
        if _WITH_SYMBOL.match(text, start):
            yield start
        for inner in _INNER.finditer(text, start + 1, end):
            if _WITH_SYMBOL.match(text, inner.start() + 1):
                yield inner.start() + 1


def find_full(text: str, starts: Iterable[int]) -> list[Citation]:
    """Find the citations of a text whose number has a symbol; ``starts`` is where it may begin.

    They are what `find` gives but for bare numbers, which are not looked for.
    """
    found: list[Citation] = []
    done = 0
    for start in starts:
        match = _DIGITS.match(text, start) if start >= done else None
        if match and _goes_on(text, match.end()):
            lead = surroundings.before(text, start)
            if citation := _with_symbol(text, start, match.end(), lead, ""):
                found.append(citation)
                done = citation.end
    return found


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a symbol may follow a number; in “NQ98/NQ31” another number does."""
    if not (_SYMBOL.match(text, end) or SPACED_TYPE.match(text, end)):
        return False
    return not _OTHER.match(text, end)


def _with_symbol(text: str, start: int, end: int, lead: Before, of_row: str) -> Citation | None:
    named = of_row or (lead.name if not lead.short or lead.short in grammar.SURE_SHORT else "")
    number = numbers.read(text, start, end, named, numbered=lead.numbered or bool(of_row))
    if not number:
        return None
    bare = "symbol-missing" in number.faults
    if bare and not _is_sure(text[start:end], lead):
        return None
    day, issuer = surroundings.after(text, number.end)
    kind = surroundings.type_of(number.symbol, named or (lead.name if bare else ""), text, start)
    normal, faults = number.normal, number.faults
    if "letter-case" in faults and _in_capitals(text, start, number.end):
        faults = tuple(fault for fault in faults if fault != "letter-case")
    if "year-missing" in faults and day:
        if day.year < grammar.ISSUED_BEFORE_YEARS:
            faults = tuple(fault for fault in faults if fault != "year-missing")
        else:
            normal = normal.replace("/", f"/{day.year}/", 1)
    return Citation(start, number.end, kind, normal, day, faults, issuer)


def _is_sure(digits: str, lead: Before) -> bool:
    """Tell whether “38/2021” behind a type is a number and year, and no month of a year."""
    if lead.name not in grammar.BARE_AFTER_SO:
        return False
    if lead.short and lead.short not in grammar.SURE_SHORT and lead.short != "TT":
        return lead.numbered
    month = digits.isdigit() and int(digits) <= _MONTHS
    return lead.capital or lead.numbered or lead.name in grammar.NOUNS or not month


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Tell whether a number stands in a line of capitals, where “TTG” is as it should be."""
    lead = [letter for letter in text[max(0, start - 30) : start] if letter.isalpha()]
    return len(lead) > 7 and all(map(str.isupper, lead)) and text[start:end].isupper()


def _decided(
    text: str,
    found: list[Citation],
    rows: Sequence[tuple[range, int]],
    doubtful: Iterable[tuple[int, int, Before]],
) -> list[Citation]:
    """Decide by the whole text what one place does not tell.

    Numbers in a row get the symbol of its last, where the text gives them none of their own; a
    doubtful number is one where the text surely names a document of that type and number.
    """
    full = {_key(one) for one in found if "symbol-missing" not in one.faults}
    for members, source in rows:
        for place in members:
            if _key(found[place]) not in full:
                found[place] = bare_numbers.shared(found[place], found[source])
    known = {_key(one) for one in found}
    for start, end, lead in doubtful:
        one = bare_numbers.citation(text, start, end, lead.name)
        if _key(one) in known:
            found.append(one)
            found += bare_numbers.row(text, end, lead)
    return sorted(found, key=lambda one: one.start)


def _key(citation: Citation) -> tuple[str, str]:
    head = _HEAD.match(citation.number)
    return citation.type, head[1] if head else ""


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
