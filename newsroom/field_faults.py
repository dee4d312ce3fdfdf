"""The words for faults of front matter: pydantic's error types told as an editor would say them."""

import difflib
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from newsroom.fields import Checked as Model
from newsroom.text.finding import Finding
from newsroom.yaml_lines import Node

#: pydantic's error type → rule id, message, remedy. ``{field}`` and the error's own context fill them.
MESSAGES: Mapping[str, tuple[str, str, str]] = {
    "missing": (
        "field-missing",
        "Thiếu trường “{field}”.",
        "Thêm dòng “{field}: …” vào phần đầu bài.",
    ),
    "extra_forbidden": ("field-unknown", "Không có trường “{field}”{meant}.", "{unknown_fix}"),
    "date_form": (
        "date-form",
        "Ngày “{text}” không đúng dạng năm-tháng-ngày.",
        "Viết {suggested}.",
    ),
    "date_impossible": (
        "date-impossible",
        "Không có ngày “{text}” trong lịch.",
        "Kiểm tra lại ngày, tháng, năm.",
    ),
    "date_zone": (
        "date-zone",
        "Ngày “{text}” kèm múi giờ.",
        "Bỏ múi giờ: trang luôn dùng giờ Việt Nam, ví dụ 2018-12-28 08:30.",
    ),
    "flag": (
        "flag-form",
        "Trường “{field}” chỉ nhận true (có) hoặc false (không), không nhận “{text}”.",
        "Viết “{field}: true” hoặc “{field}: false”.",
    ),
    "year": ("year-form", "“{text}” không phải một năm.", "Viết bốn chữ số, ví dụ 2018."),
    "not_list": (
        "list-form",
        "Trường “{field}” phải là danh sách, không phải một dòng chữ.",
        "Viết mỗi mục một dòng, bắt đầu bằng “  - ”{listed}.",
    ),
    "no_letters": (
        "name-form",
        "“{text}” không có chữ cái hay chữ số nào nên không thành địa chỉ được.",
        "Viết lại bằng chữ cái hoặc chữ số.",
    ),
    "tuple_type": (
        "list-form",
        "Trường “{field}” phải là danh sách.",
        "Viết mỗi mục một dòng, bắt đầu bằng “  - ”.",
    ),
    "not_text": (
        "text-form",
        "Trường “{field}” phải là một dòng chữ.",
        'Viết “{field}: "…"” trên một dòng.',
    ),
    "hidden_character": (
        "hidden-character",
        "Trường “{field}” có ký tự ẩn {code}.",
        "Xóa giá trị và gõ lại bằng tay.",
    ),
    "media_path": (
        "media-path",
        "“{text}” không phải đường dẫn ảnh hay tệp trong thư mục media.",
        "Viết đường dẫn dạng /media/2018/ten-tep.jpg.",
    ),
    "alt_missing": (
        "alt-missing",
        "Ảnh “{image}” chưa có mô tả.",
        'Thêm dòng “image_alt: "…"” tả điều nhìn thấy trong ảnh.',
    ),
    "basis_empty": (
        "basis-missing",
        "Hồ sơ chưa có căn cứ công bố.",
        "Thêm “consent” (ngày, phạm vi, nơi giữ) hoặc “published_in” (nơi đã công bố) dưới “basis:”.",
    ),
    "video_source": (
        "video-source",
        "Video phải có đúng một nguồn: “file” hoặc “youtube”.",
        "Giữ lại một trong hai trường.",
    ),
    "video_captions": (
        "captions-missing",
        "Video của trang phải có ảnh bìa và phụ đề tiếng Việt.",
        "Thêm “poster: /media/…jpg” và “captions: /media/…vtt”.",
    ),
    "string_too_short": (
        "field-empty",
        "Trường “{field}” đang để trống.",
        "Điền nội dung cho “{field}”.",
    ),
    "string_too_long": (
        "field-long",
        "Trường “{field}” dài quá {max_length} ký tự.",
        "Rút gọn còn tối đa {max_length} ký tự.",
    ),
    "string_pattern_mismatch": (
        "field-form",
        "Trường “{field}” không đúng dạng: “{input}”.",
        "{pattern_fix}",
    ),
    "literal_error": (
        "value-unknown",
        "Trường “{field}” không nhận giá trị “{input}”{meant_value}.",
        "Dùng một trong các giá trị: {choices}.",
    ),
    "model_type": (
        "group-form",
        "Trường “{field}” phải có các dòng con thụt vào bên dưới.",
        "Xem mẫu trong sổ tay biên tập.",
    ),
    "too_short": ("list-empty", "Danh sách “{field}” đang trống.", "Thêm ít nhất một mục."),
    "too_long": ("list-long", "Danh sách “{field}” quá dài.", "Bớt mục, tối đa {max_length}."),
}
_PATTERN_FIXES = {
    "slug": "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ hoi-nghi-tong-ket.",
    "redirect_from": "Viết đường dẫn bắt đầu bằng dấu “/”, ví dụ /tin/123.",
    "url": "Viết địa chỉ đầy đủ bắt đầu bằng https://.",
    "youtube": "Chỉ ghi mã 11 ký tự ở cuối địa chỉ video.",
    "duration": "Viết dạng phút:giây, ví dụ 1:30.",
}
#: What editors write and mean by it.
_MEANT = {
    "draft": "status: draft",
    "so": "number",
    "published": "status",
    "author": "authors",
    "tag": "tags",
}
_VALUES = {
    "nháp": "draft",
    "đăng": "published",
    "rút": "withdrawn",
    "cá nhân": "individual",
    "tập thể": "collective",
    "công trình": "project",
}
_ABOUT_THE_KEY = {"extra_forbidden", "alt_missing", "string_too_short", "video_source"}


