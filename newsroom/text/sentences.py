"""Sentences of Vietnamese prose, for quoting the one that cites a document."""

import re

#: A stop ends a sentence when white space and a capital, digit or opening quote follow. Not after
#: an initial or an abbreviation of office prose: "TP. Hồ Chí Minh", "TS. Lan", "Q. 3".
_END = re.compile(
    # The stop stands before what must not stand before it: so the search can skip quickly.
    r"[.!?…](?<![A-ZĐ].)(?<!\bTP.)(?<!\bTS.)(?<!\bThS.)(?<!\bPGS.)[.!?…]*[”\")]*\s+"
    r"(?=[\"“(A-ZÀ-ỸĐ0-9])"
)
LONGEST = 400


def around(text: str, start: int, end: int, longest: int = LONGEST) -> str:
    """Return the sentence of ``text`` that holds the span, on one line, cut to ``longest``."""
    first = 0
    last = len(text)
    for match in _END.finditer(text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.end()
            break
    sentence = " ".join(text[first:last].split())
    if len(sentence) <= longest:
        return sentence
    place = max(0, min(start - first - longest // 2, len(sentence) - longest))
    cut = sentence[place : place + longest]
    before = "… " if place else ""
    after = " …" if place + longest < len(sentence) else ""
    words = cut.split(" ")
    return before + " ".join(words[bool(place) : -1 if after else None]) + after
