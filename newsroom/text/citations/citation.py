"""What a citation of a State or Party document is, and what can be wrong with its number."""

import datetime
from dataclasses import dataclass

# Fault id → what it says. The proofreader words its messages from these.
FAULTS = {
    "symbol-missing": "thiếu phần ký hiệu sau số",
    "body-missing": "thiếu ký hiệu cơ quan ban hành",
    "type-missing": "thiếu ký hiệu loại văn bản",
    "year-missing": "thiếu năm ban hành",
    "year-short": "năm ban hành chỉ có hai chữ số",
    "term-missing": "thiếu khóa Quốc hội sau “QH”",
    "type-surplus": "thừa ký hiệu loại văn bản",
    "separators-swapped": "dấu “/” và “-” đặt sai chỗ",
    "separator-missing": "thiếu dấu “/” hoặc “-”",
    "letter-case": "viết hoa, viết thường sai",
    "stroke-missing": "viết D thay cho Đ",
    "look-alike": "dùng chữ Ð của tiếng khác thay cho Đ",
    "tu-for-tw": "viết “TƯ” thay cho “TW”",
    "stray-digit": "thừa chữ số",
    "unknown-symbol": "ký hiệu loại văn bản không có",
    "type-mismatch": "tên loại và ký hiệu loại không khớp",
    "term-year-mismatch": "khóa Quốc hội và năm không khớp",
    "leading-zero": "số dưới 10 thiếu số 0 ở trước",
    "inner-space": "có dấu cách trong số, ký hiệu",
    "wrong-dash": "dùng gạch dài thay cho gạch nối",
    "glued": "dính liền với chữ sau",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named by its number in a text.

    ``start`` and ``end`` hold the number as written. ``number`` is its normal form, corrected where
    only one correction is possible, else the text without spaces; a bare “Chỉ thị 05” gives '05'
    with the fault 'symbol-missing'. ``type`` ('Chỉ thị'), ``issuer`` ('Bộ Chính trị') are '' and
    ``date`` is None where the text does not tell. ``faults`` are keys of `FAULTS`.
    """

    start: int
    end: int
    type: str
    number: str
    date: datetime.date | None = None
    faults: tuple[str, ...] = ()
    issuer: str = ""
