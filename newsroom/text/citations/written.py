"""Take a document number apart as it is written: marks, year, symbols."""

import re
from dataclasses import dataclass

from newsroom.text.citations import grammar

_BREAKS = "\u2010\u2011"  # hyphens that typesetting puts in
DASHES = "–—−"
_PART = re.compile(
    rf"(?P<before>[ \u00a0\n]?)(?P<mark>[-/{DASHES}{_BREAKS}])(?P<after>[ \u00a0\n]?)"
    r"(?:(?P<year>(?:19|20)\d\d)(?!\w|\.\w)|(?P<long>(?:19|20)\d{3})(?=/[A-ZĐ]{2})"
    r"|(?P<short>\d\d)(?=/(?:NĐ|TT|TTLT|QĐ|QH|UBTVQH|CT)[-/\d])|(?P<fused>(?:19|20)\d\d)(?=[A-ZĐ])"
    r"|(?P<stray>\d?)(?P<symbol>T\.[ƯW]|[A-ZĐƯÔƠÂĂÊÐ][A-Za-zĐđƯưÔƠÂĂÊÐ0-9&]*))"
)
_SPACED_BODY = re.compile(r"[ .](?P<symbol>[A-ZĐ]{2,}[A-Za-zĐ]*)(?!\w)")
_TYPES = "|".join(sorted(grammar.TYPES.keys() - grammar.WEAK_TYPES, key=len, reverse=True))
SPACED_TYPE = re.compile(rf"[ \u00a0]?(?P<symbol>{_TYPES})(?= ?(?P<mark>[-/]) ?[A-ZĐ]{{2}})")
# A year or none, a type, a body and nothing that might belong to them: as most numbers are.
_USUAL = re.compile(
    rf"([-/])(?:((?:19|20)\d\d)/)?({_TYPES})([-/])(?!(?:BGD|QH|UBTVQH)\b)([A-ZĐ]+g?)"
    rf"(?![\w&]|\.[ƯW]|[ \u00a0\n]?[-/{DASHES}{_BREAKS}])"
)
# 42/2005/QH/11: the term of the National Assembly behind a mark of its own.
_TERM = re.compile(r"[-/ ](?P<term>1[0-6]|[89])(?![\w/]|[-.,]\d)")
# Body letters in small ones behind a type: 15/QĐ-ubnd.
_SMALL_BODY = re.compile(r"[-/](?P<symbol>[a-zđ]{2,8})(?!\w)")
_YEAR_GOES_ON = re.compile(r"[ \u00a0]?[-/–][ \u00a0]?[A-ZĐ]{2}")
_SMALL_END = re.compile(r"[a-zđư]{2,}$|[a-zđư]$")
_CAPITALS = re.compile(r"[A-ZĐƯ0-9&]{2,}")
_FUSED = re.compile(r"(?P<symbol>[A-ZĐ][A-Za-zĐ0-9&]*)")
_SMALL = re.compile(r"[-/](?:(?:19|20)\d\d/)?(?P<type>[A-Za-zĐđ]+)[-/](?P<body>[A-Za-zĐđ]+)(?!\w)")
ASSEMBLY = re.compile(r"(UBTVQH|QH)(\d*)$")
_ASSEMBLY_SMALL = re.compile(r"[-/](?P<year>(?:19|20)\d\d)/(?P<symbol>(?:ubtv)?qh\d\d)(?!\w)")
_TRAINING = re.compile(r" (?:& ?)?ĐT(?![A-Za-zĐ])")  # TTLT-BGD ĐT-BNV
LATEST = "2049"


@dataclass(slots=True)
class Draft:
    """The parts as written: the marks between them, the year, the symbols."""

    end: int
    marks: list[str]
    year: str
    symbols: list[str]
    faults: dict[str, None]

    def fault(self, name: str) -> None:
        """Keep a fault once, in the order found."""
        self.faults[name] = None


