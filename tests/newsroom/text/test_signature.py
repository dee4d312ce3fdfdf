"""Who signs, by the form of the name."""

import pytest

from newsroom.text.signature import is_body

PEOPLE = """Nguyễn Văn An | Lê Thị Bình (TTXVN) | Trần Hùng - Sở Tư pháp | Trường Sơn | Ban Mai | H.M.
| An | PV | Văn Thành Nhân | Đoàn Thị Điểm | Công Tằng Tôn Nữ Thị Lan | NGUYỄN VĂN AN"""
BODIES = """Ban Dân vận Đảng ủy Khối | Ban Biên Tập | Báo Tuổi Trẻ | TTXVN | Văn phòng Đảng ủy
| Công đoàn Viên chức Thành phố | Đoàn Thanh niên | Sở Tư pháp | Phòng 5 | Nhóm phóng viên"""


@pytest.mark.parametrize("name", [name.strip() for name in PEOPLE.split("|")])
def test_people(name: str) -> None:
    assert not is_body(name)


@pytest.mark.parametrize("name", [name.strip() for name in BODIES.split("|")])
def test_bodies(name: str) -> None:
    assert is_body(name)


def test_no_name_is_nobody() -> None:
    assert not is_body("")
