"""A number stays with what it counts: “72 cơ sở”, “07 đồng chí”, “5 km”, “30 %”, “1,2 tỷ đồng”.

Source: ISO 80000-1, 7.1.4, sets a space between a number and its unit; that both stay on one line,
and a noun too, is the rule of this house: news of the Party lives on figures. Not held: numbers
that name (năm 2018, Điều 5), dates, and what follows without being a noun (“15 trong tổng số”).
"""

import re
from collections.abc import Iterator

from newsroom.text.typography.rule import Numbers, Rule, words

_YEAR_LENGTH = 4
_YEARS = re.compile(r"(?:1[89]|20)[0-9]{2}(?:[–-](?:1[89]|20)[0-9]{2})?")
_SECOND = re.compile(r" ([^\W\d_]+)")
_DATE_PART = re.compile(r" (?:ngày|tháng|năm) [0-9]")
_DATE_PARTS = words("ngày, tháng, năm")

# After a number these begin something else.
_NO_NOUN = words("""
    bằng, bị, bởi, cho, chiếm, chưa, còn, có, cùng, cũng, của, do, dưới, đang, đã, đạt, đến, để,
    được, gồm, giảm, hay, hoặc, hơn, khi, không, kể, là, lên, lại, mà, mới, nên, nếu, nhưng, như,
    nhằm, ở, phải, qua, ra, rồi, sau, sẽ, so, tăng, tại, thì, thuộc, theo, trên, trong, trở, trước,
    từ, tới, và, vào, vẫn, về, vì, với, vừa, đây, đó, này, kia, ấy, tức
""")
_MULTIPLIERS = words("nghìn, ngàn, triệu, tỷ, tỉ, trăm, chục, vạn")
_CODES = words("USD, EUR, VND, VNĐ, GB, MB, TB, MW, GW, kW, kWh, Mbps")
# Nouns of two syllables which are counted all the time: both stay with the number.
_PAIRS = words("""
    đồng chí, cơ sở, đảng viên, đảng bộ, chi bộ, cán bộ, công chức, viên chức, hội viên, đoàn viên,
    công đoàn, đoàn thể, cá nhân, tập thể, công trình, sáng kiến, giải pháp, đơn vị, tổ chức,
    chương trình, nhiệm vụ, chỉ tiêu, nội dung, hồ sơ, văn bản, học sinh, sinh viên, thanh niên,
    phụ nữ, doanh nghiệp, hộ dân, gia đình, người dân, đại biểu, đại hội, hội nghị, phong trào,
    trách nhiệm, thí sinh, tác phẩm, bài viết, phần quà, mô hình, điển hình, ý kiến, kiến nghị
""")
# What may keep a second word with it.
_FIRST = _MULTIPLIERS | {pair.partition(" ")[0] for pair in _PAIRS}


def _joints(text: str, numbers: Numbers) -> Iterator[int]:
    for start, end, noun in numbers.counting:
        if noun in _NO_NOUN or not (noun.islower() or noun in _CODES or not noun.isalpha()):
            continue
        if end - start >= _YEAR_LENGTH and _YEARS.fullmatch(text, start, end):
            continue
        if noun in _DATE_PARTS and _DATE_PART.match(text, end):
            continue
        yield end
        if noun in _FIRST and (more := _SECOND.match(text, end + 1 + len(noun))):
            second = more[1]
            if f"{noun} {second}" in _PAIRS or (
                noun in _MULTIPLIERS
                and (second in _CODES or (second.islower() and second not in _NO_NOUN))
            ):
                yield more.start()


RULE = Rule("counted", joints=_joints)
