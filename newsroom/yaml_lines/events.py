"""Any YAML block, read through PyYAML's events (libyaml's where it is built in)."""

import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamStartEvent,
)

from newsroom.yaml_lines.faults import Fault, begin, name_error
from newsroom.yaml_lines.tree import DEEPEST, Block, Fields, Node

Loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# YAML 1.1 forbids control characters and takes U+0085, U+2028 and U+2029 for line ends, which no
# editor sees: both are refused. So is every tab, about which PyYAML's two parsers differ.
_FORBIDDEN = re.compile(
    "[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_CUT = re.compile(" *#")
_INK = re.compile(r"\S+")


class _RefusedError(Exception):
    """Legal YAML that we do not take."""

    def __init__(self, at: int, code: str) -> None:
        super().__init__(at, code)
        self.at = at
        self.code = code


def read_events(block: str, first_line: int) -> Block:
    """Read a block; ``first_line`` is the number of its first line in the file."""
    return _Reader(block, first_line).read()


class _Reader:
    def __init__(self, block: str, first_line: int) -> None:
        self.block = block
        self.first_line = first_line
        self.starts = [0, *(found.end() for found in re.finditer("\n", block))]
        self.faults: list[Fault] = []
        self.recent: list[Event] = []

    def read(self) -> Block:
        if bad := _FORBIDDEN.search(self.block):
            at = bad.start()
            return Block(None, (self.fault(at, self.name_forbidden(at)),))
        root = wrong = None
        try:
            root = self.document(self.events())
        except yaml.MarkedYAMLError as error:
            wrong = name_error(self.block, error, self.recent)
        except _RefusedError as refused:
            wrong = refused.at, refused.code
        if wrong is not None:
            return Block(None, (self.fault(*wrong),))
        return Block(root, tuple(sorted(self.faults, key=lambda fault: (fault.line, fault.column))))

    def name_forbidden(self, at: int) -> str:
        if self.block[at] != "\t":
            return "control-character"
        before = self.block[self.block.rfind("\n", 0, at) + 1 : at]
        return "tab" if before.strip(" ") else "tab-indent"

    def place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.starts, at)
        return self.first_line + line - 1, at - self.starts[line - 1] + 1

    def fault(self, at: int, code: str) -> Fault:
        line, column = self.place(at)
        return Fault(line, column, code)

    def events(self) -> Iterator[Event]:
        for event in yaml.parse(self.block, Loader=Loader):
            if isinstance(event, AliasEvent):
                raise _RefusedError(begin(event), "alias")
            if getattr(event, "anchor", None):
                raise _RefusedError(begin(event), "anchor")
            if getattr(event, "tag", None):
                raise _RefusedError(begin(event), "tag")
            if isinstance(event, DocumentStartEvent | DocumentEndEvent) and event.explicit:
                raise _RefusedError(begin(event), "document-marker")
            self.recent = [*self.recent[-1:], event]
            if not isinstance(event, StreamStartEvent):
                yield event

    def document(self, events: Iterator[Event]) -> Node:
        if not isinstance(next(events), DocumentStartEvent):
            return Node({}, self.first_line, 1)
        first = next(events)
        root = self.node(first, events, 1)
        for _ in events:
            pass
        if not isinstance(root.value, dict):
            raise _RefusedError(begin(first), "not-a-mapping")
        return root

    def node(self, event: Event, events: Iterator[Event], depth: int) -> Node:
        place = self.place(begin(event))
        if depth > DEEPEST:
            raise _RefusedError(begin(event), "too-deep")
        if isinstance(event, MappingStartEvent):
            return Node(self.fields(events, depth), *place)
        if isinstance(event, SequenceStartEvent):
            items = []
            while not isinstance(event := next(events), SequenceEndEvent):
                items.append(self.node(event, events, depth + 1))
            return Node(tuple(items), *place)
        assert isinstance(event, ScalarEvent)
        if not event.style and "#" in self.block:
            self.look_after(event)
        return Node(event.value, *place)

    def look_after(self, event: ScalarEvent) -> None:
        """Report a comment that swallowed the end of an unquoted value.

        The mark at which the event ends does not serve: libyaml sets it after the comment.
        """
        after = begin(event)
        words = event.value.split()
        for word, found in zip(words, _INK.finditer(self.block, after), strict=False):
            after = found.start() + len(word)
        if cut := _CUT.match(self.block, after):
            self.faults.append(self.fault(cut.end() - 1, "cut-by-hash"))

    def fields(self, events: Iterator[Event], depth: int) -> Fields:
        fields: Fields = {}
        while not isinstance(event := next(events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                raise _RefusedError(begin(event), "key-not-text")
            key = self.node(event, events, depth)
            value = self.node(next(events), events, depth + 1)
            if event.value in fields:
                self.faults.append(Fault(key.line, key.column, "repeated-key"))
            else:
                fields[event.value] = (key, value)
        return fields
