"""A telephone number with spaces stays whole: “(028) 3829 1234”, “0903 123 456”.

A rule of this house: half a number cannot be dialled.
"""

import re
from collections.abc import Iterator, Sequence

from newsroom.text.typography.rule import Number, Rule

_REST = re.compile(r"\)?(?: [0-9]{2,4}){2,3}(?![\w/-])")


def _joints(text: str, numbers: Sequence[Number]) -> Iterator[int]:
    for number in numbers:
        if number.token[0] != "0" or len(number.token) not in {3, 4}:
            continue
        if rest := _REST.match(text, number.end):
            yield from (at for at in range(*rest.span()) if text[at] == " ")


RULE = Rule("phones", joints=_joints)
