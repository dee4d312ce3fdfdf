"""Hide what is no prose, with columns kept: code, addresses, tags, marks of Markdown.

`VOID` stands for what prints nothing (emphasis marks, tags, link targets, comments), `OBJECT` for
what prints but is no words (code, addresses). Neither is a letter, a space or punctuation, so no
check can mistake them.
"""

import re
from dataclasses import dataclass

VOID = "\u2060"
OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture: where its text stands and what it points to."""

    start: int
    end: int
    target: str
    picture: bool


_VERBATIM = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<tag>script|style|pre|code|textarea)\b.*?</(?P=tag)\s*>",
    re.DOTALL | re.IGNORECASE,
)
_FENCE = re.compile(
    r"^ {0,3}(?P<mark>`{3,}|~{3,}).*?(?:^ {0,3}(?P=mark)[`~]*[ \t]*$|\Z)", re.M | re.S
)
_MARKS = re.compile(
    r"(?=[`<\[\\*~&_!])"  # what a mark begins with: ten times faster than to try each of them
    # bounded, so that a run which nothing closes is not sought to the end of the text each time
    r"(?:(?P<code>(?P<ticks>`{1,50})(?!`).{1,2000}?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<auto><(?:https?://|mailto:)[^<>\s]*>)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<link>(?P<bang>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"(?:\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?P<title>\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
    r"|\[[^\[\]\n]*\]))"
    r"|(?P<note>\[\^[^\]\s]{1,100}\]:?)"
    r"|(?P<entity>&(?:\#\d+|\#x[0-9a-fA-F]+|[A-Za-z]+);)"
    r"|(?P<escape>\\(?=[\\`*_{}\[\]()#+.!|>~-]))"
    r"|(?P<stars>\*+|~~|(?<!\w)_+(?=\w)|(?<=[\w.,;:!?”)])_+(?!\w)))",
    re.DOTALL,
)
_HAS_MARK = re.compile(r"[`<\[\\*~&_]")
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>“”\"]+[^\s<>“”\".,;:!?)\]…]")
# A name of a host or file: found from its last dot, since a search that begins with one is fast.
_ENDING = re.compile(
    r"\.(?:vn|com|net|org|edu|gov|info|io|asia|html?|aspx?|php|pdf|docx?|xlsx?|md|py|jpe?g|png|mp4)\b"
    r"(?:[/?#][^\s<>“”\"]*[^\s<>“”\".,;:!?)\]])?",
    re.IGNORECASE,
)
_BEFORE_DOT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*$")
_AT = re.compile(r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def mask(text: str) -> tuple[str, list[Link]]:
    """Return a text of the same length with all that is no prose hidden, and its links."""
    if "```" in text or "~~~" in text:
        text = _FENCE.sub(_fenced, text)
    if "<" in text:
        text = _VERBATIM.sub(_verbatim, text)
    links: list[Link] = []
    if _HAS_MARK.search(text):
        text = _mask_marks(text, links)
    if "://" in text or "www." in text:
        text = _fill(_ADDRESS, text, OBJECT)
    spans = [_widened(text, m) for pattern in (_ENDING, _AT) for m in pattern.finditer(text)]
    return _cover(text, spans, OBJECT), links


def _blank(text: str, sign: str) -> str:
    """Hide a text but keep its line breaks, so that lines and columns stay right."""
    return sign * len(text) if "\n" not in text else re.sub(r"[^\n]", sign, text)


def _fenced(match: re.Match[str]) -> str:
    """Hide code, but of a chart (“bieu-do”) only the fences: its words and figures are read."""
    lines = match[0].split("\n")
    if not lines[0].strip("`~ ").startswith("bieu-do"):
        return _blank(match[0], OBJECT)
    lines[0], lines[-1] = VOID * len(lines[0]), VOID * len(lines[-1])
    return "\n".join(lines)


def _verbatim(match: re.Match[str]) -> str:
    return _blank(match[0], OBJECT if match["tag"] else VOID)


def _fill(pattern: re.Pattern[str], text: str, sign: str) -> str:
    return pattern.sub(lambda match: _blank(match[0], sign), text)


def _widened(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Take in what stands before the dot or the @ of a name."""
    before = _BEFORE_DOT.search(text, max(0, match.start() - 60), match.start())
    return (before.start(), match.end()) if before else (match.start(), match.start())


def _cover(text: str, spans: list[tuple[int, int]], sign: str) -> str:
    if not spans:
        return text
    pieces = []
    done = 0
    for start, end in sorted(spans):
        if start >= done and end > start:
            pieces += [text[done:start], sign * (end - start)]
            done = end
    pieces.append(text[done:])
    return "".join(pieces)


def _mask_marks(text: str, links: list[Link]) -> str:
    pieces: list[str] = []
    done = 0
    for match in _MARKS.finditer(text):
        pieces.append(text[done : match.start()])
        done = match.end()
        kind = match.lastgroup
        if match["link"] is not None:
            start, end = match.span("text")
            shift = len(links)
            links.append(Link(start, end, match["target"] or "", bool(match["bang"])))
            inner: list[Link] = []
            body = (
                _mask_marks(match["text"], inner)
                if _HAS_MARK.search(match["text"])
                else match["text"]
            )
            links[shift + 1 :] = [
                Link(i.start + start, i.end + start, i.target, i.picture) for i in inner
            ]
            pieces += [
                VOID * (start - match.start()),
                body,
                _blank(match[0][end - match.start() :], VOID),
            ]
        elif kind == "entity" and match[0] in {"&amp;", "&nbsp;"}:
            shown = "&" if match[0] == "&amp;" else "\u00a0"
            pieces.append(shown + VOID * (len(match[0]) - 1))
        else:
            sign = OBJECT if match["code"] or match["auto"] or match["entity"] else VOID
            pieces.append(_blank(match[0], sign))
    pieces.append(text[done:])
    return "".join(pieces)
