"""Scripts lose what only their authors need."""

import pytest

from newsroom.scripts import compact


def test_comments_indentation_and_spaces_go():
    script = "// Why.\nconst a = (b) => b ? 1 : 2; // one\n\n"
    script += '  if (a) {\n    // inner\n    b("//x"); \n  }\n'
    assert compact(script) == 'const a=(b)=>b?1:2;\nif(a){\nb("//x");\n}\n'


@pytest.mark.parametrize(
    "literal",
    [
        '"a = b, c"',
        "'a = b // c'",
        "`a ? ${b} : c`",
        "/[ /] = ,\\/ = /g",
        '"https://a/b"',
        '"\\" = "',
    ],
)
def test_literals_stay(literal):
    assert compact(f"f({literal}, 1);\n") == f"f({literal},1);\n"


def test_sums_close_up_unless_two_signs_would_meet():
    script = "a += b + c - 1 + (d) + -e - --f + g++ + h;\n"
    assert compact(script) == "a+=b+c-1+(d)+ -e - --f+g++ + h;\n"


def test_a_division_is_none():
    assert compact("const a = (b / 2) / c / (d = 1);\n") == "const a=(b / 2)/ c /(d=1);\n"


def test_a_template_over_lines_is_refused():
    with pytest.raises(ValueError, match="over lines"):
        compact("const a = `x\n  y`;\n")
