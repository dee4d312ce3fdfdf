"""What must not break inside: document numbers, dates, ratios, ranges, and names like Dân - Chính - Đảng.

No space of the text can hold these: a line may end after “/”, “-” or “–” whatever follows. They get no
character either (a U+2060 would travel with every copy and no search would find the words again):
whoever writes HTML wraps them in a span (``nowrap``), and what a reader copies stays what was typed.
"""

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"[0-9](?<![\w/.,–-].)[\w.,]*[/–-](?:[\w&/–-]|[.,](?=[0-9]))*[^\W_]")
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x1F00))))
_REST = f"(?:[ \u00a0][–-][ \u00a0][{_CAPITALS}][^\\W_]*)"
# Three capital syllables or more between spaced dashes; two are as often the ends of a road.
_NAME = re.compile(rf"[{_CAPITALS}](?<!\w.)[^\W_]*{_REST}{{2,}}(?!\w)")
# A longer one would push a line of 320 px over its edge.
_LONGEST = 30


def unbreakable(text: str) -> list[tuple[int, int]]:
    """Give start and end of each: '22-HD/ĐUK', '30/7/2018', '69/72', 'Dân - Chính - Đảng'.

    Tokens must begin with a digit; addresses (“tin.vn/2018/12”) and other words are left alone.
    They never overlap and come in the order of the text.
    """
    spans = [
        match.span()
        for match in _TOKEN.finditer(text)
        if text[match.end() : match.end() + 1] != "/"
    ]
    if text.count("-") + text.count("–") > 1:
        spans += [match.span() for match in _NAME.finditer(text)]
        spans.sort()
    return [span for span in spans if span[1] - span[0] <= _LONGEST]


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text in pieces, in order, each with whether it must not break inside."""
    done = 0
    for start, end in unbreakable(text):
        if done < start:
            yield text[done:start], False
        yield text[start:end], True
        done = end
    if done < len(text):
        yield text[done:], False
