"""Judge bare numbers: “Chỉ thị 05”, “Nghị quyết 57, 59 và 68”, “CV 5512”.

A number without a symbol needs a word for its type before it, and behind it nothing that it could
count (“Quyết định 12 người”). Where that leaves doubt the article decides: a number that it
names surely elsewhere is the same document here.
"""

import re
from dataclasses import replace
from typing import Literal

from newsroom.text.citations import grammar, surroundings
from newsroom.text.citations.citation import Citation
from newsroom.text.citations.surroundings import Before

Verdict = Literal["sure", "maybe", "no"]

_NAMES = tuple(
    name.lower()
    for name in (*grammar.BARE_TYPES, *grammar.BARE_WHEN_SURE, *grammar.SHORT_NAMES, "Luật")
)
_MARKED = {"số"} | {words.rpartition(" ")[2] for words in grammar.URGENT}
_WORDS = _MARKED | {name.rpartition(" ")[2] for name in _NAMES}
_LONGEST_NAME = 24
_OPENING = '(“"‘['
# Behind a bare number: the end, a mark, or a word that is no counted thing …
_CLOSED = re.compile(
    r"""[ \u00a0\n]?[,;:.!?)\]”"'’…|&+*—](?![0-9])|$|\n|/(?=N[QĐ]|QĐ|TT|CV)
    |[ \u00a0](?:[(“"'‘‥\[]|/[ ][A-ZĐ]|[-–—|&+·•]+\s
    |(?:19|20)\d\d(?![\w./-]))|[ \u00a0\n](?:
    của|ngày(?=\s\d)|về|và|gửi|ghi|được|đã|là|có|tại|trong|cũng|do|nêu|mà|thì|với|vào|cho|ở|theo|đối|khi|ra|
    nhằm|quy|hướng|sẽ|đang|chưa|không|phải|cần|trên|như|để|từ|đến|nói|này|trước|sau|
    năm[ ](?:19|20)\d\d(?![ ]?[-–/][ ]?\d)|
    khóa|khoá|ban|sửa|thay|vừa|còn|chỉ(?![ ]tiêu)|một[ ]cách|giao|gồm|bao[ ]gồm|xác[ ]định|khẳng[ ]định|
    nhấn[ ]mạnh|bổ[ ]sung|hết|tiếp[ ]tục|kể[ ]từ|hay|hoặc|cùng|bằng|nên|bởi|tới|đều|giúp|góp[ ]phần|
    chính[ ]thức|hiện[ ]hành|nếu|đúng|rồi|lại|bị|mới|cụ[ ]thể|đòi[ ]hỏi|cho[ ]phép)(?!\w)""",
    re.VERBOSE,
)
# … or any other word, but none that is measured or that documents are made of.
_WORD = re.compile(
    r"[ \u00a0\n](?!(?:năm|tháng|ngày|tuần|giờ|phút|lần(?! này)|điểm(?! nghẽn)|điều(?! chỉnh)|kỳ|"
    r"người(?! dân)|trang|chữ|đồng|triệu|tỷ)(?!\w))[^\W\d]"
)
_COUNTED = re.compile(
    r"[ \u00a0\n](?:năm(?! (?:19|20)\d\d(?! ?[-–/] ?\d))|"
    r"tháng|ngày(?! \d)|tuần|giờ|phút|lần|điểm|điều|kỳ|người|trang|"
    r"chữ|đồng|triệu|tỷ|nghìn|ngàn|km|kg|m|ha|tấn|suất|bước|nội dung|nhóm|vấn đề|nhiệm vụ|chỉ tiêu|"
    r"hành vi|trường hợp|đại biểu|vụ|chiếc|con|học sinh|sinh viên|giáo viên|cán bộ|"
    r"đảng viên|hộ|mục|khoản|lớp|đơn vị|dự án|công trình|giải pháp|mô hình|loại|cấp|xã|phường|"
    r"tỉnh|bộ|sở|mã|lát|cách|đợt|bị cáo|tiêu chí|"
    r"nhân viên|công nhân|bài|câu|từ|quy tắc|nguyên tắc|biện pháp|phương án|đối tượng|thủ tục|"
    r"yêu cầu|mã lực)(?!\w)"
)
# In small letters “quyết định 115” may be a verb; then what stands around must be sure.
_SURE = re.compile(r"[ \u00a0\n](?:của [A-ZĐỦ]|ngày \d|có hiệu lực)")
_OF_YEAR = re.compile(r"[ \u00a0\n]năm (?:19|20)\d\d(?![\w/]| ?[-–] ?\d)")
_LED = re.compile(r"(?<!\w)(?:theo|tại|căn cứ|thực hiện|ban hành|kèm theo|bằng|các|của)\s$", re.I)
_SEVERAL = re.compile(r"(?<!\w)(?:các|những|hai|ba|bốn|\d{1,2})\s$", re.IGNORECASE)
_YEARS = range(1900, 2100)
# The next number of a row, with spaces or without: “57, 59 và 68”, “15,16,19”.
_NEXT = re.compile(r"(?:, ?| và | hoặc | & |, số | và số )([0-9]{1,4}[a-dđ]?)(?![\w/–%-]|[.,]\d)")
_TIGHT = re.compile(r"(?:,[0-9]{1,4})+(?![\w/%–-]|[.,]\d)")


