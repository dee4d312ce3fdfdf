"""What stands around a number: the type before it, the date and the issuing body behind it."""

import re
from datetime import date
from typing import NamedTuple

from newsroom.text.citations import grammar

_NAMES = "|".join(sorted(grammar.NAMES, key=len, reverse=True)).replace(" ", r"\s")
_SHORTS = "|".join(sorted(grammar.SHORT_NAMES, key=len, reverse=True))
_URGENT = "|".join(grammar.URGENT).replace(" ", r"\s")
# Looked at from behind: the type, up to three words of its own (“Công văn hỏa tốc số”), “số”.
_BEFORE = re.compile(
    rf"(?P<name>{_NAMES})(?:\s\([^\W\d_]{{1,6}}\))?(?P<urgent>\s(?:{_URGENT}))?"
    r"(?P<more>(?:\s[^\W\d_]+){0,3}?|\scủa\s(?-i:[A-ZĐỦ])[^\d.;:]{2,28}?)"
    r"\s?(?P<so>\s?số\s?:?\s?)?$",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"(?:(?<![\w/-])|(?<=\d/))(?P<short>{_SHORTS})"
    r"(?P<so>\ssố\s?:?)?\s?$"
)
_SO = re.compile(r"(?:^|[^\w])[Ss](?:ố|Ố)\s?:?\s?$")
_NOT_LAW = re.compile(r"(?:kỷ|pháp|hộ|đạo|trọng)\s$", re.IGNORECASE)
# In small letters, each name with its first letter before any condition, which lets the search skip
# quickly: a fifth of the time that `_EARLIER` takes.
_SMALL_NAMES = "|".join(f"{name[0]}(?<!\\w.){name[1:]}" for name in _NAMES.split("|"))
_NAMED = re.compile(rf"(?:{_SMALL_NAMES})(?!\w)")
_EARLIER = re.compile(rf"(?<!\w)(?:{_NAMES})(?!\w)", re.IGNORECASE)
_LOOK_BACK = 48
_SHORT_LENGTH = 10  # of what _SHORT matches at most, with the character before it
_SO_LENGTH = 6  # of what _SO matches at most, with the character before it


class Before(NamedTuple):
    """What leads to a number: its type's name in a register or '', its first letter as written.

    ``place`` is where the name begins; ``short`` is the symbol that stands for it, as in “QĐ 80”.
    """

    name: str
    capital: bool
    numbered: bool
    adjacent: bool
    place: int = 0
    short: str = ""


def before(text: str, start: int) -> Before:
    """Read what stands before the digits at ``start``."""
    lead = text[max(0, start - _LOOK_BACK) : start]
    # “quy định của Chỉ thị 36”: the last name is the nearest one. It stands in the same sentence.
    last = -1
    small = lead.replace("İ", "i").lower()  # as long as it was
    for named in _NAMED.finditer(small, small.rfind(".") + 1):
        last = named.start()
    if last >= 0 and (best := _BEFORE.match(lead, last)):
        name = " ".join(best["name"].lower().split())
        own = best["more"].strip()
        if (not own or best["so"]) and not (
            name == "luật" and _NOT_LAW.search(lead[: best.start("name")])
        ):
            numbered = bool(best["so"] or best["urgent"])
            place = start - len(lead) + last
            adjacent = not own or best["more"].lower().startswith(" của ")
            return Before(grammar.NAMES[name], best["name"][0].isupper(), numbered, adjacent, place)
    if short := _SHORT.search(lead, max(0, len(lead) - _SHORT_LENGTH)):
        name = grammar.SHORT_NAMES[short["short"]]
        place = start - len(lead) + short.start()
        return Before(name, True, bool(short["so"]), True, place, short["short"])
    return Before("", False, _SO.search(lead[-_SO_LENGTH:]) is not None, False)


def type_of(symbol: str, named: str, text: str, start: int) -> str:
    """Name the type: as the text does, else by the symbol, else by the last type named before."""
    if named:
        return named
    if symbol == "PL":
        return "Pháp lệnh"
    if symbol in grammar.TYPES:
        return grammar.TYPES[symbol]
    allowed = {"QH": {"Luật", "Bộ luật", "Nghị quyết"}, "UBTVQH": {"Nghị quyết", "Pháp lệnh"}}
    wanted = allowed.get(symbol, set())
    found = ""
    for match in _EARLIER.finditer(text, max(0, start - 160), start):
        name = grammar.NAMES[" ".join(match[0].lower().split())]
        if name in wanted and not _NOT_LAW.search(text[max(0, match.start() - 8) : match.start()]):
            found = name
    return found


