"""Values of options that only a closer look can refuse; each answers what may be typed instead."""

from pathlib import Path

from newsroom.text.dates import DateError, parse_datetime
from starter.faults import UsageFault


def moment(option: str, text: str) -> str:
    """Accept a date or a moment as front matter has it; empty stays empty."""
    try:
        if text:
            parse_datetime(text)
    except DateError:
        raise UsageFault(
            f"Tùy chọn {option} không đọc được “{text}”: viết như 2018-12-28 hoặc “2018-12-28 08:30”."
        ) from None
    return text


def count(option: str, number: int) -> int:
    """Accept a number of things; 0 leaves the choice to the machine."""
    if number < 0:
        raise UsageFault(f"Tùy chọn {option} cần số từ 0 trở lên, không phải {number}.")
    return number


def folder(option: str, path: str) -> str:
    """Accept a folder that exists; empty stays empty."""
    if path and not Path(path).is_dir():
        raise UsageFault(f"Không có thư mục {path}: xem lại tùy chọn {option}.")
    return path


def choice(option: str, word: str, words: tuple[str, ...]) -> str:
    """Accept one of the words."""
    if word not in words:
        raise UsageFault(f"Tùy chọn {option} chỉ nhận {' hoặc '.join(words)}, không phải “{word}”.")
    return word
