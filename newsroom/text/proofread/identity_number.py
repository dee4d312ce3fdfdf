"""A number of an identity card, passport, tax code of a person, insurance or bank account.

Law on Personal Data Protection 91/2025/QH15. Told only where a word before it says what it is, so
that amounts and document numbers of nine or twelve digits are never meant.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_LONG = re.compile(r"[0-9](?:[ .-]?[0-9]){6}")
_NUMBER = re.compile(
    r"(?P<kind>CCCD|CMND|CMTND|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?|định danh cá nhân"
    r"|hộ chiếu|mã số thuế cá nhân|số sổ (?:bảo hiểm|BHXH)|mã (?:số )?BHXH|thẻ BHYT"
    r"|số tài khoản|STK|tài khoản(?: số)?)"
    r"(?:\s+(?:số|là|mang số|của\s\S+))?\s?[:.]?\s?(?P<number>[A-Z]{0,2}\d(?:[ .-]?\d){6,15})(?!\w)",
    re.IGNORECASE,
)


_ACCOUNT = re.compile("số tài khoản|STK|tài khoản|hộ chiếu|mã số thuế", re.IGNORECASE)


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.figured:
        if not _LONG.search(text):
            continue
        for match in _NUMBER.finditer(text):
            yield Hit(
                block.start + match.start("number"),
                block.start + match.end("number"),
                f"Số giấy tờ hoặc tài khoản cá nhân sau “{match['kind']}”.",
                "Bỏ số này khỏi bài.",
                # An account may be that of a fund; papers are a person's, and a build refuses them.
                level="warning" if _ACCOUNT.match(match["kind"]) else None,
            )


CHECK = Check(
    id="identity-number",
    level="error",
    finds="Số căn cước, hộ chiếu, sổ bảo hiểm, tài khoản của cá nhân.",
    wrong="Ông An, CCCD số 079080001234, nhận hỗ trợ.",
    right="Ông An nhận hỗ trợ.",
    run=_hits,
)
