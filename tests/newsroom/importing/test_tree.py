import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.importing import selectors, tree


def outline(node):
    return [
        child if isinstance(child, str) else (child.tag, *outline(child)) for child in node.children
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<p>b", [("p", "a"), ("p", "b")]),
        ("<ul><li>a<li>b</ul>", [("ul", ("li", "a"), ("li", "b"))]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>",
         [("ul", ("li", "a", ("ul", ("li", "b"))), ("li", "c"))]),
        ("<table><tr><td>a<td>b<tr><td>c</table>",
         [("table", ("tr", ("td", "a"), ("td", "b")), ("tr", ("td", "c")))]),
        ("<table><tr><td><table><tr><td>a</table>b<td>c</table>",
         [("table", ("tr", ("td", ("table", ("tr", ("td", "a"))), "b"), ("td", "c")))]),
        ("<td>a</b></div>b</td>", [("td", "a", "b")]),
        ("a<script>x<p>y</script>b<style>z</style><!-- c -->", ["a", "b"]),
        ("a<br/>b<img src=x>c", ["a", ("br",), "b", ("img",), "c"]),
    ],
)  # fmt: skip
def test_broken_html_is_mended_as_browsers_do(html, expected):
    assert outline(tree.parse(html)) == expected


def test_deep_nesting_is_flattened():
    root = tree.parse("<div>" * 50_000 + "x")
    assert root.text() == "x"


@given(st.text(alphabet="<>/abdiltprv =\"'"))
def test_nothing_makes_the_reader_fail(html):
    tree.parse(html).text()


PAGE = tree.parse(
    '<div id=main class="tin box"><p class=sapo>s</p><td width=468>w</td></div><p class=sapox>t</p>'
)


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("p", ["s", "t"]),
        ("p.sapo", ["s"]),
        ("#main p", ["s"]),
        (".box .sapo", ["s"]),
        ("[class*=sapo]", ["s", "t"]),
        ("[class^=sapo]", ["s", "t"]),
        ("[class$=x]", ["s w", "t"]),
        ("td[width=468]", ["w"]),
        ("#other p", []),
    ],
)
def test_selectors(selector, texts):
    assert [node.text() for node in selectors.select(PAGE, selector)] == texts


@pytest.mark.parametrize("selector", ["", "p > b", "p:first-child", "a,b"])
def test_other_selectors_are_refused(selector):
    with pytest.raises(ValueError, match="selector"):
        selectors.select(PAGE, selector)
