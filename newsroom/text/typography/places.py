"""Places stay whole: “Quận 3”, “Phường 7”, “TP. HCM”, and “Hồ Chí Minh” after whatever word.

The name of the city is that of the President: a public body does not tear it, and it is short enough
for every line; “Thành phố” and “tư tưởng” before it may end one.
Source: Decree 30/2020/NĐ-CP, appendix II, on names of administrative units that are numbers.
"""

from collections.abc import Iterator

from newsroom.text.typography.rule import Numbers, Rule, words

_NAMES = ("Hồ Chí Minh", "HỒ CHÍ MINH")


def _joints(text: str, numbers: Numbers) -> Iterator[int]:
    for name in _NAMES:
        # Its first two letters are sought faster, and rarely there.
        at = text.find(name) if name[:2] in text else -1
        while at >= 0:
            yield at + len("Hồ")
            yield at + len("Hồ Chí")
            at = text.find(name, at + 1)


RULE = Rule(
    "places",
    before_number=words("""
        quận, phường, khu phố, tổ dân phố, tổ, ấp, thôn, quốc lộ, tỉnh lộ, khu vực, cụm, tầng, phòng
    """),
    before_name=words("TP., TP, Tp., TX., TT., Q., P."),
    joints=_joints,
)
