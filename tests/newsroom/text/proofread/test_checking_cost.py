"""The cost of proofreading grows with the length of the text, whatever is in it."""

import time

import pytest

from newsroom.text.proofread import check

PROSE = (
    "Ban Thường vụ Đảng ủy Khối có 72 cơ sở đảng, gồm 50 đảng bộ và 22 chi bộ; thực hiện Chỉ thị "
    "05-CT/TW ngày 15/5/2016. "
)
# What a check might begin to read again and again: openings, totals, lists, comments.
SEEDS = {
    "prose": f"{PROSE}\n\n",
    "one line": PROSE,
    "opened": "“Dân vận ",
    "closed": "vận” ",
    "brackets": "(một ",
    "straight": '"a ',
    "quoted paragraphs": "“a\n\n",
    "totals": "93 công trình: ",
    "items": "- 12 nhóm gồm: \n",
    "comments": "<!-- bỏ-qua: a — b -->\n",
    "marks": "**a* _b [c](d ` ",
    "tags": "<b <i ",
    "invisible": "a\u200b",
    "apart": "e\u0302\u0301 ",
    "bare numbers": "Nghị quyết 5, 6, ",
}


def seconds(text: str) -> float:
    start = time.process_time()
    check(text)
    return time.process_time() - start


@pytest.mark.deep
@pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS)
def test_four_times_the_text_is_not_sixteen_times_the_work(seed: str) -> None:
    length = 16_000
    short = seed * (length // len(seed))
    check(short)
    once = min(seconds(short) for _ in range(3))
    four_times = min(seconds(short * 4) for _ in range(2))
    assert four_times < 11 * max(once, 0.01)  # 16 where a check reads all again for each place
