"""No line begins with a dash: the space before “ – ” and “ - ” holds, both hold between numbers.

“Nguyễn Hải Long – Sở Tư pháp”, “Dân - Chính - Đảng”, “2016 – 2020”. A rule of this house: a dash at
the start of a line would be read as an item of a list.
"""

from collections.abc import Iterator

from newsroom.text.typography.rule import Numbers, Rule


def _joints(text: str, numbers: Numbers) -> Iterator[int]:
    for dash in "–-—":
        at = text.find(dash, 2)
        while at >= 0:
            if text[at - 1] == " " == text[at + 1 : at + 2] and (before := text[at - 2]) != " ":
                yield at - 1
                if before.isdigit() and text[at + 2 : at + 3].isdigit():
                    yield at + 1
            at = text.find(dash, at + 1)


RULE = Rule("dashes", joints=_joints)
