"""Bring a document number as written into its normal form, and tell its faults."""

from dataclasses import dataclass
from functools import lru_cache

from newsroom.text.citations import grammar
from newsroom.text.citations.written import ASSEMBLY, DASHES, Draft, take_apart


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read: where it ends, its normal form, its type by the symbol, faults."""

    end: int
    normal: str
    symbol: str
    faults: tuple[str, ...]
    year: int | None = None


def read(text: str, start: int, end: int, named: str, *, numbered: bool) -> Number | None:
    """Read the number whose digits are ``text[start:end]``, or return None where it is none.

    ``named`` is the type that stands before it, or ''; ``numbered`` tells of a “số” before it.
    """
    digits = text[start:end]
    draft = take_apart(text, end)
    if not draft:
        return None
    if not draft.symbols:
        return _bare_year(draft, digits)
    short = _is_short(digits)
    parts = (tuple(draft.marks), draft.year, tuple(draft.symbols), tuple(draft.faults))
    judged = _judged(*parts, named, numbered=numbered, short=short)
    if not judged:
        return None
    rest, symbol, faults = judged
    year = int(draft.year) if draft.year else None
    return Number(draft.end, f"{'0' if short else ''}{digits}{rest}", symbol, faults, year)


@lru_cache(1_000)
def _judged(
    marks: tuple[str, ...],
    year: str,
    symbols: tuple[str, ...],
    faults: tuple[str, ...],
    named: str,
    *,
    numbered: bool,
    short: bool,
) -> tuple[str, str, tuple[str, ...]] | None:
    """Judge all but the digits: what follows them in normal form, the type's symbol and the faults.

    Few combinations are ever met, however many documents are cited.
    """
    draft = Draft(0, list(marks), year, list(symbols), dict.fromkeys(faults))
    _spell(draft)
    first = draft.symbols[0]
    known = first in grammar.TYPES
    if not named and not numbered and not _stands_alone(draft):
        return None
    if not named and not known and numbered and not _looks_official(draft):
        return None
    _complete(draft, named)
    if short:
        draft.fault("leading-zero")
    rest = _join(draft)
    first = draft.symbols[0]
    symbol = first if first in grammar.TYPES else ""
    if match := ASSEMBLY.match(first):
        symbol = match[1]
    _compare(draft, named, symbol)
    return rest, symbol, tuple(draft.faults)


def _bare_year(draft: Draft, digits: str) -> Number:
    draft.fault("symbol-missing")
    if _is_short(digits):
        draft.fault("leading-zero")
        digits = f"0{digits}"
    number = f"{digits}/{draft.year}"
    return Number(draft.end, number, "", tuple(draft.faults), int(draft.year))


def _is_short(digits: str) -> bool:
    """Tell whether a number below ten lacks its zero."""
    return len(digits.rstrip("abcdđ")) == 1


def _spell(draft: Draft) -> None:
    """Set each symbol in its right letters."""
    for place, symbol in enumerate(draft.symbols):
        right = symbol.replace("Ð", "Đ")  # eth, as old fonts have it
        if right != symbol:
            draft.fault("look-alike")
        if right.endswith("TƯ"):
            draft.fault("tu-for-tw")
            right = right[:-1] + "W"
        cased = right
        if place == 0:
            cased = grammar.type_symbol(right) or right
        if cased == right and ASSEMBLY.match(right.upper()):
            cased = right.upper()
        elif cased == right:
            cased = grammar.body_symbol(right)
        if cased != right:
            draft.fault("letter-case")
        if (place == 0 or cased in {"DUK", "HDND"}) and (stroked := grammar.stroked(cased)):
            draft.fault("stroke-missing")
            cased = stroked
        base = cased.rstrip("0123456789")
        if place and base != cased and _is_body(base) and not ASSEMBLY.match(cased):
            draft.fault("stray-digit")
            cased = base
        draft.symbols[place] = cased
    if any(mark in DASHES for mark in draft.marks):
        draft.fault("wrong-dash")
    draft.marks = ["/" if mark == "/" else "-" for mark in draft.marks]


def _is_body(symbol: str) -> bool:
    return symbol in grammar.STATE_BODIES or grammar.is_party(symbol)


def _stands_alone(draft: Draft) -> bool:
    """Tell whether a number is one without a word before it."""
    first, *rest = draft.symbols
    if ASSEMBLY.match(first):
        return bool(draft.year)
    if first in grammar.TYPES and first not in grammar.WEAK_TYPES:
        return bool(rest)
    return bool(rest) and first.endswith("Đ") and _is_body(rest[0]) and bool(draft.year)


def _looks_official(draft: Draft) -> bool:
    """Tell whether “số 2978/BYT-BMTE” has the letters of a body: no licence, no contract."""
    first = draft.symbols[0]
    return (
        _is_body(first)
        or bool(grammar.MINISTRY.match(first))
        or bool(ASSEMBLY.match(first))
        or _stands_alone(draft)
    )


def _complete(draft: Draft, named: str) -> None:
    """Find what is missing or too much, and put in what can only be one thing."""
    symbols = draft.symbols
    if draft.year and len(symbols) == 2 and symbols[0] == "NQ" and symbols[1].startswith("QH"):
        draft.fault("type-surplus")
        del symbols[0], draft.marks[-1]
    _assembly(draft)
    first = symbols[0]
    due = grammar.SYMBOL_OF.get(named, "")
    if first in grammar.TYPES:
        if len(symbols) == 1 and (
            first not in grammar.LONE_BODIES or named == grammar.TYPES[first] != "Sắc lệnh"
        ):
            draft.fault("body-missing")
    elif ASSEMBLY.match(first):
        if not draft.year:
            draft.fault("year-missing")
    elif len(symbols) > 1 and len(first) <= 3 and _is_body(symbols[1]):
        if due and first not in grammar.STATE_BODIES and not grammar.MINISTRY.match(first):
            draft.fault("unknown-symbol")
            symbols[0] = due
    elif len(symbols) == 1 and due and (draft.year or _never_alone(first)):
        draft.fault("type-missing")
        symbols.insert(0, due)
        draft.marks[-1:] = ["-", "/"] if grammar.is_party(first) else [draft.marks[-1], "-"]
    elif len(symbols) == 1 and not due and not named and draft.year:
        draft.fault("type-missing")
    if symbols[0] in {"NĐ", "TT", "TTLT"} and not draft.year and len(symbols) > 1:
        body = symbols[1]
        if symbols[0] != "TT" or (named != "Tờ trình" and grammar.MINISTRY.match(body)):
            draft.fault("year-missing")


def _never_alone(body: str) -> bool:
    """Tell whether a body's letters never were a whole symbol, as 59/CP was before 1997."""
    if grammar.is_party(body) or body in {"UBND", "HĐND"}:
        return True
    return grammar.MINISTRY.match(body) is not None and body in grammar.STATE_BODIES


