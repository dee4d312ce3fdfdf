"""The questions that ``./inv new`` asks on a terminal: what, in which words, and what answers mean."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsroom.admin.form import FormField, fields_of
from newsroom.fields import MODELS
from newsroom.scaffold import NEEDED, ScaffoldFault, chosen, faults, flag
from newsroom.text.normalize import nfc

#: Fields that are asked on a terminal, in this order; the others are added in the file when needed.
ASKED: Mapping[str, tuple[str, ...]] = {
    "articles": ("title", "category", "date", "summary", "tags", "highlight"),
    "exemplars": ("title", "kind", "unit", "year", "level", "summary", "award", "date"),
    "pages": ("title", "summary"),
    "galleries": ("title", "date", "summary"),
    "videos": ("title", "date", "youtube", "summary"),
    "documents": ("number", "type", "issuing_body", "issued_on", "title", "url"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: the field, the values that may be chosen, the value of a bare Enter."""

    field: FormField
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""
    needed: bool = False


def questions(folder: str, sections: Iterable[str], now: datetime) -> list[Question]:
    """Return what to ask for a new file of a type."""
    fields = {field.name: field for field in fields_of(MODELS[folder])}
    return [_question(folder, fields[name], tuple(sections), now) for name in ASKED[folder]]


def _question(folder: str, field: FormField, sections: tuple[str, ...], now: datetime) -> Question:
    needed = field.name in NEEDED[folder]
    if field.name == "category":
        return Question(field, tuple((name, name) for name in sections), needed=needed)
    default = f"{now:%Y-%m-%d %H:%M}" if field.kind == "moment" else ""
    return Question(field, field.choices, default, needed)


def answer(question: Question, text: str) -> str | tuple[str, ...] | bool:
    """Return what a typed answer means; raise ``ScaffoldFault`` for one that does not fit."""
    field, text = question.field, nfc(text).strip() or question.default
    if not text:
        if question.needed:
            raise ScaffoldFault(f"“{field.title}” không được để trống.")
        return False if field.kind == "flag" else ""
    if question.choices:
        return chosen(question.choices, text, field.title)
    if field.kind == "flag":
        return flag(text, field.title)
    if field.kind == "words":
        return tuple(part for item in text.split(",") if (part := item.strip()))
    return text


def ask(
    asked: Iterable[Question],
    given: Mapping[str, Any],
    folder: str,
    read: Callable[[str], str],
    say: Callable[[str], None],
) -> dict[str, Any]:
    """Ask what is not given yet, each question again until its answer fits the contract."""
    values = dict(given)
    for question in asked:
        field = question.field
        if values.get(field.name):
            continue
        if question.choices:
            say(f"{field.title}:")
            for number, (_, label) in enumerate(question.choices, 1):
                say(f"  {number}. {label}")
        while True:
            try:
                value = answer(question, read(_prompt(question)))
            except ScaffoldFault as fault:
                say(str(fault))
                continue
            against = faults(folder, field, value) if value else []
            if not against:
                break
            for fault_ in against:
                say(fault_)
        values[field.name] = value
    return values


def _prompt(question: Question) -> str:
    field = question.field
    if question.choices:
        return (
            f"  Chọn số 1–{len(question.choices)}{'' if question.needed else ' (Enter: để sau)'}: "
        )
    if question.default:
        more = f" (Enter: {question.default})"
    elif field.kind == "flag":
        more = " (có/không, Enter: không)"
    elif field.kind == "words":
        more = " (cách nhau bằng dấu phẩy, Enter: bỏ qua)"
    else:
        more = "" if question.needed else " (Enter: để sau)"
    return f"{field.title}{more}: "
