"""What a picture is, and what is wrong with it in words an editor can act on.

Only headers and containers are read: no pixel is decoded, no metadata is kept.
"""

import stat
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image

from newsroom import fingerprint
from newsroom.images.structure import (
    EXTENSIONS,
    Kind,
    fault_of,
    foreign_kind_of,
    kind_of,
    orientation,
)
from newsroom.text.finding import Finding, Level
from newsroom.text.slug import slugify

Use = Literal["lead", "inline", "thumb", "gallery", "poster"]

MAX_BYTES = 5_000_000
MAX_PIXELS = 50_000_000
#: Beyond this an original is not even read: its weight alone is told.
MAX_READ = 64_000_000

#: The width in pixels below which a picture looks coarse in its place.
LEAST_WIDTH: dict[Use, int] = {
    "lead": 640,
    "inline": 320,
    "thumb": 320,
    "gallery": 640,
    "poster": 640,
}
_PLACES: dict[Use, str] = {
    "lead": "ảnh đại diện của bài",
    "inline": "ảnh trong bài",
    "thumb": "ảnh trong danh sách",
    "gallery": "ảnh trong bộ ảnh",
    "poster": "ảnh bìa của video",
}
_SAVE_AS_JPEG = "Mở ảnh, lưu lại thành JPEG (hoặc PNG nếu là hình vẽ) rồi thay tệp này."
_ADVICE = {
    "SVG": "Xuất hình thành PNG rồi thay tệp này: SVG có thể mang mã chạy được nên không nhận.",
    "HEIC": "Lưu lại thành JPEG; trên iPhone, vào Cài đặt, Camera, Định dạng, chọn"
    " “Tương thích nhất” để ảnh sau này là JPEG.",
    "video": "Video đặt ở content/videos; ở đây cần một ảnh JPEG hoặc PNG.",
    "PDF": "Xuất trang cần dùng thành JPEG hoặc PNG; văn bản thì đặt liên kết thay vì ảnh.",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A sound original: pixels as seen upright, 32 hex digits for its bytes, ASCII name."""

    width: int
    height: int
    format: Kind
    digest: str
    stem: str


class PictureError(Exception):
    """A picture that cannot be used; ``findings`` say why, in Vietnamese."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = list(findings)


def inspect(path: Path, name: str = "") -> Picture | list[Finding]:
    """Return what a picture is, or every reason why it cannot be published.

    ``name`` is how the file is called in the findings (default: ``path``). Nothing is raised for
    whatever lies at ``path``: folders, links, pipes and missing files are findings as well.
    """
    name = name or path.as_posix()
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return [_not_a_file(name)]
        if status.st_size > MAX_READ:
            return [_too_heavy(name, status.st_size)]
        data = path.read_bytes()
    except OSError as error:
        return [_unreadable(name, error)]
    findings = [_too_heavy(name, len(data))] if len(data) > MAX_BYTES else []
    seen = inspect_bytes(data, name)
    if isinstance(seen, Picture) and not findings:
        return seen
    return findings if isinstance(seen, Picture) else findings + seen


def inspect_bytes(data: bytes, name: str) -> Picture | list[Finding]:
    """Do the same for the content of a file called ``name``; its weight is not judged."""
    kind = kind_of(data[:64])
    if kind is None:
        return [_not_a_picture(name, data)]
    findings = []
    suffix = Path(name).suffix.lower()
    if suffix not in EXTENSIONS[kind]:
        findings.append(
            _finding(
                name,
                "picture-extension",
                f"Tên tệp có đuôi “{suffix}” nhưng nội dung là ảnh {kind}.",
                f"Đổi đuôi tệp thành {EXTENSIONS[kind][0]} và sửa đường dẫn ở những chỗ dùng ảnh.",
            )
        )
    if fault := fault_of(kind, data):
        return [*findings, _structural(name, fault)]
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(BytesIO(data), formats=[kind]) as image,
        ):
            width, height = image.size
            turned = orientation(image.info.get("exif", b"")) >= 5
    except Image.DecompressionBombError:
        return [*findings, _too_many_pixels(name, 0)]
    except Exception:  # a decoder may raise anything on a hostile header
        return [*findings, broken(name)]
    if width * height > MAX_PIXELS:
        findings.append(_too_many_pixels(name, width * height))
    if findings:
        return findings
    size = (height, width) if turned else (width, height)
    stem = slugify(Path(name).stem, 60) or "hinh"
    return Picture(*size, kind, fingerprint.of_bytes(data), stem)


