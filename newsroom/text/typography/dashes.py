"""No line begins with a dash: the space before “ – ” and “ - ” holds, both hold between numbers.

“Nguyễn Hải Long – Sở Tư pháp”, “Dân - Chính - Đảng”, “2016 – 2020”. A rule of this house: a dash at
the start of a line would be read as an item of a list.
"""

from collections.abc import Iterator, Sequence

from newsroom.text.typography.rule import Number, Rule


def _joints(text: str, numbers: Sequence[Number]) -> Iterator[int]:
    for dash in (" – ", " - ", " — "):
        at = text.find(dash)
        while at >= 0:
            if at and text[at - 1] != " ":
                yield at
                if text[at - 1].isdigit() and text[at + 3 : at + 4].isdigit():
                    yield at + 2
            at = text.find(dash, at + 2)


RULE = Rule("dashes", joints=_joints)
