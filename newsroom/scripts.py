"""Scripts as they are published: without the comments and the spaces that authors need."""

import re

_WHOLE_LINE = re.compile(r"(?m)^[ \t]*//.*\n")
_AT_THE_END = re.compile(r"(?m)[ \t]+// [^\"'`/\n]*$")
_INDENTATION = re.compile(r"(?m)^[ \t]+|[ \t]+$|^\n")
#: Strings, templates, regular expressions: what must stay as it is.
_LITERAL = re.compile(
    r'("(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`(?:[^`\\\n]|\\.)*`'
    r"|/(?![/*\s])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)"
)
_LOOSE = re.compile(r" ?([=<>(){}\[\],;:?!&|*^]) ?")
#: A sum, unless two signs would meet.
_SUM = re.compile(r"(?<![+-]) ([+-]=?) (?![+-])")


def compact(script: str) -> str:
    """Drop comments that fill a line or end it, indentation, and spaces around signs.

    No parser, so the script keeps to a few manners: a comment at the end of a line is set off by
    spaces and holds neither quotes nor a slash; a division has spaces around it and a regular
    expression does not begin with one; a template stays on its line (ValueError). Names and line
    breaks stay, so that the result can still be read.
    """
    if any(line.count("`") % 2 for line in script.splitlines()):
        raise ValueError("a template literal runs over lines")
    bare = _INDENTATION.sub("", _AT_THE_END.sub("", _WHOLE_LINE.sub("", script)))
    parts = _LITERAL.split(bare)
    parts[::2] = [_LOOSE.sub(r"\1", _SUM.sub(r"\1", part)) for part in parts[::2]]
    return "".join(parts)