def take_apart(text: str, end: int) -> Draft | None:
    """Read what follows the digits that end at ``end``; None where no number goes on there."""
    if usual := _USUAL.match(text, end):
        marks, symbols = [usual[1], usual[4]], [usual[3], usual[5]]
        if usual[2]:
            marks.insert(1, "/")
        return Draft(usual.end(), marks, usual[2] or "", symbols, {})
    return _split(text, end) or _small(text, end)


def _split(text: str, end: int) -> Draft | None:
    """Take the number apart into marks, year and symbols; None where it goes on in another way."""
    draft = Draft(end, [], "", [], {})
    if spaced_type := SPACED_TYPE.match(text, end):  # 84 QĐ/TWĐTN
        draft.fault("separator-missing")
        draft.marks.append("-" if spaced_type["mark"] == "/" else "/")
        draft.symbols.append(spaced_type["symbol"])
        draft.end = spaced_type.end()
    while match := _PART.match(text, draft.end):
        spaced = bool(match["before"] or match["after"])
        if year := _year(match, draft):
            if draft.year or draft.symbols:
                break
            if spaced:
                if not _YEAR_GOES_ON.match(text, match.end()):
                    break
                draft.fault("inner-space")
            draft.year = year
            draft.marks.append(match["mark"])
            draft.end = match.end()
            if spaced_type := SPACED_TYPE.match(text, draft.end):  # 15/2020 NQ-HĐND
                draft.fault("separator-missing")
                draft.marks.append("/")
                draft.symbols.append(spaced_type["symbol"])
                draft.end = spaced_type.end()
            if match["fused"] and (rest := _FUSED.match(text, draft.end)):
                draft.fault("separator-missing")
                draft.marks.append("/")
                draft.symbols.append(rest["symbol"])
                draft.end = rest.end()
            continue
        symbol, cut = _symbol(text, match)
        if not symbol or (spaced and not _goes_on(draft, symbol)):
            break
        if spaced:
            draft.fault("inner-space")
        if match["stray"]:
            draft.fault("stray-digit")
        if cut:
            draft.fault("glued")
        draft.marks.append(match["mark"])
        draft.symbols += _parted(symbol, draft)
        draft.end = match.start("symbol") + (len(symbol) if cut else len(match["symbol"]))
        _training(text, draft)
        if cut:
            break
    _term(text, draft)
    if len(draft.symbols) == 1 and draft.symbols[0] in grammar.TYPES:
        _body(text, draft)
    if not draft.symbols and not draft.year:
        return None
    if not draft.symbols and re.match(r"[-/–]?\w", text[draft.end : draft.end + 2]):
        return None
    return draft


def _training(text: str, draft: Draft) -> None:
    """Read the rest of “BGD ĐT”, of “BGD & ĐT”."""
    if draft.symbols[-1] == "BGD" and (rest := _TRAINING.match(text, draft.end)):
        draft.fault("inner-space")
        draft.symbols[-1] = "BGDĐT"
        draft.end = rest.end()


def _term(text: str, draft: Draft) -> None:
    """Read the term of the National Assembly that a mark parts from its letters."""
    if draft.symbols and draft.symbols[-1] in {"QH", "UBTVQH"}:
        term = _TERM.match(text, draft.end)
        if term:
            draft.fault("separators-swapped")
            draft.symbols[-1] += term["term"]
            draft.end = term.end()


def _body(text: str, draft: Draft) -> None:
    """Read the body behind a type: in small letters, or behind a space or a stop."""
    small = _SMALL_BODY.match(text, draft.end)
    if small and _is_body(capitals := grammar.body_symbol(small["symbol"].upper())):
        draft.fault("letter-case")
        draft.marks.append(small[0][0])
        draft.symbols.append(capitals)
        draft.end = small.end()
        return
    body = _SPACED_BODY.match(text, draft.end)
    if body and _is_body(body["symbol"]):
        draft.fault("separator-missing")
        draft.marks.append("-" if draft.marks[-1] == "/" else "/")
        draft.symbols.append(body["symbol"])
        draft.end = body.end()