def _assembly(draft: Draft) -> None:
    """Compare the term of the National Assembly with the year: 54/2017/QH14."""
    if not draft.year:
        return
    for place, symbol in enumerate(draft.symbols):
        match = ASSEMBLY.match(symbol)
        if not match:
            continue
        terms = grammar.terms_of(int(draft.year))
        body, term = match.groups()
        if term and int(term) in terms:
            continue
        fitting = [f"{body}{t}" for t in terms if _one_more(term, str(t))]
        draft.fault(
            "stray-digit" if len(term) > 2 else "term-year-mismatch" if term else "term-missing"
        )
        if not term and len(terms) == 1:
            fitting = [f"{body}{terms[0]}"]
        if len(fitting) == 1:
            draft.symbols[place] = fitting[0]


def _one_more(longer: str, shorter: str) -> bool:
    return len(longer) == len(shorter) + 1 and any(
        longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))
    )


def _join(draft: Draft) -> str:
    """Join all but the digits with the right marks: the Party's -TYPE/BODY, the State's /TYPE-BODY."""
    symbols, marks = draft.symbols, draft.marks
    last = symbols[1] if len(symbols) > 1 else symbols[0]
    typed = symbols[0] in grammar.TYPES and len(symbols) > 1
    if marks[:2] == ["-", "/"] and draft.year and symbols[:2] == ["NQ", "CP"]:
        # 19-2018/NQ-CP: the Government numbered its yearly resolution so
        right = ["-", "/"] + ["-"] * (len(symbols) - 1)
    elif draft.year:
        right = ["/", "/"] + ["-"] * (len(symbols) - 1)
    elif typed and grammar.is_party(last):
        right = ["-", "/"] + ["-"] * (len(symbols) - 2)
    elif typed and (last in grammar.STATE_BODIES or marks[:2] == ["/", "/"]):
        right = ["/"] + ["-"] * (len(symbols) - 1)
    else:
        right = marks
    if right[: len(marks)] != marks[: len(right)]:
        draft.fault("separators-swapped")
    parts = [draft.year, *symbols] if draft.year else symbols
    return "".join(a + b for a, b in zip(right[: len(parts)], parts, strict=True))


def _compare(draft: Draft, named: str, symbol: str) -> None:
    if len(draft.symbols) == 1 and symbol in grammar.LONE_BODIES:
        return  # Quyết định 327-CT: the Chairman of the Council of Ministers, before 1992
    allowed = grammar.SYMBOLS.get(named)
    if symbol and allowed is not None and symbol not in allowed:
        draft.fault("type-mismatch")
