"""A form of address stays with the first syllable of the name: “đồng chí Hà”, “ông An”, “TS. Lan”.

A rule of this house, as careful printers set it. The rest of the name may break: a whole
“đồng chí Hà Thị Loan” would tear holes into short lines.
"""

from newsroom.text.typography.rule import Rule, words

RULE = Rule(
    "persons",
    before_name=words("""
        ông, bà, anh, chị, cô, chú, bác, cụ, thầy, đ/c, đồng chí,
        TS., ThS., Ths., PGS., GS., BS., LS., KS., NSND, NSƯT
    """),
)
