"""Inline markup: patterns whose trigger characters a text lacks are not run over it.

Python-Markdown runs each of its patterns over each text. Here a pattern of known meaning is left
out where the characters that it cannot match without are missing. That is exact: while patterns
run, parts of a text are only replaced by placeholders, which hold no trigger character, so a
trigger may go but never come. Patterns that are not known to this module always run. Order of
texts and patterns is the stock order, since delimiters, footnotes and stashes keep state.
"""

from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns, util
from markdown.extensions import footnotes
from markdown.treeprocessors import InlineProcessor

from newsroom.markup.fast_markdown_costs import CostlyTextError, costly
from newsroom.markup.fast_markdown_simple import Handle, emphasis_of, link_of

_PREFIX = util.INLINE_PLACEHOLDER_PREFIX
_PLACEHOLDER = util.INLINE_PLACEHOLDER_RE


class _Trigger(NamedTuple):
    """A known pattern, by class and expression, and what it cannot match without.

    That is ``needle`` or, where given, ``other``, and for some a defined reference.
    """

    kind: type
    expression: str
    needle: str
    reference: bool = False
    other: str | None = None


_TRIGGERS = {
    "backtick": _Trigger(inlinepatterns.BacktickInlineProcessor, inlinepatterns.BACKTICK_RE, "`"),
    "escape": _Trigger(inlinepatterns.EscapeInlineProcessor, inlinepatterns.ESCAPE_RE, "\\"),
    "footnote": _Trigger(footnotes.FootnoteInlineProcessor, r"\[\^([^\]]*)\]", "[^"),
    "reference": _Trigger(
        inlinepatterns.ReferenceInlineProcessor, inlinepatterns.REFERENCE_RE, "[", True
    ),
    "link": _Trigger(inlinepatterns.LinkInlineProcessor, inlinepatterns.LINK_RE, "]("),
    "image_link": _Trigger(inlinepatterns.ImageInlineProcessor, inlinepatterns.IMAGE_LINK_RE, "!["),
    "image_reference": _Trigger(
        inlinepatterns.ImageReferenceInlineProcessor,
        inlinepatterns.IMAGE_REFERENCE_RE,
        "![",
        True,
    ),
    "short_reference": _Trigger(
        inlinepatterns.ShortReferenceInlineProcessor, inlinepatterns.REFERENCE_RE, "[", True
    ),
    "short_image_ref": _Trigger(
        inlinepatterns.ShortImageReferenceInlineProcessor,
        inlinepatterns.IMAGE_REFERENCE_RE,
        "![",
        True,
    ),
    "autolink": _Trigger(inlinepatterns.AutolinkInlineProcessor, inlinepatterns.AUTOLINK_RE, "<"),
    "automail": _Trigger(inlinepatterns.AutomailInlineProcessor, inlinepatterns.AUTOMAIL_RE, "<"),
    "linebreak": _Trigger(
        inlinepatterns.SubstituteTagInlineProcessor, inlinepatterns.LINE_BREAK_RE, "  \n"
    ),
    "html": _Trigger(inlinepatterns.HtmlInlineProcessor, inlinepatterns.HTML_RE, "<"),
    "entity": _Trigger(inlinepatterns.HtmlInlineProcessor, inlinepatterns.ENTITY_RE, "&"),
    "em_strong": _Trigger(inlinepatterns.DelimiterProcessor, r"\*|_", "*", other="_"),
}


class _Pattern(NamedTuple):
    pattern: Any
    handle: Handle
    needle: str = ""
    other: str | None = None
    reference: bool = False

    def may_match(self, text: str) -> bool:
        return self.needle in text or (self.other is not None and self.other in text)


def _row(pattern: Any, known: _Trigger | None) -> _Pattern:
    handle: Handle = pattern.handleMatch
    if known is None:
        return _Pattern(pattern, handle)
    if known.kind is inlinepatterns.LinkInlineProcessor:
        handle = link_of(pattern)
    elif known.kind is inlinepatterns.DelimiterProcessor:
        handle = emphasis_of(pattern)
    return _Pattern(pattern, handle, known.needle, known.other, known.reference)


def _affordable(text: str) -> str:
    """Return a text in which markup may be sought; raises ``CostlyTextError`` for another one."""
    if rule := costly(text):
        raise CostlyTextError(rule, text)
    return text


