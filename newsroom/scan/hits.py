"""What the scan hits, and what it says to editors."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Kind = Literal["active-content", "identity-number", "secret-text", "private-contact", "private-path",
               "withdrawn-name"]  # fmt: skip


class Hit(NamedTuple):
    """Something in a file of the output that must not leave: the file, what it is, the very text."""

    path: str
    kind: Kind
    text: str


#: Kind → message and remedy; ``{text}`` is what was hit, ``{address}`` where readers would see it.
MESSAGES: Mapping[str, tuple[str, str]] = {
    "active-content": (
        "Trang {address} mang mã chạy được hoặc thứ tải từ nơi khác: {text}",
        "Xóa phần ấy khỏi bài; nếu bài không có, báo người phụ trách kỹ thuật.",
    ),
    "identity-number": (
        "Trang {address} nêu số giấy tờ của cá nhân: {text}",
        "Bỏ số này. Nếu luật buộc phải nêu, đặt trước đoạn ấy dòng "
        "<!-- bỏ-qua: identity-number — lý do -->.",
    ),
    "secret-text": (
        "Trang {address} chứa khóa hoặc mật khẩu: {text}",
        "Xóa khỏi bài rồi đổi khóa hoặc mật khẩu ấy.",
    ),
    "private-contact": (
        "Trang {address} lộ số điện thoại hoặc hộp thư cá nhân mà không bài nào nêu: {text}",
        "Báo người phụ trách kỹ thuật: thông tin này không từ bài viết mà ra.",
    ),
    "private-path": (
        "Trang {address} lộ đường dẫn của máy dựng trang: {text}",
        "Xóa đường dẫn ấy khỏi bài; nếu bài không có, báo người phụ trách kỹ thuật.",
    ),
    "withdrawn-name": (
        "Còn nêu tên “{text}” của một hồ sơ đã rút.",
        "Bỏ tên này khỏi bài. Nếu là người khác trùng tên, đổi title của hồ sơ đã rút thành "
        "“Hồ sơ đã rút”.",
    ),
}
