"""Who signs: a person or a body, told by the form of the name.

Decree 30/2020/NĐ-CP, appendix II: every syllable of a person's name is written with a capital, while
the name of a body has words of kind and function in small letters (“Ban Dân vận Đảng ủy Khối”).
"""

import re

#: First words of bodies whose names may have capitals throughout (“Báo Tuổi Trẻ”); none is a family.
_BODIES = frozenset(["ban", "báo", "bộ", "cục", "hội", "phòng", "sở", "tổ", "tòa", "viện", "vụ"])
_LONGEST = 6
#: What follows a name in a byline: “Lê Bình (TTXVN)”, “Lê Bình - Sở Tư pháp”.
_AFTER = re.compile(r"[(,;–]| - ")


def is_body(name: str) -> bool:
    """Tell whether a byline names a body: 'Ban Dân vận', 'TTXVN' do; 'Lê Thị Bình', 'H.M.' do not."""
    syllables = _AFTER.split(name, maxsplit=1)[0].split()
    if len(syllables) == 1:
        return "." not in name and len(syllables[0]) > 2 and syllables[0].isupper()
    if not all(syllable[0].isupper() for syllable in syllables):
        return True
    return len(syllables) > _LONGEST or (len(syllables) > 2 and syllables[0].lower() in _BODIES)