def _is_body(symbol: str) -> bool:
    return symbol in grammar.STATE_BODIES or grammar.is_party(symbol)


def _year(match: re.Match[str], draft: Draft) -> str:
    """Return the year of a part, corrected where it has a digit too much or two too few."""
    if match["long"]:
        draft.fault("stray-digit")
        long = match["long"]
        fitting = {long[:cut] + long[cut + 1 :] for cut in range(5)}
        years = [year for year in fitting if "1945" <= year <= LATEST]
        return years[0] if len(years) == 1 else long
    if match["short"] and not draft.year and not draft.symbols:
        draft.fault("year-short")
        return ("19" if match["short"] >= "45" else "20") + match["short"]
    return match["year"] or match["fused"] or ""


def _parted(symbol: str, draft: Draft) -> list[str]:
    """Part a type and a body that were written as one: 'NQTW' → 'NQ', 'TW'."""
    if draft.symbols or symbol in grammar.TYPES or symbol in grammar.STATE_BODIES:
        return [symbol]
    for cut in range(4, 1, -1):
        head, tail = symbol[:cut], symbol[cut:]
        body = tail in grammar.STATE_BODIES or tail in {"TW", "TU", "ĐUK", "HU", "QU", "ĐU"}
        if body and head in grammar.TYPES and head not in grammar.WEAK_TYPES:
            draft.fault("separator-missing")
            draft.marks.append("/" if draft.marks[-1] == "-" else "-")
            return [head, tail]
    return [symbol]


def _symbol(text: str, match: re.Match[str]) -> tuple[str, bool]:
    """Return the symbol, and whether a word was cut off that is glued to it; '' if it is a word."""
    symbol = match["symbol"] or ""  # none where a second year stands: 5/2018/19/NĐ-CP
    following = text[match.end() : match.end() + 1]
    if symbol in {"T.Ư", "T.W"}:
        return "TƯ", False
    small = _SMALL_END.search(symbol)
    if not following.isalpha() and (
        not small
        or grammar.type_symbol(symbol)
        or grammar.body_symbol(symbol) != symbol
        or symbol in grammar.STATE_BODIES
        or len(small[0]) == 1
    ):
        return symbol, False
    upper = _CAPITALS.match(symbol)
    if upper and (small or following.islower()):
        return upper[0], True
    return "", False


def _goes_on(draft: Draft, symbol: str) -> bool:
    """Tell whether a symbol behind a space still belongs to the number."""
    if not draft.symbols:
        return bool(
            grammar.type_symbol(symbol)
            or ASSEMBLY.match(symbol)
            or symbol in grammar.STATE_BODIES
            or grammar.stroked(symbol)
        )
    first = draft.symbols[0]
    if "inner-space" in draft.faults and (first == "UBND" or grammar.MINISTRY.match(first)):
        return len(draft.symbols) == 1  # 5512 / BGDĐT - GDTrH
    return len(draft.symbols) == 1 and bool(grammar.type_symbol(first))


def _small(text: str, end: int) -> Draft | None:
    """Read a number in small letters: '100/2019/nđ-cp'."""
    if assembly := _ASSEMBLY_SMALL.match(text, end):
        symbols = [assembly["symbol"].upper()]
        return Draft(assembly.end(), ["/", "/"], assembly["year"], symbols, {"letter-case": None})
    match = _SMALL.match(text, end)
    if not match:
        return None
    kind = grammar.type_symbol(match["type"]) or grammar.stroked(match["type"])
    body = grammar.body_symbol(match["body"].upper())
    if not kind or (body not in grammar.STATE_BODIES and not grammar.is_party(body)):
        return None
    year = re.match(r"/((?:19|20)\d\d)/", match[0])
    mark = match[0][-len(match["body"]) - 1]
    marks = ["/", "/", mark] if year else [match[0][0], mark]
    return Draft(match.end(), marks, year[1] if year else "", [kind, body], {"letter-case": None})
