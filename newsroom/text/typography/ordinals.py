"""Ordinals stay whole: “khóa XII”, “lần thứ XVIII”, “Đại hội X”, “Trung ương 10”, “Kỳ họp thứ 28”.

The Party's documents number congresses, terms and plenums so. A rule of this house: in “Nghị quyết
Trung ương 10 khóa XII” a lone XII at the start of a line cannot be read.
"""

from newsroom.text.typography.rule import Rule, words

_BOTH = words("khóa, khoá, thứ, lần, kỳ, đợt, cấp, hạng, bậc, loại, giai đoạn")
RULE = Rule(
    "ordinals",
    before_number=_BOTH | words("trung ương, nhiệm kỳ, nhóm, vòng"),
    before_roman=_BOTH | words("đại hội, quân khu, liên khu, khu"),
)
