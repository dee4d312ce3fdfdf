"""Numbered places and the city's short name: “Quận 3”, “Phường 7”, “TP. HCM”, “TP. Hồ Chí Minh”.

Only after “TP” is the name of the city held together; written in full it is long enough to break.
Source: Decree 30/2020/NĐ-CP, appendix II, on names of administrative units that are numbers.
"""

from collections.abc import Iterator, Sequence

from newsroom.text.typography.rule import Number, Rule, words

_CITY = " Hồ Chí Minh"


def _joints(text: str, numbers: Sequence[Number]) -> Iterator[int]:
    at = text.find(_CITY)
    while at >= 0:
        if text.endswith(("TP.", "TP", "Tp."), max(0, at - 3), at):
            yield at + len(" Hồ")
            yield at + len(" Hồ Chí")
        at = text.find(_CITY, at + 1)


RULE = Rule(
    "places",
    before_number=words("""
        quận, phường, khu phố, tổ dân phố, tổ, ấp, thôn, quốc lộ, tỉnh lộ, khu vực, cụm, tầng, phòng
    """),
    before_name=words("TP., TP, Tp., TX., TT., Q., P."),
    joints=_joints,
)
