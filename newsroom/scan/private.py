"""Private data in the text of pages: papers of a person, keys, contacts, names that were withdrawn.

The proofreader judges what an editor wrote, with levels and reasons; here only what is sure counts, or
what no source says. Law on Personal Data Protection 91/2025/QH15.
"""

import re
from collections.abc import Iterator

from newsroom.scan.hits import Kind
from newsroom.scan.rules import Rules

_BETWEEN = rb"(?:[ .-]|\xc2\xa0)?"
_SPACE = rb"(?: |\xc2\xa0|&nbsp;)"
_PAPERS = (
    "CCCD|CMND|CMTND|[Cc]ăn cước(?: công dân)?|[Cc]hứng minh nhân dân|định danh cá nhân"
    "|(?:[Ss]ổ|[Mm]ã|[Tt]hẻ)(?: số)? (?:BHXH|BHYT|bảo hiểm)"
)
_PAPER = re.compile(
    f"(?:{_PAPERS})(?: (?:số|là|mang số))*(?: |:|\\.){{0,3}}".encode().replace(b" ", _SPACE)
    + rb"(?:<[^>]*>)?[A-Z]{0,2}\d(?:%b\d){7,15}(?!\w)" % _BETWEEN
)
_MOBILE = re.compile(
    rb"(?<![\w/.,:=#-])(?:\+?84%b|0)(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)(?:%b\d){7}(?![\w/]|[.,-]\d)"
    % (_BETWEEN, _BETWEEN)
)
# A first letter of its own, and a rare one, lets the search leap from one to the next.
_MAIL = re.compile(
    rb"@(?![ct])"  # most are JSON-LD's @context and @type
    rb"(?i:gmail|yahoo|hotmail|outlook|live|icloud|ymail|proton(?:mail)?|zoho|msn)\.(?i:[a-z.]{2,6})\b"
)
_MAILBOX = re.compile(rb"[\w.+-]+$")
_KEY = b"PRIVATE KEY-----"
#: All digits made one, and what stands between them taken out: a long number shows as a run.
_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_RUN = b"0" * 9
_TAG = re.compile("<[^>]*>")


def private(text: bytes, rules: Rules) -> Iterator[tuple[Kind, str]]:
    """Yield what is private in a text, by kind, in the words of the page."""
    if _RUN in text.translate(_DIGITS, b" .-\xc2\xa0"):
        for paper in _PAPER.finditer(text):
            yield "identity-number", _words(paper[0])
        for phone in _MOBILE.finditer(text):
            yield "private-contact", _words(phone[0])
    for mail in _MAIL.finditer(text):
        box = _MAILBOX.search(text, max(0, mail.start() - 64), mail.start())
        yield "private-contact", _words((box[0] if box else b"") + mail[0])
    if _KEY in text:
        yield "secret-text", "PRIVATE KEY-----"
    for place in rules.places if rules.root in text else ():
        if place in text:
            yield "private-path", _words(place)
    if rules.names and (name := rules.names.search(text)):
        yield "withdrawn-name", _words(name[0])


def _words(found: bytes) -> str:
    """Return what was hit as an editor would have typed it."""
    text = _TAG.sub("", found.decode("utf-8", "replace")).replace("&nbsp;", " ")
    return " ".join(text.split())
