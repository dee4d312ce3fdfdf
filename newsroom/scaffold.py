"""New files for editors: the right fields, the right place, nothing overwritten.

``./inv new`` and ``./inv import`` both write through here. Texts are double-quoted, so a colon or a
leading number in a title is no trap; the slug is folded to ASCII once and stored, so the address
stays when the title is mended later.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from newsroom import front_matter
from newsroom.admin.form import FormField, fields_of
from newsroom.fields import MODELS, Fields
from newsroom.text.fold import fold
from newsroom.text.normalize import nfc
from newsroom.text.slug import document_slug, slugify

#: What an editor calls a type on the command line → its folder; names folded.
TYPES = {
    "bai-viet": "articles",
    "dien-hinh": "exemplars",
    "trang": "pages",
    "bo-anh": "galleries",
    "video": "videos",
    "van-ban": "documents",
}
#: Without these nothing can be named or filed; everything else may follow while it is a draft.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "articles": ("title", "category"),
    "exemplars": ("title", "kind"),
    "pages": ("title",),
    "galleries": ("title",),
    "videos": ("title",),
    "documents": ("number", "type", "issuing_body", "issued_on", "title"),
}
#: What a draft may still lack, by the rules of ``reading``; and what shows only on a whole file.
_LATER = frozenset({"field-missing", "field-empty", "list-empty", "basis-missing", "alt-missing"})
_TOGETHER = frozenset({"video-source", "captions-missing"})
_UNQUOTED = frozenset({"moment", "day", "flag", "number", "choice"})


class ScaffoldFault(Exception):
    """The file cannot be written as asked; the message says why, in Vietnamese.

    ``usage`` says that the words of the command were wrong, and not that a file is in the way.
    """

    def __init__(self, message: str, *, usage: bool = True) -> None:
        super().__init__(message)
        self.usage = usage


def folder_of(word: str) -> str:
    """Return the folder of a type that is named in Vietnamese, or as its folder."""
    key = slugify(word)
    if key in TYPES.values():
        return key
    if key in TYPES:
        return TYPES[key]
    raise ScaffoldFault(f"Không có loại nội dung “{word}”. Các loại: {', '.join(TYPES)}.")


def chosen(choices: Iterable[tuple[str, str]], text: str, title: str) -> str:
    """Return the value that a number from 1, a value, a label or its folded form stands for."""
    pairs = tuple(choices)
    if text.isdecimal() and 1 <= int(text) <= len(pairs):
        return pairs[int(text) - 1][0]
    wanted = slugify(text)
    for value, label in pairs:
        if wanted in {slugify(value), slugify(label)}:
            return value
    labels = "; ".join(f"{number}. {label}" for number, (_, label) in enumerate(pairs, 1))
    raise ScaffoldFault(f"“{text}” không phải một lựa chọn của “{title}”: {labels}.")


def flag(text: str, title: str) -> bool:
    """Read a yes or no: có/không, c/k, y/n, true/false."""
    word = fold(text)
    if word in {"co", "c", "y", "yes", "true", "1"}:
        return True
    if word in {"khong", "k", "n", "no", "false", "0"}:
        return False
    raise ScaffoldFault(f"“{title}” chỉ nhận “có” hoặc “không”, không nhận “{text}”.")


def faults(folder: str, field: FormField, value: Any) -> list[str]:
    """Return what the contract says against one value, in the words of the checker."""
    return _against(folder, f"---\n{_line(field, value)}\n---\n", _LATER | _TOGETHER)


def _against(folder: str, text: str, silent: frozenset[str]) -> list[str]:
    cut = front_matter.split(text)
    found = list(cut.findings)
    if cut.fields is not None:
        found += front_matter.check(cut.fields, MODELS[folder]).findings
    return [f"{item.message} {item.fix}" for item in found if item.rule not in silent]


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to be: its path in ``content/`` and its text."""

    path: str
    text: str


