"""The tables of document numbers: types and their symbols, bodies, terms of the National Assembly.

Sources: Decree 30/2020/NĐ-CP, appendices I and III (State: N/TYPE-BODY), the Law on Promulgation
of Legal Documents (N/YEAR/TYPE-BODY, N/YEAR/QHterm), Guideline 36-HD/VPTW of 2018 (Party:
N-TYPE/BODY).
"""

import re


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


def _names(table: str) -> frozenset[str]:
    return frozenset(" ".join(entry.split()) for entry in table.split(","))


# Symbol of a type → the type's name.
TYPES = {
    "NQ": "Nghị quyết",
    "NQLT": "Nghị quyết liên tịch",
    "QĐ": "Quyết định",
    "QĐNS": "Quyết định",
    "QĐi": "Quy định",
    "QyĐ": "Quy định",
    "CT": "Chỉ thị",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "TTLB": "Thông tư liên bộ",
    "HD": "Hướng dẫn",
    "HDLT": "Hướng dẫn liên tịch",
    "HDLN": "Hướng dẫn liên ngành",
    "KL": "Kết luận",
    "KH": "Kế hoạch",
    "KHLT": "Kế hoạch liên tịch",
    "KHLN": "Kế hoạch liên ngành",
    "KHPH": "Kế hoạch phối hợp",
    "TB": "Thông báo",
    "TBKL": "Thông báo",
    "BC": "Báo cáo",
    "TTr": "Tờ trình",
    "CTr": "Chương trình",
    "CTrHĐ": "Chương trình hành động",
    "CTHĐ": "Chương trình hành động",
    "CTrPH": "Chương trình phối hợp",
    "CTPH": "Chương trình phối hợp",
    "CĐ": "Công điện",
    "CV": "Công văn",
    "QC": "Quy chế",
    "QCPH": "Quy chế phối hợp",
    "PL": "Pháp lệnh",
    "SL": "Sắc lệnh",
    "ĐA": "Đề án",
    "VBHN": "Văn bản hợp nhất",
    "L": "Lệnh",
    "PA": "Phương án",
    "TC": "Thông cáo",
}
# Too short or too common elsewhere to make a citation without a word for the type before it.
WEAK_TYPES = _words("L PA TC ĐA SL QC")

# Name of a type as texts write it (small letters) → its name in a register.
NAMES = {name.lower(): name for name in TYPES.values()} | {
    "luật": "Luật",
    "bộ luật": "Bộ luật",
    "thông báo kết luận": "Thông báo",
    "thông tri": "Thông tri",
    "công thư": "Công thư",
    "văn bản": "Văn bản",
    "hiến pháp": "Hiến pháp",
}
# What else than its own symbol a type may carry. Only these types are compared with the symbol.
_ALSO = {
    "Nghị quyết": {"NQLT", "QH", "UBTVQH"},
    "Quyết định": {"QĐNS"},
    "Quy định": {"QĐ"},
    "Chỉ thị": set[str](),
    "Nghị định": set[str](),
    "Thông tư": {"TTLT", "TTLB"},
    "Công điện": set[str](),
    "Kết luận": {"TB", "TBKL"},
    "Hướng dẫn": {"HDLT", "HDLN", "CV"},
    "Kế hoạch": {"KHLT", "KHLN", "KHPH"},
    "Thông báo": {"TBKL", "KL"},
    "Luật": {"QH"},
    "Bộ luật": {"QH"},
    "Báo cáo": set[str](),
}
SYMBOLS = {
    name: also | {symbol for symbol, of in TYPES.items() if of == name}
    for name, also in _ALSO.items()
}
# The one symbol to put in where a type is named and its symbol is missing or broken.
SYMBOL_OF = {TYPES[symbol]: symbol for symbol in _words("NQ QĐ CT NĐ TT HD KL KH TB BC TTr TTLT")}

