"""What must not break inside: document numbers, dates, ratios, ranges, and names like Dân - Chính - Đảng.

No space of the text can hold these: a line may end after “/”, “-” or “–” whatever follows. They get no
character either (a U+2060 would travel with every copy and no search would find the words again):
whoever writes HTML wraps them in a span (``nowrap``), and what a reader copies stays what was typed.
"""

import re
from collections.abc import Iterator

from newsroom.text.typography.rule import Spans, spans_of_numbers

_TOKEN = re.compile(r"[0-9](?<![\w/.,–-].)[\w.,]*[/–-][\w&/–-]*(?:[.,](?=[0-9])[\w&/–-]*)*[^\W_]")
_ENDS = (" ", "\n", "\u00a0", "")
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x1F00))))
_REST = f"(?:[ \u00a0][–-][ \u00a0][{_CAPITALS}][^\\W_]*)"
_SPACES = " \u00a0"
# Three capital syllables or more between spaced dashes; two are as often the ends of a road.
_NAME = re.compile(rf"[{_CAPITALS}](?<!\w.)[^\W_]*{_REST}{{2,}}(?!\w)")
# A longer one would push a line of 320 px over its edge.
_LONGEST = 30


def unbreakable(text: str, numbers: Spans | None = None) -> list[tuple[int, int]]:
    """Give start and end of each: '22-HD/ĐUK', '30/7/2018', '69/72', 'Dân - Chính - Đảng'.

    Tokens must begin with a digit; addresses (“tin.vn/2018/12”) and other words are left alone.
    They never overlap and come in the order of the text. ``numbers`` (`spans_of_numbers`) spares
    another search.
    """
    spans = []
    for start, end in spans_of_numbers(text) if numbers is None else numbers:
        # Many are digits only, with white space behind them.
        if not (text[start:end].isdigit() and text[end : end + 1] in _ENDS):
            found = _TOKEN.match(text, start)
            if found and text[found.end() : found.end() + 1] != "/":
                spans.append(found.span())
    if _has_spaced_dashes(text):
        spans += [match.span() for match in _NAME.finditer(text)]
        spans.sort()
    # What begins inside of another is left alone: “QH14A – B – C”, “9.a/b5&6/7”.
    reached = 0
    held = []
    for start, end in spans:
        if start >= reached and end - start <= _LONGEST:
            held.append((start, end))
            reached = end
    return held


def _has_spaced_dashes(text: str) -> bool:
    """Tell whether two dashes stand between spaces: most are parts of numbers."""
    found = 0
    for dash in "–-":
        at = text.find(dash, 1)
        while at >= 0 and found < 2:
            found += text[at - 1] in _SPACES and text[at + 1 : at + 2] in _SPACES
            at = text.find(dash, at + 1)
    return found > 1


def pieces(text: str, numbers: Spans | None = None) -> Iterator[tuple[str, bool]]:
    """Yield the text in pieces, in order, each with whether it must not break inside.

    ``numbers`` are those of `unbreakable`.
    """
    done = 0
    for start, end in unbreakable(text, numbers):
        if done < start:
            yield text[done:start], False
        yield text[start:end], True
        done = end
    if done < len(text):
        yield text[done:], False
