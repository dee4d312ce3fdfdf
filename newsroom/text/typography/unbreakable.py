"""Tokens that must not break at “/”, “-” or “–”: document numbers, dates, ratios, ranges.

They hold no space, so they get no character: the markup wraps them in a span (`nowrap`), and what
a reader copies keeps its ASCII hyphen and is found again.
"""

import re

_TOKEN = re.compile(r"[0-9](?<![\w/.,–-].)[\w.,]*[/–-](?:[\w&/–-]|[.,](?=[0-9]))*[^\W_]")
# A longer one would push a line of 320 px over its edge.
_LONGEST = 30


def unbreakable(text: str) -> list[tuple[int, int]]:
    """Give start and end of each such token: '22-HD/ĐUK', '54/2017/QH14', '30/7/2018', '69/72'.

    Only tokens that begin with a digit; addresses (“tin.vn/2018/12”) and words are left alone.
    """
    return [
        match.span()
        for match in _TOKEN.finditer(text)
        if match.end() - match.start() <= _LONGEST and text[match.end() : match.end() + 1] != "/"
    ]
