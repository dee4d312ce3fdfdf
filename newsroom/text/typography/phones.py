"""A telephone number with spaces stays whole: “(028) 3829 1234”, “0903 123 456”.

A rule of this house: half a number cannot be dialled.
"""

import re
from collections.abc import Iterator

from newsroom.text.typography.rule import Numbers, Rule

_REST = re.compile(r"\)?(?: [0-9]{2,4}){2,3}(?![\w/-])")


def _joints(text: str, numbers: Numbers) -> Iterator[int]:
    for _, end, token in numbers.marked:
        if token[0] != "0" or len(token) not in {3, 4}:
            continue
        if rest := _REST.match(text, end):
            yield from (at for at in range(*rest.span()) if text[at] == " ")


RULE = Rule("phones", joints=_joints)
