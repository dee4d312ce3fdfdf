"""Front matter: cut the YAML block off a source and check it by its model.

Every fault is told, each at its own line and column, in the words of an editor. Nothing is guessed:
``draft: true`` is refused, since to ignore it would publish the draft.
"""

import difflib
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from newsroom import yaml_lines
from newsroom.fields import Checked as Model
from newsroom.text.finding import Finding
from newsroom.yaml_lines import Node
from newsroom.yaml_lines.faults import MESSAGES as YAML_MESSAGES

_END = re.compile(r"^---[ \t]*$", re.MULTILINE)

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


class Source(NamedTuple):
    """A source cut in two; ``fields`` is None where the block cannot be used at all."""

    fields: Node | None
    body: str
    body_line: int
    findings: tuple[Finding, ...]


class Checked(NamedTuple):
    """The model, or None where a fault stands in the way, and the line of each top field."""

    model: Any
    lines: dict[str, int]
    findings: tuple[Finding, ...]


def split(text: str) -> Source:
    """Cut ``---`` block and body apart; ``text`` is clean (LF, NFC, no BOM)."""
    if not text.strip():
        message = "Tệp trống, không có nội dung."
        return Source(None, "", 1, (_error(1, 1, "file-empty", message, "Viết bài hoặc xóa tệp."),))
    first, _, rest = text.partition("\n")
    if first.rstrip() != "---":
        message = "Tệp không bắt đầu bằng dòng “---” nên không có phần khai báo."
        fix = "Dùng “./inv new” để tạo tệp đúng mẫu, hoặc thêm phần khai báo giữa hai dòng ---."
        return Source(None, text, 1, (_error(1, 1, "front-matter-missing", message, fix),))
    end = _END.search(rest)
    if end is None:
        message = "Phần khai báo mở bằng “---” nhưng không có dòng “---” đóng lại."
        return Source(
            None,
            "",
            1,
            (_error(1, 1, "front-matter-open", message, "Thêm dòng “---” sau trường cuối cùng."),),
        )
    block, body = rest[: end.start()].rstrip("\n"), rest[end.end() :].removeprefix("\n")
    read = yaml_lines.load(block, first_line=2)
    findings = tuple(
        _error(fault.line, fault.column, f"yaml-{fault.code}", *YAML_MESSAGES[fault.code])
        for fault in read.faults
    )
    return Source(read.fields, body, 2 + rest.count("\n", 0, end.end()) + 1, findings)


def check(fields: Node, model: type[Model]) -> Checked:
    """Check a block by its model and tell every fault at its place."""
    values, lines = _plain(fields), _lines(fields)
    findings = [
        _word(kind, path, context, fields, model)
        for path, kind, context in model.cross_check(values)
    ]
    checked = None
    try:
        checked = model.model_validate(values)
    except ValidationError as error:
        findings += [
            _word(detail["type"], detail["loc"], _context(detail), fields, model)
            for detail in error.errors(include_url=False)
        ]
    findings.sort(key=lambda finding: (finding.line, finding.column, finding.rule))
    return Checked(None if findings else checked, lines, tuple(findings))


def _context(detail: ErrorDetails) -> dict[str, Any]:
    return {"input": detail["input"], **(detail.get("ctx") or {})}


def _plain(node: Node) -> Any:
    match node.value:
        case str():
            return node.value
        case tuple():
            return [_plain(item) for item in node.value]
        case _:
            return {key: _plain(value) for key, (_, value) in node.value.items()}


def _lines(fields: Node) -> dict[str, int]:
    assert isinstance(fields.value, dict)
    return {key: mark.line for key, (mark, _) in fields.value.items()}


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


def _word(
    kind: str, path: tuple[int | str, ...], told: dict[str, Any], fields: Node, model: type[Model]
) -> Finding:
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
    return _error(node.line, node.column, rule, sentence, fix.format(**context))


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


def _error(line: int, column: int, rule: str, message: str, fix: str) -> Finding:
    return Finding(line, column, "error", rule, message, fix)
