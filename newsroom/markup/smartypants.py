"""Quotes, dashes and dots as typogrify's smartypants sets them, over the text nodes of a block.

smartypants is made for English HTML; what it would spoil here is kept from it: `---` and `'45`
(which it turns the wrong way), options of commands (` --fix`), backslashes and backticks, and the
opening quote glued to a word (gương"Cán bộ"), which it closes. Most nodes hold none of its
characters and are not touched, for it costs more than all of our own rules together.
"""

import html
import re
from collections.abc import Sequence

from typogrify.filters import smartypants

_AT = re.compile("""["'“”.-](?:(?<=["'“”])|(?<=-)-|(?<=\\.)\\.\\.)""")
# Characters that smartypants may look at before and behind one of them.
_CONTEXT = 3
# What it must not see, hidden as character references.
_SHIELDED = re.compile(r"-{3,}|'(?=[0-9])|''+|(?<![^\s(])--(?=[a-z])|[\\`]")
_DECIDED = re.compile("&#822([01]);|[“”]")
_OPEN, _CLOSE = "“", "”"
_BETWEEN = "\x1f"  # white space to smartypants, and in no text


def may_curl(text: str) -> bool:
    """Tell whether `curl` may change anything of the blocks of a text: asked once, not of each."""
    return '"' in text or "'" in text or ("-" in text and "--" in text) or "..." in text


def curl(nodes: Sequence[str]) -> list[str]:
    """Curl the quotes of the text nodes of one block; `**x**` inside of quotes comes out right.

    Nodes are plain text (not escaped). Code, a picture, a line break stand in for themselves as
    one U+FFFC. Text that needs nothing is returned as the same object.
    """
    result = []
    before = ""  # the last character that a reader sees before the node
    is_open = False
    for number, node in enumerate(nodes):
        text = node
        if may_curl(node) and _BETWEEN not in node:
            after = next((later[0] for later in nodes[number + 1 :] if later), "")
            text, is_open = _curl(node, before, after, is_open)
        elif _OPEN in node or _CLOSE in node:
            is_open = node.rfind(_OPEN) > node.rfind(_CLOSE)
        result.append(text)
        before = text[-1:] or before
    return result


def _curl(node: str, before: str, after: str, is_open: bool) -> tuple[str, bool]:
    """Curl one node between two characters; say also whether a quotation is open behind it."""
    # An opening quote before another one reads to smartypants as a bracket does.
    context = ("(" if before in "“‘(" else before) if node[0] in "\"'" and before else ""
    text = context + node
    windows = _windows(text)
    shown = _BETWEEN.join(_shield(text[start:end]) for start, end in windows)
    pieces = []
    done = 0
    for (start, end), decided in zip(windows, smartypants(shown).split(_BETWEEN), strict=True):
        curled, is_open = _direct(decided, before, after, is_open)
        pieces += [text[done:start], html.unescape(curled)]
        done = end
    pieces.append(text[done:])
    return "".join(pieces)[len(context) :], is_open


def _windows(text: str) -> list[tuple[int, int]]:
    """Give the stretches around what smartypants may change: it is slow, and they are short."""
    windows: list[tuple[int, int]] = []
    for match in _AT.finditer(text):
        start, end = max(0, match.start() - _CONTEXT), match.end() + _CONTEXT
        if windows and start <= windows[-1][1]:
            start = windows.pop()[0]
        windows.append((start, end))
    return windows


def _shield(text: str) -> str:
    return _SHIELDED.sub(
        lambda match: "".join(f"&#{ord(char)};" for char in match[0]),
        html.escape(text, quote=False),
    )


def _direct(decided: str, before: str, after: str, is_open: bool) -> tuple[str, bool]:
    """Correct the direction of double quotes by what is open; smartypants sees no further back."""
    pieces = []
    start = 0
    for match in _DECIDED.finditer(decided):
        quote = match[0]
        if match[1]:
            quote = _OPEN if match[1] == "0" else _CLOSE
            behind = decided[match.start() - 1 : match.start()] or before
            ahead = decided[match.end() : match.end() + 1] or after
            if quote == _CLOSE and not is_open and ahead.isalnum() and behind.isalpha():
                quote = _OPEN
            elif quote == _OPEN and is_open and behind and not behind.isspace() and ahead in " .,":
                quote = _CLOSE
        is_open = quote == _OPEN
        pieces += [decided[start : match.start()], quote]
        start = match.end()
    return "".join([*pieces, decided[start:]]), is_open