# The bodies that texts name; further capitals that follow belong to the name.
_BODY = re.compile(
    r"""(?:Bộ[ ]Chính[ ]trị|Ban[ ]Bí[ ]thư|(?:Ban[ ]Chấp[ ]hành[ ])?Trung[ ]ương[ ]Đảng|
    Ban[ ]Chấp[ ]hành[ ](?:Trung[ ]ương|Đảng[ ]bộ)|[ỦU][yỷ][ ]ban[ ]Thường[ ]vụ[ ]Quốc[ ]hội|
    Quốc[ ]hội|Thủ[ ]tướng(?:[ ]Chính[ ]phủ)?|Chính[ ]phủ|Chủ[ ]tịch[ ]nước|
    Văn[ ]phòng[ ](?:Trung[ ]ương[ ]Đảng|Chính[ ]phủ|Quốc[ ]hội)|
    [ỦU][yỷ][ ]ban[ ]Kiểm[ ]tra|Ban[ ](?:Dân[ ]vận|Tổ[ ]chức|Tuyên[ ]giáo|Nội[ ]chính|Kinh[ ]tế)|
    (?:Chủ[ ]tịch[ ])?(?:UBND|HĐND|[ỦU][yỷ][ ]ban[ ]nhân[ ]dân|Hội[ ]đồng[ ]nhân[ ]dân)
    (?:[ ](?:tỉnh|thành[ ]phố|TP\.?|quận|huyện|thị[ ]xã|xã|phường|thị[ ]trấn))?|
    Ban[ ]Thường[ ]vụ|Thường[ ]trực|Thành[ ]ủy|Tỉnh[ ]ủy|Quận[ ]ủy|Huyện[ ]ủy|Đảng[ ]ủy)
    (?:[ ](?:Thành[ ]ủy|Tỉnh[ ]ủy|Huyện[ ]ủy|Quận[ ]ủy|Đảng[ ]ủy))?""",
    re.VERBOSE,
)
_MINISTRY = re.compile(
    r"""(?:Bộ[ ]trưởng[ ])?Bộ[ ](?:
    Nội[ ]vụ|Tài[ ]chính|Công[ ]an|Quốc[ ]phòng|Giáo[ ]dục[ ]và[ ]Đào[ ]tạo|Y[ ]tế|
    Tư[ ]pháp|Công[ ]Thương|Xây[ ]dựng|Nông[ ]nghiệp[ ]và[ ]Phát[ ]triển[ ]nông[ ]thôn|
    Tài[ ]nguyên[ ]và[ ]Môi[ ]trường|Giao[ ]thông[ ]vận[ ]tải|Ngoại[ ]giao|
    Khoa[ ]học[ ]và[ ]Công[ ]nghệ|Kế[ ]hoạch[ ]và[ ]Đầu[ ]tư|Thông[ ]tin[ ]và[ ]Truyền[ ]thông|
    Văn[ ]hóa,[ ]Thể[ ]thao[ ]và[ ]Du[ ]lịch|Lao[ ]động[ ]-[ ]Thương[ ]binh[ ]và[ ]Xã[ ]hội|
    Công[ ]nghiệp|Thương[ ]mại|Thủy[ ]sản|Văn[ ]hóa[ ]-[ ]Thông[ ]tin|Dân[ ]tộc[ ]và[ ]Tôn[ ]giáo|
    Nông[ ]nghiệp[ ]và[ ]Môi[ ]trường|GD&ĐT|GD-ĐT|TT&TT|LĐ-TB&XH)""",
    re.VERBOSE,
)
_UPPER = "".join(letter for code in range(0x41, 0x1EFA) if (letter := chr(code)).isupper())
_CAPITALS = re.compile(rf"(?: (?!Về|Kh[óo][áa]|KHÓA)(?:Thành phố|TP\.|Trung ương|[{_UPPER}]\w*))+")
_DATE = (
    r"(?:(?P<d1>\d{1,2})\s?[/.-]\s?(?P<m1>\d{1,2})\s?[/.-]\s?(?P<y1>\d{4})"
    r"|(?P<d2>\d{1,2})\stháng\s(?P<m2>\d{1,2})(?:\snăm\s|[/-])(?P<y2>\d{4}))(?!\w)"
)
_DAY = re.compile(
    r"(?:\s?[,(]?\s?(?:đã\s)?(?:được\s)?(?:ban\shành|ký|thông\squa)?,?\s?(?:vào\s)?"
    rf"ngày\s?){_DATE}",
    re.IGNORECASE,
)
_OF = re.compile(r"\)?\s?,?\s(?:của|do)\s")
_FOR_TERM = re.compile(r"(?:,?\s\(?[Kk]h[óo][aá]\s[IVX\d]+\)?)?")


def after(text: str, end: int) -> tuple[date | None, str]:
    """Read date and issuing body behind a number, in either order."""
    day, place = _day(text, end)
    issuer, rest = _issuer(text, place)
    if issuer and not day:
        day, _ = _day(text, rest)
    return day, issuer


def _day(text: str, place: int) -> tuple[date | None, int]:
    match = _DAY.match(text, place)
    if not match:
        return None, place
    parts = [match["y1"] or match["y2"], match["m1"] or match["m2"], match["d1"] or match["d2"]]
    try:
        return date(*map(int, parts)), match.end()
    except ValueError:  # 31/2: `impossible-date` of the proofreader tells it
        return None, match.end()


def _issuer(text: str, place: int) -> tuple[str, int]:
    of = _OF.match(text, place)
    if not of:
        return "", place
    match = _MINISTRY.match(text, of.end()) or _BODY.match(text, of.end())
    if not match:
        return "", place
    end = match.end()
    if more := _CAPITALS.match(text, end):
        end = more.end()
    name = " ".join(text[of.end() : end].split()).replace("Uỷ", "Ủy")
    if name in {"Ban Thường vụ", "Thường trực"}:
        return "", place
    term = _FOR_TERM.match(text, end)
    return name, term.end() if term else end