# Types that a bare number may follow: “Nghị quyết 54”; the others only with “số” and two digits.
BARE_TYPES = _names("""
    Nghị quyết, Quyết định, Chỉ thị, Nghị định, Thông tư, Kết luận, Hướng dẫn, Quy định, Pháp lệnh,
    Công điện, Thông tư liên tịch, Thông tri
""")
BARE_AFTER_SO = BARE_TYPES | _names("""
    Kế hoạch, Công văn, Thông báo, Tờ trình, Luật, Chương trình hành động, Báo cáo, Văn bản
""")
# Of these no verb is made that counts (“quyết định 12 việc”), so any word may follow the number.
NOUNS = _names("""
    Nghị quyết, Chỉ thị, Nghị định, Thông tư, Pháp lệnh, Công điện, Thông tư liên tịch, Thông tri
""")
# Such numbers without “số” are told by who issued them or when: “Kế hoạch 2715 của Ban Chỉ đạo”.
BARE_WHEN_SURE = BARE_AFTER_SO - _names("Luật, Báo cáo, Văn bản")
# A type by its symbol alone: “QĐ 80”, “CV 5512”, “TT 22/2021”.
SHORT_NAMES = {symbol: TYPES[symbol] for symbol in _words("NQ QĐ NĐ CV TT CT KL HD KH TB CĐ TTLT")}
# Of these any symbol may follow, as behind the type's whole name.
SURE_SHORT = _words("NQ QĐ NĐ CV")
# What may stand between a type and a bare number: “công văn hỏa tốc 3072”, “văn bản khẩn số 12”.
URGENT = ("khẩn", "thượng khẩn", "hỏa tốc", "hoả tốc", "mật", "tối mật")

# Bodies whose numbers are surely of the State's form.
STATE_BODIES = _words("""
    CP TTg CTN VPCP VPQH VPCTN UBND HĐND UB QH UBTVQH NHNN TTCP UBDT TANDTC VKSNDTC KTNN BHXH TLĐ
    HĐTP HĐBT TTGCP BNV BTC BCA BQP BGDĐT BGD&ĐT BYT BTP BCT BNNPTNT BNN BTNMT BXD BGTVT BKHCN
    BKHĐT BTTTT BVHTTDL BLĐTBXH BNG BVHTT BCN BTM
""")
MINISTRY = re.compile(
    r"(?:B(?!CS|TG|TCTW|DV|CĐ|CH|TV|NC|QL)[A-ZĐ&]{2,}|NHNN|TTCP|UBDT|TANDTC|VKSNDTC|VPCP)$"
)
# Bodies of the Party: the centre and what ends in its letters, committees of all levels, groups.
PARTY_BODY = re.compile(
    r"(?:[A-ZĐ]*TW|[A-ZĐ]*(?<!B)TU|[A-ZĐ]*ĐU[A-ZĐ]*|[A-ZĐ]*(?:HU|QU|ThU|TxU|TPU)|BCSĐ[A-ZĐ]*)$"
)
# Before 1997 these stood alone behind the number: Nghị định 59/CP, Quyết định 53-TTg.
LONE_BODIES = _words("CP TTg HĐBT HĐCP CT SL UB CTN LCT HĐNN HĐNN7 HĐNN8")
ISSUED_BEFORE_YEARS = 1997

_SPELLINGS = {body.upper(): body for body in STATE_BODIES | LONE_BODIES} | {
    "THU": "ThU",
    "TXU": "TxU",
}
_TYPE_SPELLINGS = {symbol.upper(): symbol for symbol in TYPES}
_D_SPELLINGS = {
    symbol.upper().replace("Đ", "D"): symbol
    for table in (TYPES, STATE_BODIES)
    for symbol in table
    if "Đ" in symbol
}


def type_symbol(written: str) -> str:
    """Return the type's symbol in its right letters: 'TTR' → 'TTr', 'qđ' → 'QĐ'; '' if none."""
    return written if written in TYPES else _TYPE_SPELLINGS.get(written.upper(), "")


def stroked(written: str) -> str:
    """Return the symbol that was written without its strokes: 'ND' → 'NĐ', 'UBND' → ''."""
    upper = written.upper()
    if upper in _TYPE_SPELLINGS or upper in _SPELLINGS:
        return ""
    return _D_SPELLINGS.get(upper, "")


def body_symbol(written: str) -> str:
    """Return a known body's symbol in its right letters: 'TTG' → 'TTg'; others as written."""
    return written if written in STATE_BODIES else _SPELLINGS.get(written.upper(), written)


def is_party(body: str) -> bool:
    """Tell whether a symbol is that of a Party body, such as TW, VPTW, TU, ĐUK."""
    return PARTY_BODY.match(body) is not None


# First and last year of each term of the National Assembly; its numbers end in QHterm.
_TERMS = {
    8: (1987, 1992),
    9: (1992, 1997),
    10: (1997, 2002),
    11: (2002, 2007),
    12: (2007, 2011),
    13: (2011, 2016),
    14: (2016, 2021),
    15: (2021, 2026),
    16: (2026, 2031),
}


def terms_of(year: int) -> tuple[int, ...]:
    """Return the terms of the National Assembly that sat in a year: 2017 → (14,), 2016 → 13, 14."""
    return tuple(term for term, (first, last) in _TERMS.items() if first <= year <= last)
