"""Documents named in a row: “Quyết định 217-QĐ/TW, Quyết định 218-QĐ/TW ngày 12/12/2013 của …”.

Date and issuing body behind the last one are those of all.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from newsroom.text.citations.citation import Citation

# What stands between two of them, beside the type of the second.
_BETWEEN = re.compile(
    r"(?:,|;|\s(?:và|cùng|hoặc)\s)(?:\s?và\s)?\s?(?P<words>(?:[^\W\d_]+\s){0,5}?)(?:số\s)?"
)


def completed(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """Return the citations of a text in order, each with what its row tells of it."""
    found: list[Citation] = []
    following: Citation | None = None
    for citation in reversed(citations):
        told = bool(citation.date or citation.issuer)
        if following is not None and not told and _is_row(text, citation, following):
            following = replace(citation, date=following.date, issuer=following.issuer)
        else:
            following = citation
        found.append(following)
    return found[::-1]


def _is_row(text: str, citation: Citation, following: Citation) -> bool:
    between = _BETWEEN.fullmatch(text, citation.end, following.start)
    return between is not None and between["words"].strip().lower() in {"", following.type.lower()}
