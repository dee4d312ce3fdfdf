"""A document's type stays with its number: “Quyết định 217-QĐ/TW”, “số 22-HD/ĐUK”, “Chỉ thị 05”.

The number itself is kept whole by a span that the markup sets (see `unbreakable`); a type of two
syllables is kept whole too where that leaves a narrow column something to break.
Source: 36-HD/VPTW of 2018 (Party) and Decree 30/2020/NĐ-CP (State) print type and number together.
"""

from collections.abc import Iterator

from newsroom.text.typography.rule import Numbers, Rule, words

# The last syllables of the types of document; before a full number no other word looks like them.
_LAST = words("""
    số, quyết, định, thị, dẫn, luận, báo, hoạch, trình, tư, lệnh, văn, điện, cáo, luật, chế, ước
""")
_TYPES = words("""
    nghị quyết, quyết định, nghị định, quy định, chỉ thị, hướng dẫn, kết luận, thông báo, kế hoạch,
    chương trình, tờ trình, thông tư, pháp lệnh, công văn, công điện, báo cáo, quy chế, quy ước
""")
#: Type and number together, in characters: some two thirds of a line on the narrowest phone.
_LONGEST = 24


def _joints(text: str, numbers: Numbers) -> Iterator[int]:
    for start, stop, token in numbers.marked:
        if not ("/" in token or "-" in token) or token.replace("/", "").isdigit():  # a date
            continue
        if text[start - 1 : start] == " " and any(map(str.isalpha, token)):
            end = start - 1
            # The words of its own block; a type is short.
            line = text[max(0, end - _LONGEST) : end].rpartition("\n")[2]
            *before, last = line.rsplit(" ", 2)
            if last.lstrip("(“").lower() in _LAST:
                yield end
                kind = f"{before[-1]} {last}" if before else ""
                long = len(kind) + 1 + stop - start
                if kind.lstrip("(“").lower() in _TYPES and long <= _LONGEST:
                    yield end - len(last) - 1


RULE = Rule(
    "documents",
    # With a capital: “quyết định 3 nội dung” decides three things.
    before_number=words("""
        Nghị quyết, Quyết định, Chỉ thị, Hướng dẫn, Kết luận, Thông báo, Kế hoạch, Chương trình,
        Tờ trình, Quy định, Quy chế, Nghị định, Thông tư, Công văn
    """),
    before_amount=words("số"),
    joints=_joints,
)
