"""The tables of fields in the editors' handbook, made from the content contract.

    python -m newsroom.admin.handbook docs/bien-tap/thuat-ngu.md

writes them anew between the marks ``<!-- trường: articles -->`` and ``<!-- hết -->`` of a page.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from newsroom.admin.form import FormField, fields_of
from newsroom.fields import MODELS
from newsroom.site import Site

_PLACE = re.compile(r"(<!-- trường: ([a-z]+) -->\n).*?(<!-- hết -->)", re.DOTALL)
_HEAD = ("Trường", "Tên trong biểu mẫu", "Bắt buộc", "Cách điền")
_KINDS = {
    "text": "Một dòng chữ.",
    "moment": "Ngày, có thể kèm giờ.",
    "day": "Ngày, dạng 2018-12-28.",
    "flag": "`true` (có) hoặc `false` (không).",
    "number": "Số.",
    "media": "Đường dẫn tệp trong `media`.",
    "words": "Danh sách, mỗi mục một dòng.",
    "group": "Các dòng con thụt vào.",
    "groups": "Danh sách, mỗi mục có các dòng con.",
}


def table(folder: str) -> str:
    """Return the Markdown table of a type's fields, or of ``site`` for the data of the site."""
    model = Site if folder == "site" else MODELS[folder]
    rows = [_HEAD, ("---",) * len(_HEAD), *_rows(fields_of(model), "")]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def _rows(fields: tuple[FormField, ...], above: str) -> Iterator[tuple[str, ...]]:
    for field in fields:
        yield (
            f"`{above}{field.name}`",
            field.title,
            "có" if field.required else "",
            " ".join(_told(field)),
        )
        yield from _rows(field.parts, f"{above}{field.name}.")


def _told(field: FormField) -> Iterator[str]:
    if field.hint:
        yield field.hint
    elif field.kind in _KINDS:
        yield _KINDS[field.kind]
    if field.choices:
        pairs = [
            f"`{value}`: {label}" if value != label else f"`{value}`"
            for value, label in field.choices
        ]
        yield "; ".join(pairs) + "."
    if field.most and field.kind == "text" and field.most < 2000:
        yield f"Tối đa {field.most} ký tự."


def _choice(value: str, label: str) -> str:
    return f"`{value}`" if value == label else f"`{value}`: {label}"


def filled(text: str) -> str:
    """Return a page of the handbook with every table as the contract says today."""
    return _PLACE.sub(lambda match: f"{match[1]}\n{table(match[2])}\n{match[3]}", text)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        page = Path(name)
        page.write_text(filled(page.read_text("utf-8")), "utf-8")