class FastInline(InlineProcessor):
    """The stock inline processor, faster; ``prepare`` must be asked whether it may be used."""

    stashed_nodes: dict[str, Element | str]

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.patterns: tuple[_Pattern, ...] = ()
        self.all_known = False
        self.active: tuple[_Pattern, ...] = ()

    def prepare(self) -> bool:
        """Look once at the registered patterns; False if one needs what this class leaves out."""
        registry = self.md.inlinePatterns
        if not all(
            isinstance(pattern, inlinepatterns.InlineProcessor) and not pattern.ANCESTOR_EXCLUDES
            for pattern in registry
        ):
            return False
        known = {
            registry.get_index_for_name(name): trigger
            for name, trigger in _TRIGGERS.items()
            if name in registry
            and type(registry[name]) is trigger.kind
            and registry[name].pattern == trigger.expression
        }
        self.patterns = tuple(_row(pattern, known.get(at)) for at, pattern in enumerate(registry))
        self.all_known = len(known) == len(self.patterns)
        return True

    def run_on(self, tree: Element, text: str) -> None:
        """Apply the patterns to a tree whose texts are all cut from the lines of ``text``.

        So a trigger missing in ``text`` is missing in the tree; with an unknown pattern, which
        may write what it likes into the tree, only the texts themselves are asked.
        """
        self.stashed_nodes = {}
        self.ancestors = []
        references = bool(self.md.references)
        self.active = tuple(
            row
            for row in self.patterns
            if (references or not row.reference) and (not self.all_known or row.may_match(text))
        )
        if not self.active:
            return
        queue = [tree]
        for current in queue:  # grows while it is walked
            inserted: list[tuple[Element, list[Element]]] = []
            for child in current:  # children made of a tail come under this loop too
                if child.text and not isinstance(child.text, util.AtomicString):
                    data = self.patterned(_affordable(child.text))
                    if _PREFIX in data:
                        child.text = None
                        made = self.elements(data, child, True)
                        queue += made
                        inserted.append((child, made))
                if child.tail:
                    data = self.patterned(_affordable(child.tail))
                    if _PREFIX in data:
                        self.replace_tail(current, child, data)
                if len(child):
                    queue.append(child)
            for element, made in inserted:
                for place, new in enumerate(made):
                    element.insert(place, new)

    def patterned(self, data: str, first: int = 0) -> str:
        """Replace what the active patterns from ``first`` match by placeholders."""
        if isinstance(data, util.AtomicString):
            return data
        for at in range(first, len(self.active)):
            row = self.active[at]
            needle, other = row.needle, row.other
            if needle in data or (other is not None and other in data):
                start: int | None = 0
                while start is not None:
                    data, start = self.matched_once(row, data, at, start)
        return data

    def matched_once(self, row: _Pattern, data: str, at: int, start: int) -> tuple[str, int | None]:
        """Handle the next match; return the text and where to go on, None after the last."""
        for match in row.pattern.getCompiledRegExp().finditer(data, start):
            node, begin, end = row.handle(match, data)
            if begin is None or end is None:
                continue
            if node is None:
                return data, end
            if not isinstance(node, str) and not isinstance(node.text, util.AtomicString):
                for child in [node, *node]:
                    if child.text:
                        child.text = self.patterned(child.text, at + 1)
                    if child.tail:
                        child.tail = self.patterned(child.tail, at)
            key = f"{len(self.stashed_nodes):04d}"
            self.stashed_nodes[key] = node
            placeholder = util.INLINE_PLACEHOLDER % key
            return f"{data[:begin]}{placeholder}{data[end:]}", begin + len(placeholder)
        return data, None

    def replace_tail(self, parent: Element, child: Element, data: str) -> None:
        """Set a tail anew and put the elements that it holds after ``child``."""
        holder = Element("d")
        child.tail = None
        made = self.elements(data, holder, False)
        if holder.tail:
            child.tail = holder.tail
        place = list(parent).index(child) + 1
        for new in reversed(made):
            parent.insert(place, new)

    def elements(self, data: str, parent: Element, is_text: bool) -> list[Element]:
        """Put the text between placeholders into ``parent`` and return the elements between.

        ``is_text`` tells whether ``data`` was the text of ``parent`` or its tail.
        """
        result: list[Element] = []

        def add(text: str) -> None:
            if not text:
                return
            if result:
                result[-1].tail = (result[-1].tail + text) if result[-1].tail else text
            elif is_text:
                parent.text = (parent.text + text) if parent.text else text
            else:
                parent.tail = (parent.tail + text) if parent.tail else text

        start = 0
        while (index := data.find(_PREFIX, start)) >= 0:
            found = _PLACEHOLDER.search(data, index)
            node = self.stashed_nodes.get(found[1]) if found else None
            if found is None or node is None:
                add(data[start : index + len(_PREFIX)])
                start = index + len(_PREFIX)
                continue
            add(data[start:index])
            start = found.end()
            if isinstance(node, str):
                add(node)
                continue
            for child in [node, *node]:
                if child.tail and _PREFIX in child.tail:
                    self.expand(node, child, False)
                if child.text and _PREFIX in child.text:
                    self.expand(child, child, True)
            result.append(node)
        rest = data[start:]
        add(util.AtomicString(rest) if isinstance(data, util.AtomicString) else rest)
        return result

    def expand(self, parent: Element, child: Element, is_text: bool) -> None:
        """Put the elements of a stashed element's text or tail into the tree."""
        if is_text:
            data, child.text = child.text, None
        else:
            data, child.tail = child.tail, None
        made = self.elements(data or "", child, is_text)
        place = 0 if is_text or parent is child else list(parent).index(child) + 1
        for new in reversed(made):
            parent.insert(place, new)