def may_begin(text: str, start: int) -> bool:
    """Tell whether “số” or the whole name of a type stands before a number; cheap."""
    if start and text[start - 1].isalpha():
        return True  # NQ57: the search looks at no other number behind a letter
    word = _word_before(text, start).lower()
    if word not in _WORDS:
        return False
    lead = " ".join(text[max(0, start - _LONGEST_NAME) : start].lower().split())
    return word in _MARKED or lead.rstrip(")").endswith(_NAMES)


def _word_before(text: str, place: int) -> str:
    end = place - 1
    if end < 0 or text[end] not in " \u00a0\n":
        return ""
    start = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end), text.rfind("\u00a0", 0, end))
    return text[start + 1 : end].strip(f"{_OPENING})")


def judge(text: str, start: int, end: int, lead: Before) -> Verdict:
    """Judge the digits ``text[start:end]`` behind what leads to them."""
    digits = end - start
    closed = bool(_CLOSED.match(text, end) or _tight(text, end, lead))
    open_ = closed or (digits > 1 and _WORD.match(text, end) is not None)
    if not lead.adjacent or not open_:
        return "no"
    if lead.short:
        return _short(lead, digits, closed=closed, year=_is_year(text, start, end))
    if lead.numbered:
        if lead.name not in grammar.BARE_AFTER_SO or (
            digits == 1 and lead.name not in grammar.BARE_TYPES
        ):
            return "no"
        free = lead.capital or lead.name in grammar.BARE_TYPES | {"Công văn"}
        return "sure" if closed or free else "maybe"
    if lead.name in grammar.NOUNS:
        return "sure" if digits > 1 or lead.capital else "no"
    if lead.name == "Công văn" and digits > 2 and not _is_year(text, start, end):
        return "sure"
    if _COUNTED.match(text, end):
        return "no"
    return _verbal(text, start, end, lead, closed=closed)


def _short(lead: Before, digits: int, *, closed: bool, year: bool) -> Verdict:
    """Judge “NQ 18”, “QĐ 3439”, “CV 5512”, “TT số 22”; without more “CT 05” may be a train."""
    if digits == 1:
        return "no"
    long = digits > 2 and not year
    sure = {"NQ": True, "NĐ": True, "QĐ": closed or long, "CV": long and (closed or digits > 3)}
    return "sure" if sure.get(lead.short, lead.numbered and closed) else "maybe"