def context_of(detail: ErrorDetails) -> dict[str, Any]:
    """Return what pydantic tells beside type and place."""
    return {"input": detail["input"], **(detail.get("ctx") or {})}


def _place(fields: Node, path: tuple[int | str, ...], *, of_key: bool) -> Node:
    """Return the node nearest to ``path``; of a missing field, the mapping that lacks it."""
    node = fields
    for depth, step in enumerate(path):
        value = node.value
        last = depth == len(path) - 1
        if isinstance(value, dict) and step in value:
            key, item = value[str(step)]
            node = key if last and of_key else item
        elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            node = value[step]
        else:
            break
    return node


def word(
    kind: str, path: tuple[int | str, ...], told: dict[str, Any], fields: Node, model: type[Model]
) -> Finding:
    """Return the finding for one fault of a block: its type, path and what pydantic told."""
    raw = told.get("input")
    if kind == "too_short" and isinstance(raw, str):
        kind = "string_too_short"
    if kind == "too_long" and isinstance(raw, str):
        kind = "string_too_long"
    node = _place(fields, path, of_key=kind in _ABOUT_THE_KEY)
    names = [step for step in path if isinstance(step, str)]
    context = {
        "field": names[-1] if names else "", "meant": "", "meant_value": "", "listed": "",
        **told, "input": _shown(raw),
    }  # fmt: skip
    match kind:
        case "extra_forbidden":
            context |= _unknown(str(path[-1]), _names(model, path[:-1]))
        case "date_form":
            suggestion = context.get("suggestion")
            context["suggested"] = (
                f"“{suggestion}”" if suggestion else "dạng 2018-12-28, năm trước, ngày sau"
            )
        case "not_list":
            parts = [part.strip() for part in str(context["text"]).split(",") if part.strip()]
            context["listed"] = (
                f": {'; '.join(f'- {part}' for part in parts)}" if len(parts) > 1 else ""
            )
        case "literal_error":
            choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
            close = difflib.get_close_matches(str(raw), choices, 1)
            meant = _VALUES.get(str(raw).lower())
            best = meant if meant in choices else close[0] if close else None
            context["choices"] = ", ".join(choices)
            context["meant_value"] = f"; ý anh/chị là “{best}”?" if best else ""
        case "string_pattern_mismatch":
            context["pattern_fix"] = _PATTERN_FIXES.get(
                names[-1] if names else "", "Xem mẫu trong sổ tay biên tập."
            )
    rule, message, fix = MESSAGES.get(
        kind, ("field-form", "Trường “{field}” không đúng dạng.", "Xem mẫu trong sổ tay biên tập.")
    )
    sentence = message.format(**context).replace("?.", "?")
    return Finding(node.line, node.column, "error", rule, sentence, fix.format(**context))


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else "…"
    return text if len(text) <= 60 else f"{text[:57]}…"


def _names(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """Return the field names of the model that ``path`` leads to."""
    current: Any = model
    for step in path:
        if isinstance(step, int):
            continue
        found = _models_in(current.model_fields[step].annotation)
        if not found:
            break
        current = found[0]
    return [info.alias or name for name, info in current.model_fields.items()]


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in _models_in(part)]


def _unknown(name: str, known: list[str]) -> dict[str, str]:
    meant = _MEANT.get(name.lower())
    if meant is None or meant.partition(":")[0] not in known:
        close = difflib.get_close_matches(name.lower(), known, 1, 0.6)
        meant = close[0] if close else None
    if meant:
        return {
            "meant": f"; ý anh/chị là “{meant}”?",
            "unknown_fix": f"Đổi thành “{meant}” hoặc xóa dòng này.",
        }
    return {"unknown_fix": f"Xóa dòng này. Các trường dùng được: {', '.join(known)}."}