def fitness(picture: Picture, use: Use, name: str = "") -> list[Finding]:
    """Warn of a picture that is too small for the place where it is used."""
    least = LEAST_WIDTH[use]
    if picture.width >= least:
        return []
    message = f"Ảnh chỉ rộng {picture.width} điểm ảnh, {_PLACES[use]} cần ít nhất {least}."
    fix = "Dùng bản gốc lớn hơn (đừng phóng to ảnh nhỏ: ảnh chỉ mờ đi)."
    return [_finding(name, "picture-too-small", message, fix, level="warning")]


def _finding(name: str, rule: str, message: str, fix: str, level: Level = "error") -> Finding:
    return Finding(1, 1, level, rule, message, fix, name)


def _not_a_file(name: str) -> Finding:
    message = "Không phải tệp thường (thư mục, liên kết hoặc tệp đặc biệt)."
    return _finding(name, "picture-unreadable", message, "Chép chính tệp ảnh vào content/media.")


def _unreadable(name: str, error: OSError) -> Finding:
    if isinstance(error, FileNotFoundError):
        message, fix = "Không có tệp ảnh này.", "Sửa đường dẫn, hoặc thêm tệp vào content/media."
    else:
        message, fix = "Không đọc được tệp ảnh.", "Kiểm tra quyền đọc của tệp."
    return _finding(name, "picture-unreadable", message, fix)


def _shrink(name: str) -> str:
    word = f'"{name}"' if " " in name else name
    return f"./inv shrink {word} (hoặc ./inv thu-nho {word})"


def _too_heavy(name: str, size: int) -> Finding:
    weight = f"{size / 1e6:.1f}".replace(".", ",")
    message = f"Ảnh nặng {weight} MB, quá giới hạn {MAX_BYTES // 1_000_000} MB của ảnh gốc."
    fix = f"Chạy {_shrink(name)}."
    return _finding(name, "picture-too-heavy", message, fix)


def _too_many_pixels(name: str, pixels: int) -> Finding:
    count = f"có {pixels / 1e6:.0f}" if pixels else "khai hơn 170"
    message = f"Ảnh {count} megapixel, quá giới hạn {MAX_PIXELS // 1_000_000} megapixel."
    fix = f"Chạy {_shrink(name)}, hoặc thay bằng bản nhỏ hơn."
    return _finding(name, "picture-too-many-pixels", message, fix)


def _not_a_picture(name: str, data: bytes) -> Finding:
    if not data:
        fix = "Chép lại ảnh: tệp này chưa có nội dung."
        return _finding(name, "picture-empty", "Tệp ảnh rỗng (0 byte).", fix)
    foreign = foreign_kind_of(data[:1024])
    if foreign:
        message = f"Tệp {foreign} không dùng làm ảnh được: chỉ nhận JPEG, PNG, WebP, AVIF."
        return _finding(name, "picture-type", message, _ADVICE.get(foreign, _SAVE_AS_JPEG))
    message = "Nội dung tệp không phải là ảnh."
    return _finding(name, "picture-type", message, _SAVE_AS_JPEG)


def broken(name: str) -> Finding:
    """Return what is said of a file whose pixels cannot be decoded."""
    return _structural(name, "broken")


def _structural(name: str, fault: str) -> Finding:
    match fault:
        case "animated":
            message = "Ảnh động không đăng được."
            fix = "Lưu một khung hình thành PNG hoặc JPEG, hoặc chuyển thành video có phụ đề."
        case "bomb":
            message = "Ảnh mang dữ liệu nén bất thường, có thể là tệp tấn công."
            fix = "Không dùng tệp này; xin lại bản gốc, hoặc mở và lưu thành JPEG rồi thay."
        case _:
            message = "Tệp ảnh hỏng hoặc bị cắt cụt."
            fix = "Chép lại từ bản gốc rồi mở thử xem có đủ hình không."
    return _finding(name, f"picture-{fault}", message, fix)
