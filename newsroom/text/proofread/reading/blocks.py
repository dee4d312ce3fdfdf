"""Split a source into blocks of prose: fields of the front matter, headings, items, cells, text."""

import re
from dataclasses import dataclass

# Fields of the front matter that hold prose; the others are names, dates, addresses.
_PROSE = {
    "title", "summary", "image_alt", "image_caption", "note", "alt", "caption", "unit", "level",
    "award", "tagline", "transcript", "source", "published_in", "scope", "credit", "tags",
}  # fmt: skip
_LIST_MARK = re.compile(r"\s*(?:-\s+)?")
_FIELD = re.compile(r"\s*(?:-\s+)?(?P<key>[\w-]+):(?:[ \t]+(?P<value>\S.*?))?[ \t]*$")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$")
_ITEM = re.compile(r"\s*(?:[-*+•–][ \t]+|\d{1,3}[.)][ \t]+|[a-zđ]\)[ \t]*(?=\S))")
# In plain text a line may be a paragraph of its own: behind one that ends a sentence, or a title.
_LINE_ENDS = re.compile(r"[.!?…:;][”\")]?[ \t]*$|^\s*(?:Điều|Chương|Mục|Phần|Bài)\s\S+")
_TITLE = re.compile(r"(?:Điều \d+[a-zđ]?\.|(?:Chương|Mục|Phần) (?:[IVXLC]+|\d+|thứ \w+)\b)")
# Nobody wraps prose at more than so many columns.
_WIDEST = 130
_LINE_BEGINS = re.compile(r"\s*(?:[“\"(]?[^\W\d_a-z]|\d+[./])")
_QUOTE = re.compile(r"\s*>[ \t]?")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$")
_DELIMITER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$")
# A chart: a head of 'key: value' lines, then rows of values parted by commas.
_CHART_KEY = re.compile(r"\s*(?P<key>tiêu đề|ghi chú|kiểu|đơn vị)\s*:\s*(?P<value>.*?)\s*$")
_CHART_VALUE = re.compile(r"(?<![^,\s])\s*\"?((?<=\")[^\"]*|[^,\"]+)")
_CELL = re.compile(r"[^|]+")
_CHART_PROSE = {"tiêu đề", "ghi chú"}
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]]+\]:\s+\S+")
_CODE_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of prose. ``kind``: 'text' 'item' 'cell' 'heading' 'field'; ``name``: the field.

    ``level`` is that of a heading, or the number of the table row (from 1) of a cell; ``group``
    is the same for the cells of a table and the items of a list, 0 for other blocks.
    """

    start: int
    end: int
    kind: str
    name: str = ""
    level: int = 0
    group: int = 0


def split(text: str) -> tuple[list[Block], str]:
    """Return the blocks, and the text with the marks of blocks hidden by spaces of their own.

    Hidden are the fields that are no prose and the quotation marks of YAML.
    """
    splitter = _Splitter(text)
    splitter.run()
    return splitter.blocks, splitter.shown()


class _Splitter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self._hidden: list[tuple[int, int]] = []
        self._open: tuple[int, str] | None = None
        self._end = 0
        self._group = 0
        self._last_kind = ""
        self._row = 0
        self._longest = 0

    def shown(self) -> str:
        pieces = []
        done = 0
        for start, end in self._hidden:
            pieces += [self.text[done:start], "\u2060" * (end - start)]
            done = end
        pieces.append(self.text[done:])
        return "".join(pieces)

    def run(self) -> None:
        text = self.text
        place = self._front_matter() if text.startswith("---\n") else 0
        fence = ""
        chart = False
        while place < len(text):
            stop = text.find("\n", place)
            stop = len(text) if stop < 0 else stop
            line = text[place:stop]
            if fence or (fenced := _CODE_FENCE.match(line)):
                self._close()
                if not fence:
                    fence = fenced[1] if fenced else ""
                    chart = line.strip("`~ ").startswith("bieu-do")
                    self._row = 0
                elif line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                    fence = ""
                elif chart:
                    self._chart_line(line, place)
            else:
                self._line(line, place, stop)
            place = stop + 1
        self._close()

    def _line(self, line: str, place: int, stop: int) -> None:
        bare = line.strip()
        if not bare or _RULE.match(line) or _DEFINITION.match(line):
            if self._open and self._open[1] == "text" and bare[:1] in {"=", "-"}:
                start, _ = self._open  # a heading that is underlined
                self._open = None
                self._add(Block(start, self._end, "heading", level=1 if bare[0] == "=" else 2))
            self._close()
            if not bare:
                self._row = 0
            return
        if bare[0] == "#" and (heading := _HEADING.match(line)):
            self._close()
            start, end = heading.span(2)
            self._add(Block(place + start, place + end, "heading", level=len(heading[1])))
            return
        if bare[0] == "|" or (_DELIMITER.match(line) and "|" in line):
            self._close()
            self._cells(line, place)
            return
        shift = quote.end() if bare[0] == ">" and (quote := _QUOTE.match(line)) else 0
        if item := _ITEM.match(line, shift):
            self._close()
            if self._last_kind != "item":
                self._group += 1
            self._open = (place + item.end(), "item")
        elif self._open is None or self._begins(line, place):
            self._close()
            self._open = (place + shift, "text")
        elif shift:
            self._hidden.append((place, place + shift))
        self._end = stop
        self._longest = max(self._longest, len(line))

    def _begins(self, line: str, place: int) -> bool:
        """Tell whether a line of plain text is a paragraph of its own, not one that was wrapped.

        Its first word would have found room in the line before: nobody had to break there.
        """
        if _TITLE.match(line):
            return True
        start = self.text.rfind("\n", 0, place - 1) + 1
        before = self.text[start : place - 1]
        if not _LINE_BEGINS.match(line) or not _LINE_ENDS.search(before):
            return False
        if line.lstrip(' “"(')[:1].islower() or before.endswith(("  ", "\\")):
            return False
        if len(before) > _WIDEST:
            return True
        return len(before) + 1 + len(line.split(maxsplit=1)[0]) <= max(len(line), self._longest)

    def _close(self) -> None:
        if self._open:
            start, kind = self._open
            group = self._group if kind == "item" else 0
            self._add(Block(start, self._end, kind, group=group))
            self._open = None
            self._longest = 0

    def _add(self, block: Block) -> None:
        self._last_kind = block.kind
        if block.end > block.start:
            self.blocks.append(block)

    def _cells(self, line: str, place: int, cells: re.Pattern[str] = _CELL) -> None:
        if self._last_kind != "cell" or not self._row:
            self._group += 1
            self._row = 0
        if _DELIMITER.match(line):
            return
        self._row += 1
        for cell in cells.finditer(line):
            text = cell[cells.groups].strip()
            if text:
                inner = cell[cells.groups]
                start = place + cell.start(cells.groups) + len(inner) - len(inner.lstrip())
                self._add(
                    Block(start, start + len(text), "cell", level=self._row, group=self._group)
                )
        self._last_kind = "cell"

    def _chart_line(self, line: str, place: int) -> None:
        if key := _CHART_KEY.match(line):
            if key["key"] in _CHART_PROSE:
                start, end = key.span("value")
                name = "chart" if key["key"] == "tiêu đề" else "note"
                self._add(Block(place + start, place + end, "field", name=name))
        elif "," in line:
            self._cells(line, place, _CHART_VALUE)

    def _front_matter(self) -> int:
        """Take the prose fields of the YAML block as blocks; return where the body begins."""
        end = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M).search(self.text, 4)
        if not end:
            return 0
        key = ""
        for line in re.compile(r"^.*$", re.M).finditer(self.text, 4, end.start()):
            field = _FIELD.match(line[0])
            if field:
                key = field["key"]
                if (
                    field["value"]
                    and key in _PROSE
                    and field["value"] not in {"|", ">", "|-", ">-"}
                ):
                    self._value(line.start() + field.start("value"), field["value"], key)
            elif key in _PROSE and line[0].startswith((" ", "\t")) and line[0].strip():
                mark = _LIST_MARK.match(line[0])
                indent = mark.end() if mark else 0
                if value := line[0][indent:].rstrip():
                    self._value(line.start() + indent, value, key)
        return min(end.end() + 1, len(self.text))

    def _value(self, start: int, value: str, key: str) -> None:
        end = start + len(value)
        if value[0] in "\"'" and value[-1] == value[0] and len(value) > 1:
            start, end = start + 1, end - 1
        self._hidden.extend((m.start() + start, m.start() + start + 1)
                            for m in re.finditer(r"\\(?=[\"\\])", self.text[start:end]))  # fmt: skip
        self._add(Block(start, end, "field", name=key))