def draft(
    folder: str,
    values: Mapping[str, Any],
    body: str = "",
    *,
    now: datetime,
    status: Literal["draft", "published"] = "draft",
) -> Draft:
    """Return the file of the values (field name → text, tuple, flag or nested mapping).

    Raises ``ScaffoldFault`` with everything that the contract says against a value that is given;
    a required one that is missing may follow in the file, as long as it is a draft.
    """
    given = {name: value for name, value in values.items() if value not in ("", None, (), False)}
    known = {field.name: field for field in fields_of(MODELS[folder])}
    unknown = [name for name in given if name not in known]
    if unknown:
        raise ScaffoldFault(
            f"Không có trường “{unknown[0]}”. Các trường dùng được: {', '.join(known)}."
        )
    for name in NEEDED[folder]:
        if not given.get(name) and name != "category":
            raise ScaffoldFault(f"Thiếu “{known[name].title}”.")
    slug = str(given.get("slug") or _slug(folder, given))
    if not slug:
        raise ScaffoldFault(
            "Tiêu đề không có chữ La-tinh hay chữ số nào để đặt địa chỉ: thêm --slug."
        )
    if "date" in known and not given.get("date"):
        given["date"] = f"{now:%Y-%m-%d %H:%M}"
    given["slug"], given["status"] = slug, status
    text = source(MODELS[folder], given, body)
    if told := _against(folder, text, _LATER):
        raise ScaffoldFault("\n".join(told))
    path = f"{folder}/{slug}.md"
    if folder == "articles":
        path = f"{folder}/{str(given['date'])[:7].replace('-', '/')}/{slug}.md"
    return Draft(path, text)


def _slug(folder: str, given: Mapping[str, Any]) -> str:
    if folder == "documents":
        year = str(given["issued_on"])[:4]
        return document_slug(str(given["number"]), int(year) if year.isdecimal() else None)
    return slugify(str(given["title"]))


def source(model: type[Fields], values: Mapping[str, Any], body: str = "") -> str:
    """Return the text of a file: the fields in the order of the contract, then the body.

    A required text that is empty is written with an empty value, where the editor will see it.
    """
    lines = ["---"]
    for field in _ordered(fields_of(model)):
        value = values.get(field.name, "")
        if field.name == "status" and value == "published":
            continue
        if value not in ("", None, ()) or (field.required and field.kind == "text"):
            lines.append(_line(field, value))
    return "\n".join([*lines, "---", "", body.strip(), ""]).rstrip("\n") + "\n"


def _ordered(fields: tuple[FormField, ...]) -> list[FormField]:
    """Put what an editor looks at first in front: title, slug, status, date, category, summary."""
    first = ("title", "slug", "status", "date", "category", "summary")
    names = {field.name: field for field in fields}
    front = [names[name] for name in first if name in names]
    return front + [field for field in fields if field.name not in first]


def _line(field: FormField, value: Any, indent: str = "") -> str:
    head = f"{indent}{field.name}:"
    match field.kind:
        case "words":
            return "\n".join([head, *(f"{indent}  - {quoted(item)}" for item in value)])
        case "group":
            return "\n".join([head, *_parts(field, value, f"{indent}  ")])
        case "groups":
            return "\n".join([head, *(_item(field, item, indent) for item in value)])
        case "flag":
            return f"{head} {str(value).lower()}"
        case kind if kind in _UNQUOTED and _is_plain(str(value)):
            return f"{head} {value}"
    return f"{head} {quoted(str(value))}"


def _parts(field: FormField, value: Mapping[str, Any], indent: str) -> list[str]:
    parts = {part.name: part for part in field.parts}
    bare = FormField("", "", "", "text", required=False)
    return [
        _line(parts.get(name, replace(bare, name=name)), item, indent)
        for name, item in value.items()
        if item
    ]


def _item(field: FormField, value: Mapping[str, Any], indent: str) -> str:
    first, *rest = _parts(field, value, f"{indent}    ")
    return "\n".join([f"{indent}  - {first.lstrip()}", *rest])


def _is_plain(text: str) -> bool:
    return text.replace("-", "").replace(" ", "").replace(":", "").isalnum() and text.isascii()


def quoted(text: str) -> str:
    """Write a YAML scalar in double quotes, on one line."""
    return json.dumps(" ".join(nfc(text).split()), ensure_ascii=False)


def write(content: Path, new: Draft) -> Path:
    """Write a new file; raise ``ScaffoldFault`` when there is one already."""
    path = content / new.path
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(new.text)
    except FileExistsError:
        raise ScaffoldFault(
            f"Đã có tệp {path}: không ghi đè. Đặt địa chỉ khác bằng --slug.", usage=False
        ) from None
    return path
