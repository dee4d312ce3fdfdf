"""What must not break inside: document numbers, dates, ratios, ranges, and names like Dân - Chính - Đảng.

No space of the text can hold these: a line may end after “/”, “-” or “–” whatever follows. They get no
character either (a U+2060 would travel with every copy and no search would find the words again):
whoever writes HTML wraps them in a span (``nowrap``), and what a reader copies stays what was typed.
"""

import re
from collections.abc import Iterator
from itertools import chain

_TOKEN = re.compile(r"[0-9](?<![\w/.,–-].)[\w.,]*[/–-](?:[\w&/–-]|[.,](?=[0-9]))*[^\W_]")
# Three capital syllables or more between spaced dashes; two are as often a road or a pair of places.
_NAME = re.compile(r"(?<!\w)[^\W\d_]\w*(?:[ \u00a0][–-][ \u00a0][^\W\d_]\w*){2,}")
_PARTS = re.compile("[ \u00a0][–-][ \u00a0]")
# A longer one would push a line of 320 px over its edge.
_LONGEST = 30


def unbreakable(text: str) -> list[tuple[int, int]]:
    """Give start and end of each: '22-HD/ĐUK', '30/7/2018', '69/72', 'Dân - Chính - Đảng'.

    Tokens must begin with a digit; addresses (“tin.vn/2018/12”) and other words are left alone.
    They never overlap and come in the order of the text.
    """
    tokens = (
        match.span()
        for match in _TOKEN.finditer(text)
        if text[match.end() : match.end() + 1] != "/"
    )
    names = _names(text) if "- " in text or "-\u00a0" in text or "– " in text else ()
    return sorted(span for span in chain(tokens, names) if span[1] - span[0] <= _LONGEST)


def _names(text: str) -> Iterator[tuple[int, int]]:
    for match in _NAME.finditer(text):
        if all(part[0].isupper() for part in _PARTS.split(match[0])):
            yield match.span()


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
