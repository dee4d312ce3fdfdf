"""Old addresses as lines of maps, stubs and rules."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.serving import Moves
from newsroom.serving.moves import MoveError, location, parts

MOVES = Moves(
    {
        "/tin/123": "/a/",
        "/Tin Cũ/Bài 1.aspx": "/b/?x=1#y",
        "/Default.aspx?tabid=1&ItemID=2": "/a/",
        "/A/": "/b/",
        "/cu.html": "https://khac.vn/bài/",
    },
    frozenset({"/rut/", "/Default.aspx?tabid=9"}),
    frozenset({"/a/", "/b/"}),
)


def test_paths_are_decoded_and_small_unless_a_page_has_the_name() -> None:
    assert MOVES.by_path().splitlines() == [
        '"~^/A/$" "/b/";',
        '"/tin cũ/bài 1.aspx" "/b/?x=1#y";',
        '"/cu.html" "https://khac.vn/b%C3%A0i/";',
        '"/tin/123" "/a/";',
    ]


def test_queries_are_compared_as_they_are_sent() -> None:
    assert MOVES.by_request() == '"/default.aspx?tabid=1&itemid=2" "/a/";\n'


def test_a_withdrawn_query_does_not_take_its_path_along() -> None:
    assert MOVES.by_absence() == '"/rut/" 1;\n'


def test_hosts_without_rules_get_stubs() -> None:
    stubs = MOVES.pages()
    assert sorted(stubs) == ["A/index.html", "cu.html", "tin/123/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=/a/">' in stubs["tin/123/index.html"]
    assert '<link rel="canonical" href="https://khac.vn/b%C3%A0i/">' in stubs["cu.html"]


def test_rules_are_encoded() -> None:
    assert "/Tin%20C%C5%A9/B%C3%A0i%201.aspx /b/?x=1#y 301\n" in MOVES.rules()
    assert "tabid" not in MOVES.rules()


def test_a_site_below_a_path_says_so_everywhere() -> None:
    moves = Moves({"/1": "/a/", "/2": "https://khac.vn/"}, frozenset({"/rut/"}), base="/khoi")

    assert moves.by_path() == '"/khoi/1" "/khoi/a/";\n"/khoi/2" "https://khac.vn/";\n'
    assert moves.by_absence() == '"/khoi/rut/" 1;\n'
    assert moves.rules() == "/khoi/1 /khoi/a/ 301\n/khoi/2 https://khac.vn/ 301\n"
    assert "url=/khoi/a/" in moves.pages()["1/index.html"]


def test_two_spellings_of_one_name_make_one_line() -> None:
    """nginx does not start with the same key twice."""
    assert len(Moves({"/Tin": "/a/", "/tin": "/a/"}).by_path().splitlines()) == 1


@example("/[")
@given(st.text(string.printable + "Đđé \u2028\x85", max_size=30))
def test_whatever_an_address_is_it_cannot_leave_its_line(text: str) -> None:
    for source, target in ((f"/{text}", "/a/"), ("/x", f"/{text}"), (text, text)):
        try:
            parts(source)
            location(target)
        except MoveError:
            continue
        moves = Moves({source: target}, frozenset({source}))
        for line in (moves.by_path() + moves.by_request()).splitlines():
            key, space, rest = line.partition('" "')
            assert key[0] == '"'
            assert space
            assert rest.endswith('";')
            for word in (key[1:], rest[:-2]):
                assert not set(word) & set('"\\\n\r')
                assert "$" not in word.removesuffix("$") or key.startswith('"~')
        for line in moves.rules().splitlines():
            assert len(line.split(" ")) == 3
        for html in moves.pages().values():
            assert html.count("<") == html.count(">") == 12


@pytest.mark.parametrize("address", ["", "x", "//x", "/a//b", "/a/../b", "/.x", "/a\tb", "/a#b"])
def test_what_is_no_address_of_ours(address: str) -> None:
    with pytest.raises(MoveError):
        parts(address)