def _verbal(text: str, start: int, end: int, lead: Before, *, closed: bool) -> Verdict:
    """Judge a number behind a type that is a verb too, or that texts count: “Kế hoạch 150”."""
    several = end - start > 1
    long = end - start > 2 and not _is_year(text, start, end)
    if lead.name in grammar.BARE_TYPES:
        if closed and (
            lead.capital
            or (several and (_SURE.match(text, end) or _OF_YEAR.match(text, end)))
            or (long and _LED.search(text, max(0, lead.place - 12), lead.place))
        ):
            return "sure"
        if several and lead.capital and _mid_sentence(text, lead.place):
            return "sure"
    elif lead.name == "Luật":
        if _is_year(text, start, end):
            return "no"  # Luật 2013
        return "sure" if several and closed and lead.capital else "maybe"
    elif lead.name in grammar.BARE_WHEN_SURE and not _is_year(text, start, end):
        if lead.capital and _SURE.match(text, end):
            return "sure" if several else "no"
        led = _LED.search(text, max(0, lead.place - 12), lead.place)
        mid = lead.capital and _mid_sentence(text, lead.place)
        if closed and ((several and mid) or (long and led)):
            return "sure"
    else:
        return "no"
    return "maybe" if several else "no"


def _is_year(text: str, start: int, end: int) -> bool:
    digits = text[start:end]
    return digits.isdigit() and int(digits) in _YEARS


def _mid_sentence(text: str, place: int) -> bool:
    """Tell whether a capital stands within a sentence, where it makes a name."""
    before = text[max(0, place - 2) : place]
    return before[1:] in {" ", "\u00a0"} and (before[0].isalnum() or before[0] in ",)”")


def is_plural(text: str, lead: Before) -> bool:
    """Tell whether several documents are announced: “các Nghị quyết 57-NQ/TW, 59, 66”."""
    return _SEVERAL.search(text, max(0, lead.place - 10), lead.place) is not None


def citation(text: str, start: int, end: int, name: str) -> Citation:
    """Return a bare number with the date and body behind it."""
    day, issuer = surroundings.after(text, end)
    written = text[start:end]
    number = written if len(written.rstrip("abcdđ")) > 1 else f"0{written}"
    return Citation(start, end, name, number, day, ("symbol-missing",), issuer)


def row(text: str, end: int, lead: Before) -> list[Citation]:
    """Return the further numbers of a row that begins with one that ends at ``end``."""
    if tight := _tight(text, end, lead):
        return [citation(text, *span, lead.name) for span in tight]
    found: list[Citation] = []
    plural = is_plural(text, lead)
    digits = re.search(r"\d*$", text[max(0, end - 4) : end])
    last = digits[0] if digits else ""
    while match := _NEXT.match(text, end):
        follows = _CLOSED.match(text, match.end()) or _NEXT.match(text, match.end())
        next_one = last.isdigit() and match[1] == str(int(last) + 1)
        if not follows and not ((plural or next_one) and _WORD.match(text, match.end())):
            break
        found.append(citation(text, *match.span(1), lead.name))
        end, last = match.end(), match[1]
    return found


def _tight(text: str, end: int, lead: Before) -> list[tuple[int, int]]:
    """Return the further places of “15,16,19”; “12,5” is a row only behind what counts nothing."""
    match = _TIGHT.match(text, end)
    places = [one.span() for one in re.finditer(r"\d+", match[0])] if match else []
    if len(places) < 2 and lead.name not in grammar.NOUNS:
        return []
    return [(end + first, end + last) for first, last in places]


def shared(bare: Citation, following: Citation) -> Citation:
    """Give a bare number the symbol of the one that it stands in a row with: 2522, 2523/UBND-VX."""
    rest = re.search(r"[-/].*", following.number)
    if not rest:
        return bare
    return replace(
        bare,
        number=bare.number + rest[0],
        date=bare.date or following.date,
        issuer=bare.issuer or following.issuer,
        faults=(),
    )
