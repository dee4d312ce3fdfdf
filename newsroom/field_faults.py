"""Faults of front matter told as an editor would say them: where, what was meant, the remedy."""

import difflib
import re
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from newsroom.field_messages import MESSAGES, PATTERN_FIXES
from newsroom.fields import Checked as Model
from newsroom.text.finding import Finding
from newsroom.yaml_lines import Node

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
            parts = [part.strip() for part in str(context["text"])[:500].split(",") if part.strip()]
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
            context["pattern_fix"] = PATTERN_FIXES.get(
                names[-1] if names else "", "Xem mẫu trong sổ tay biên tập."
            )
    for name in ("field", "image", "text"):
        context[name] = _shown(context.get(name, ""))
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
