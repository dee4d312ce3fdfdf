"""Read a model of the content contract as the fields of a form.

The browser form, ``./inv new`` and the tables of the handbook are made of this and of nothing else,
so a field that is added to a model appears in all three.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from newsroom.admin.words import CHOICES
from newsroom.fields import Media

Kind = Literal[
    "text", "moment", "day", "flag", "number", "media", "choice", "words", "group", "groups"
]

_IS_MEDIA = Media.__metadata__[0]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class FormField:
    """One field as an editor meets it.

    ``words`` is a list of texts; ``group`` has the ``parts`` of another model, ``groups`` is a list
    of such. ``choices`` pairs each value with its Vietnamese label. ``most`` is the greatest length
    in characters, 0 without a limit; ``least`` and ``greatest`` bound a number.
    """

    name: str
    title: str
    hint: str
    kind: Kind
    required: bool
    default: Any = None
    choices: tuple[tuple[str, str], ...] = ()
    parts: tuple["FormField", ...] = ()
    most: int = 0
    pattern: str = ""
    least: int | None = None
    greatest: int | None = None


def fields_of(model: type[BaseModel]) -> tuple[FormField, ...]:
    """Return the fields of a model in their order."""
    return tuple(_field(info.alias or name, info) for name, info in model.model_fields.items())


def _field(name: str, info: FieldInfo) -> FormField:
    annotation, metadata = _bare(info.annotation, info.metadata)
    bounds = [item for item in metadata if isinstance(item, StringConstraints)]
    lengths = [item.max_length for item in bounds if item.max_length]
    lengths += [item.max_length for item in metadata if isinstance(item, MaxLen)]
    patterns = [str(item.pattern) for item in bounds if item.pattern]
    kind, inner = _kind(annotation, metadata)
    choices = get_args(annotation) if kind == "choice" else ()
    return FormField(
        name=name,
        title=info.title or name,
        hint=info.description or "",
        kind=kind,
        required=info.is_required(),
        default=None if info.is_required() else _plain(info.default),
        choices=tuple(
            (value, CHOICES.get((name, value), value or "(không chọn)")) for value in choices
        ),
        parts=fields_of(inner) if inner else (),
        most=min(lengths, default=0),
        pattern=patterns[-1] if patterns else "",
        least=next((int(str(item.ge)) for item in metadata if isinstance(item, Ge)), None),
        greatest=next((int(str(item.le)) for item in metadata if isinstance(item, Le)), None),
    )


def _bare(annotation: Any, metadata: Iterable[Any]) -> tuple[Any, list[Any]]:
    """Take ``Optional`` and ``Annotated`` off; what they carried is gathered."""
    found = list(metadata)
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            found = [*more, *found]
        elif get_origin(annotation) in {Union, UnionType}:
            (annotation,) = (part for part in get_args(annotation) if part is not NoneType)
        else:
            return annotation, found


def _kind(annotation: Any, metadata: list[Any]) -> tuple[Kind, type[BaseModel] | None]:
    """Return the kind of a field and, of groups, the model inside."""
    if get_origin(annotation) is Literal:
        return "choice", None
    if get_origin(annotation) is tuple:
        item, _ = _bare(get_args(annotation)[0], ())
        return ("groups", item) if issubclass(item, BaseModel) else ("words", None)
    if issubclass(annotation, BaseModel):
        return "group", annotation
    plain: dict[type, Kind] = {datetime: "moment", date: "day", bool: "flag", int: "number"}
    if _IS_MEDIA in metadata:
        return "media", None
    return plain.get(annotation, "text"), None


def _plain(value: Any) -> Any:
    return value.model_dump() if isinstance(value, BaseModel) else value
