"""One Markdown object, reused: a source body in, the stored body out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from newsroom import figures
from newsroom.lockstep import Steps, alone
from newsroom.markup import cleaning, fast_markdown, markers
from newsroom.markup import direct as ordinary
from newsroom.markup.fast_markdown_costs import CostlyTextError
from newsroom.markup.gathered import Gathered
from newsroom.markup.limits import check_limits, refuse
from newsroom.markup.markers import mark
from newsroom.markup.tree import visit
from newsroom.markup.typesetting import HELD, NO_WRAP
from newsroom.records import Heading, Link, Mention, Photo
from newsroom.text.finding import Finding
from newsroom.text.normalize import UNSAFE, find_unsafe

_CHART = re.compile(r"^```[ ]*bieu-do[ ]*\n(.*?)^```[ ]*$", re.MULTILINE | re.DOTALL)
_CHART_OPEN = re.compile(r"^```[ ]*bieu-do\b", re.MULTILINE)
_CODED = re.compile("&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


@dataclass(frozen=True, slots=True)
class Converted:
    """A body ready for the store, and what it tells the catalogue."""

    html: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    photos: tuple[Photo, ...]
    mentions: tuple[Mention, ...]
    findings: tuple[Finding, ...]
    charts: tuple[str, ...]


class Converter:
    """Python-Markdown in our dialect. Make one a process: building it costs as much as an article.

    ``direct`` lets ordinary bodies go the short way, which gives the same and takes less time.
    """

    def __init__(self, labels: Mapping[str, str], *, direct: bool = True) -> None:
        self._labels = labels
        self._direct = direct
        self._gathered: Gathered | None = None
        self._markdown = fast_markdown.build(
            extra_treeprocessors=[self._finish], backlink_title=labels["footnote"]
        )

    def _finish(self, root: Element) -> None:
        assert self._gathered is not None
        visit(root, self._gathered)

    def _by_tree(self, body: str, gathered: Gathered) -> tuple[str, list[Heading]]:
        self._gathered = gathered
        html = self._markdown.convert(body)
        return html, _headings(self._markdown.toc_tokens)

    def convert(self, body: str, first_line: int, folder: str) -> Converted:
        """Convert one body; ``first_line`` is its line in the file, ``folder`` that of the file."""
        return alone(self.steps(body, first_line, folder))

    def steps(self, body: str, first_line: int, folder: str) -> Steps[Converted]:
        """Do the same in the steps of ``lockstep``."""
        place = _place_in(body, first_line)
        gathered = Gathered(folder, place)
        if found := find_unsafe(body):
            gathered.fault(
                found[0],
                "hidden-character",
                f"Bài có ký tự ẩn U+{ord(found[0]):04X}.",
                "Xóa các chữ quanh chỗ này rồi gõ lại bằng tay.",
            )
            body = UNSAFE.sub("", body)
        yield
        if costly := check_limits(body):
            gathered.findings += _moved(costly, first_line)
            return _nothing(gathered)
        body, charts = _cut_charts(body, first_line, gathered)
        yield
        read = (yield from ordinary.steps(body, gathered)) if self._direct else None
        # The tree's way is one step, for all bodies share the object that goes it.
        try:
            html, headings = read or self._by_tree(body, gathered)
        except (CostlyTextError, RuntimeError) as error:
            gathered.findings += _moved([refuse(body, error)], first_line)
            return _nothing(gathered)
        if read is None and fast_markdown.has_residue(html):
            gathered.fault(
                "",
                "markup-broken",
                "Bài có dấu nhấn mạnh (* hoặc _) lồng vào liên kết theo cách không đọc được.",
                "Tách dấu nhấn mạnh khỏi liên kết rồi chạy lại.",
            )
        raw = read is None and self._markdown.htmlStash.html_counter > 0
        if read is None and (coded := _hidden_code(html)):
            gathered.fault(
                coded,
                "hidden-character",
                f"Bài có mã {coded} của một ký tự ẩn.",
                "Xóa mã này; nếu muốn nói về mã thì đặt nó giữa hai dấu `.",
            )
            # Told now; cleaning would take it for a loss, since parsers read it differently.
            html = _CODED.sub(lambda code: "" if _is_hidden(code) else code[0], html)
        refused: list[Finding] = []
        if read is None:
            ids = set(_anchors(self._markdown.toc_tokens)) if raw else set[str]()
            html, refused = cleaning.clean(html, place, raw=raw, ids=ids)
            # Their value is known at read time; other markers stay.
            for held, wrap in zip(HELD, NO_WRAP, strict=True):
                html = html.replace(held, wrap)
        for number, chart in enumerate(charts):  # a figure is no part of a paragraph
            own = mark("chart", str(number))
            html = html.replace(f"<p>{own}</p>", own).replace(own, chart)
        html = html.replace(
            '<div class="table-scroll">',
            f'<div class="table-scroll" role="group" tabindex="0" aria-label="{self._labels["table"]}">',
        )
        return Converted(
            html=html,
            headings=tuple(heading for heading in headings if heading.level in {2, 3}),
            links=tuple(gathered.links),
            photos=tuple(gathered.photos),
            mentions=tuple(gathered.mentions),
            findings=(*gathered.findings, *refused),
            charts=tuple(charts.values()),
        )


def _hidden_code(html: str) -> str:
    """Return the first reference in HTML to a character that no text may hold, or an empty string.

    Cleaning puts the characters in the place of references: our own markers could come in that way.
    """
    return next((code[0] for code in _CODED.finditer(html) if _is_hidden(code)), "")


def _is_hidden(code: re.Match[str]) -> bool:
    # For some controls Python answers nothing at all, where browsers take them as they are.
    return UNSAFE.search(unescape(code[0]) or chr(_number(code[0]))) is not None


def _number(reference: str) -> int:
    digits = reference.strip("&#;").lower()
    return int(digits[1:], 16) if digits[0] == "x" else int(digits)


def _moved(findings: list[Finding], first_line: int) -> list[Finding]:
    """Count lines from the top of the file."""
    return [replace(finding, line=finding.line + first_line - 1) for finding in findings]


def _nothing(gathered: Gathered) -> Converted:
    """Return what a body that is refused tells: why."""
    return Converted("", (), (), (), (), tuple(gathered.findings), ())


def _place_in(body: str, first_line: int) -> Callable[[str], tuple[int, int]]:
    """Return a function from a text to the line and column where it first stands in the body."""

    def place(text: str) -> tuple[int, int]:
        at = body.find(text)
        if at < 0:
            return first_line, 1
        return first_line + body.count("\n", 0, at), at - body.rfind("\n", 0, at)

    return place


def _cut_charts(body: str, first_line: int, gathered: Gathered) -> tuple[str, dict[str, str]]:
    """Take the fenced ``bieu-do`` blocks out, leaving a marker as a paragraph of its own.

    The charts come as HTML → title: no two are equal, since each holds its number.
    """
    if "bieu-do" not in body or not _CHART_OPEN.search(body):
        return body, {}
    charts: dict[str, str] = {}

    def cut(match: re.Match[str]) -> str:
        line = first_line + body.count("\n", 0, match.start())
        figure = figures.parse(match[1], line + 1)
        if isinstance(figure, list):
            gathered.findings += figure
            return "\n" * match[0].count("\n")
        charts[figures.render(figure, len(charts) + 1)] = figure.title
        return f"\n{mark('chart', str(len(charts) - 1))}\n" + "\n" * max(
            match[0].count("\n") - 2, 0
        )

    return _CHART.sub(cut, body), charts


def _anchors(tokens: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the ids of all headings."""
    for token in tokens:
        yield token["id"]
        yield from _anchors(token["children"])


def _headings(tokens: list[dict[str, object]]) -> list[Heading]:
    found: list[Heading] = []
    for token in tokens:
        name = unescape(markers.strip(str(token["name"])))
        found.append(Heading(int(str(token["level"])), str(token["id"]), name))
        children = token["children"]
        assert isinstance(children, list)
        found += _headings(children)
    return found
