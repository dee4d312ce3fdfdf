"""Passes over the finished tree, each made once: heading ids, line breaks, escapes, HTML."""

import html
import re
from collections.abc import Callable, Iterable
from typing import Any
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown import Markdown
from markdown.extensions.toc import (
    TocTreeprocessor,
    nest_toc_tokens,
    remove_fnrefs,
    render_inner_html,
    strip_tags,
    unescape,
    unique,
)
from markdown.serializers import BOOLEAN_ATTRIBUTES, RE_AMP  # type: ignore[attr-defined]
from markdown.util import STX, AtomicString

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MARKED = re.compile(f"[{STX}&<>]")
_UNESCAPED = frozenset(("script", "style"))
_BOOLEAN = BOOLEAN_ATTRIBUTES["html"]


class TreeFinisher:
    """What stock does in ``prettify``, ``toc`` and ``unescape``, in one walk."""

    def __init__(self, md: Markdown, toc: TocTreeprocessor) -> None:
        self.md = md
        self.toc: Any = toc
        self.block_level = frozenset(md.block_level_elements)
        self.used: set[str] = set()
        self.counters: dict[str, int] = {}
        self.tokens: list[dict[str, Any]] = []

    def run(self, root: Element, used: Iterable[str]) -> list[dict[str, Any]]:
        """Finish the tree and return the nested toc tokens; ``used`` holds the ids of the tree."""
        self.used = set(used)
        self.counters = {}
        self.tokens = []
        self.finish_block(root)
        tokens: Any = nest_toc_tokens(self.tokens)  # type: ignore[arg-type]
        return list(tokens)

    def finish_block(self, element: Element) -> None:
        """Finish a block-level element all of whose ancestors are block-level."""
        tag = element.tag
        if tag in _HEADINGS:
            self.name_heading(element)
        if tag == "pre":
            _finish_code(element)
        elif (
            len(element) and element[0].tag in self.block_level and not (element.text or "").strip()
        ):
            element.text = "\n"
        _restore(element)
        for child in element:
            if tag != "pre" and child.tag in self.block_level:
                self.finish_block(child)
            else:
                _finish_inline(child)
        tail = element.tail
        if not tail or not tail.strip():
            element.tail = "\n"
        elif STX in tail:
            element.tail = unescape(tail)

    def name_heading(self, heading: Element) -> None:
        """Give a heading its level and id and note its toc token."""
        self.toc.set_level(heading)
        text = heading.text or ""
        if not len(heading) and not _MARKED.search(text):
            # Nothing to serialize, to restore or to escape: the text is its own HTML.
            inner = text.strip()
            name = label = " ".join(inner.split())
        else:
            inner = render_inner_html(remove_fnrefs(heading), self.md)
            name = strip_tags(inner)
            label = html.unescape(name)
        anchor = heading.get("id")
        if anchor is None:
            anchor = unique(self.toc.slugify(label, self.toc.sep), self.used, self.counters)
            heading.set("id", anchor)
        level = int(heading.tag[-1])
        if self.toc.toc_top <= level <= self.toc.toc_bottom:
            self.tokens.append(
                {
                    "level": level,
                    "id": unescape(anchor),
                    "name": name,
                    "html": inner,
                    "data-toc-label": "",
                }
            )


def _finish_inline(element: Element) -> None:
    tag = element.tag
    tail = element.tail
    if tag == "br":
        element.tail = tail = f"\n{tail}" if tail and tail.strip() else "\n"
    elif tag == "pre":
        _finish_code(element)
    _restore(element)
    for child in element:
        _finish_inline(child)
    if tail and STX in tail:
        element.tail = unescape(tail)


def _finish_code(pre: Element) -> None:
    """Let a code block end in one line break."""
    if len(pre) and pre[0].tag == "code":
        code = pre[0]
        if not len(code) and code.text is not None:
            code.text = AtomicString(code.text.rstrip() + "\n")


def _restore(element: Element) -> None:
    """Put the escaped characters back into an element's text and attributes."""
    text = element.text
    if text and STX in text and element.tag != "code":
        element.text = unescape(text)
    for key, value in element.items():
        if value is not None and STX in value:
            element.set(key, unescape(value))


def serialize_children(root: Element) -> str | None:
    """Write what an element holds as HTML; None if it holds a node only stock can write."""
    out = [_escape(root.text)] if root.text else []
    try:
        for child in root:
            _serialize(child, out.append)
    except _UnknownNodeError:
        return None
    return "".join(out)


class _UnknownNodeError(Exception):
    """A comment, processing instruction or qualified name."""


def _serialize(element: Element, write: Callable[[str], None]) -> None:
    tag = element.tag
    if not isinstance(tag, str):
        raise _UnknownNodeError
    attributes = element.items()
    if attributes:
        write(f"<{tag}{''.join([_attribute(*item) for item in sorted(attributes)])}>")
    else:
        write(f"<{tag}>")
    kind = tag.lower()
    text = element.text
    if text:
        write(text if kind in _UNESCAPED else _escape(text))
    for child in element:
        _serialize(child, write)
    if kind not in HTML_EMPTY:
        write(f"</{tag}>")
    tail = element.tail
    if tail:
        write(tail if tail == "\n" else _escape(tail))


def _attribute(key: str, value: str | None) -> str:
    if not isinstance(key, str) or not isinstance(value, str | None):
        raise _UnknownNodeError
    if value is None:
        return f" {key}"
    value = _escape(value)
    if '"' in value:
        value = value.replace('"', "&quot;")
    return f" {value}" if key == value and key in _BOOLEAN else f' {key}="{value}"'


def _escape(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text
