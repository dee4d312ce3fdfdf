"""The measure of the proofreader: what it counts, and how it splits what it reads."""

import random
from pathlib import Path

import pytest

from bench import proofread
from bench.slips import SLIPS, is_told, prose, tell

PROSE = (
    "Đảng bộ Khối họp sáng nay. Các đồng chí dự đông đủ.\n\nHội nghị bàn ba việc, rồi kết luận.\n"
)


def folder(tmp_path: Path) -> Path:
    kind = tmp_path / "news"
    kind.mkdir()
    for number in range(40):
        (kind / f"{number}.txt").write_text(
            PROSE.replace("Khối", "Khối khối" if number % 2 else "Khối")
        )
    return kind


def test_the_halves_share_nothing_and_leave_nothing_out(tmp_path: Path) -> None:
    kind = folder(tmp_path)
    halves = [
        {path for path, _, _ in proofread.read(kind, half).files} for half in ("tuned", "unseen")
    ]
    assert not halves[0] & halves[1]
    assert halves[0] | halves[1] == set(kind.iterdir())
    assert min(map(len, halves)) > 5


def test_hits_are_counted_per_words_and_shown(tmp_path: Path) -> None:
    kind = proofread.Kind(
        "news", [(Path("a.txt"), "Các các nơi.", proofread.check("Các các nơi."))]
    )
    lines = list(proofread.table([kind]))
    (row,) = (line for line in lines if "doubled-function-word" in line)
    assert row.split()[1:] == ["1", "33333.3"]
    shown = "\n".join(proofread.samples([kind], 5, "", 20))
    assert "news/a.txt:1:1 ►Các các nơi." in shown


def test_slips_are_put_into_prose_only() -> None:
    text = "Chạy `các lệnh này` và [Đảng bộ](/duong/dan)."
    assert "lệnh" not in prose(text)
    assert "duong" not in prose(text)
    assert len(prose(text)) == len(text)


@pytest.mark.parametrize("name", ["doubled_syllable", "deleted_space", "decomposed"])
def test_a_slip_is_one_change_and_is_told(name: str) -> None:
    slipped = SLIPS[name](PROSE, random.Random(2))
    assert slipped is not None
    assert slipped.text != PROSE
    assert is_told(PROSE, slipped)


def test_the_same_place_is_tried_once() -> None:
    told = tell(SLIPS["space_before_mark"], ["Khối họp, rồi kết luận.\n"], 50, random.Random(1))
    assert len(told) == 2


def test_a_lost_quotation_mark_may_be_told_where_its_partner_stands() -> None:
    text = "Chi bộ nêu rõ: “Phải gần dân.\n\nPhải sát dân” và làm đúng như vậy.\n"
    lost = {SLIPS["deleted_curly_quote"](text, random.Random(seed)) for seed in range(20)}
    assert {one.partner > one.start for one in lost if one} == {True, False}
    assert all(is_told(text, one) for one in lost if one)
    assert SLIPS["deleted_curly_quote"](f"{text}\nMột dấu thừa”.\n", random.Random(1)) is None
