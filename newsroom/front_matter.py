"""Front matter: cut the YAML block off a source and check it by its model.

Every fault is told, each at its own line and column, in the words of an editor. Nothing is guessed:
``draft: true`` is refused, since to ignore it would publish the draft.
"""

import re
from typing import Any, NamedTuple

from pydantic import ValidationError

from newsroom import yaml_lines
from newsroom.field_faults import context_of, word
from newsroom.fields import Checked as Model
from newsroom.text.finding import Finding
from newsroom.yaml_lines import Node
from newsroom.yaml_lines.faults import MESSAGES as YAML_MESSAGES

_END = re.compile(r"\n---[ \t]*$", re.MULTILINE)


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
    if not text or text.isspace():
        message = "Tệp trống, không có nội dung."
        return Source(None, "", 1, (_error(1, 1, "file-empty", message, "Viết bài hoặc xóa tệp."),))
    first = text.partition("\n")[0]
    if first.rstrip() != "---":
        message = "Tệp không bắt đầu bằng dòng “---” nên không có phần khai báo."
        fix = "Dùng “./inv new” để tạo tệp đúng mẫu, hoặc thêm phần khai báo giữa hai dòng ---."
        return Source(None, text, 1, (_error(1, 1, "front-matter-missing", message, fix),))
    end = _END.search(text, len(first))
    if end is None:
        message = "Phần khai báo mở bằng “---” nhưng không có dòng “---” đóng lại."
        return Source(
            None,
            "",
            1,
            (_error(1, 1, "front-matter-open", message, "Thêm dòng “---” sau trường cuối cùng."),),
        )
    start = len(first) + 1
    block, body = text[start : end.start()].rstrip("\n"), text[end.end() :].removeprefix("\n")
    read = yaml_lines.load(block, first_line=2)
    findings = tuple(
        _error(fault.line, fault.column, f"yaml-{fault.code}", *YAML_MESSAGES[fault.code])
        for fault in read.faults
    )
    return Source(read.fields, body, 2 + text.count("\n", start, end.end()) + 1, findings)


def check(fields: Node, model: type[Model]) -> Checked:
    """Check a block by its model and tell every fault at its place."""
    values, lines = _plain(fields), _lines(fields)
    findings = [
        word(kind, path, context, fields, model)
        for path, kind, context in model.cross_check(values)
    ]
    checked = None
    try:
        checked = model.model_validate(values)
    except ValidationError as error:
        findings += [
            word(detail["type"], detail["loc"], context_of(detail), fields, model)
            for detail in error.errors(include_url=False)
        ]
    findings.sort(key=lambda finding: (finding.line, finding.column, finding.rule))
    return Checked(None if findings else checked, lines, tuple(findings))


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


def _error(line: int, column: int, rule: str, message: str, fix: str) -> Finding:
    return Finding(line, column, "error", rule, message, fix)
