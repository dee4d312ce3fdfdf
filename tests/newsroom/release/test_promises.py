"""A URL is a promise (law 10)."""

import pytest

from newsroom.release import RefusedError
from newsroom.release.manifest import Entry, Manifest
from newsroom.release.promises import settle
from tests.newsroom.release.press import HOME, Press

BAI = "2018/12/20/bai/index.html"


def test_a_lost_address_is_refused_and_named(press: Press) -> None:
    press.publish()
    with pytest.raises(RefusedError) as refused:
        press.publish({BAI: None})

    assert "/2018/12/20/bai/" in str(refused.value)
    assert "redirect_from" in str(refused.value)
    assert refused.value.status == 1
    assert BAI in press.served


def test_a_dry_run_refuses_as_well(press: Press) -> None:
    press.publish()
    with pytest.raises(RefusedError):
        press.publish({BAI: None}, dry_run=True)


def test_a_redirect_keeps_the_promise(press: Press) -> None:
    press.publish()
    moved = {"/2018/12/20/bai/": "/2018/12/21/bai/"}
    press.publish({BAI: None, "2018/12/21/bai/index.html": HOME}, moved=moved)
    current = press.site / "current"

    assert (
        current / ".release/moved.map"
    ).read_text() == '"/2018/12/20/bai/" "/2018/12/21/bai/";\n'
    assert (current / "_redirects").read_text() == "/2018/12/20/bai/ /2018/12/21/bai/ 301\n"
    assert "url=/2018/12/21/bai/" in (current / BAI).read_text()


def test_a_redirect_that_is_taken_back_is_missed(press: Press) -> None:
    press.publish(moved={"/tin/123": "/tin-tuc/"})
    press.publish(commit="b" * 40)
    with pytest.raises(RefusedError, match="/tin/123/"):
        press.publish(moved={})


def test_a_withdrawn_item_may_go(press: Press) -> None:
    press.publish()
    press.publish({BAI: None}, gone=frozenset({"/2018/12/20/bai/"}))

    assert (press.site / "current/.release/gone.map").read_text() == '"/2018/12/20/bai/" 1;\n'


def test_lists_that_follow_from_content_lead_to_the_list_above(press: Press) -> None:
    press.publish({"the/dan-van/index.html": HOME, "tin-tuc/trang/2/index.html": HOME})
    report = press.publish(
        {
            BAI: None,
            "2018/12/20/index.html": None,
            "2018/12/index.html": None,
            "the/dan-van/index.html": None,
            "tin-tuc/trang/2/index.html": None,
        },
        gone=frozenset({"/2018/12/20/bai/"}),
    )

    assert dict(report.redirected) == {
        "/2018/12/": "/2018/",
        "/2018/12/20/": "/2018/",
        "/the/dan-van/": "/",
        "/tin-tuc/trang/2/": "/tin-tuc/",
    }


def test_a_section_that_was_renamed_is_no_such_list(press: Press) -> None:
    press.publish()
    with pytest.raises(RefusedError, match="/tin-tuc/"):
        press.publish({"tin-tuc/index.html": None, "tin/index.html": HOME})


def test_a_lost_ledger_is_gathered_from_the_releases(press: Press) -> None:
    press.publish()
    (press.site / "addresses.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(RefusedError, match="/2018/12/20/bai/"):
        press.publish({BAI: None})


def test_addresses_of_long_ago_are_remembered(press: Press) -> None:
    press.publish(moved={"/cu/": "/tin-tuc/"})
    for number in range(7):
        press.publish({"index.html": f"{HOME}{number}"})
    with pytest.raises(RefusedError, match="/cu/"):
        press.publish(moved={})


def test_an_empty_target_can_be_told_what_was_published(press: Press) -> None:
    files = {path: Entry("0" * 64, 1) for path in ("bai-cu/index.html", "2018/index.html")}
    with pytest.raises(RefusedError, match="/bai-cu/"):
        press.publish(live=Manifest(files=files))


def test_a_new_target_knows_the_ledger_that_was_put_there(press: Press) -> None:
    press.site.mkdir()
    (press.site / "addresses.txt").write_text("/bai-cu/\n", "utf-8")
    with pytest.raises(RefusedError, match="/bai-cu/"):
        press.publish()


HERE = frozenset({"/", "/a/", "/b/"})


def moves(moved: dict[str, str], gone: frozenset[str] = frozenset()) -> dict[str, str]:
    return dict(settle(HERE, HERE, moved, gone).moved)


def test_chains_are_shortened() -> None:
    assert moves({"/1": "/2", "/2": "/3", "/3": "/a/"}) == {"/1": "/a/", "/2": "/a/", "/3": "/a/"}


def test_what_led_to_a_withdrawn_item_is_gone_with_it() -> None:
    settled = settle(HERE, HERE, {"/1": "/x/"}, frozenset({"/x/"}))
    assert settled.moved == {}
    assert settled.gone == {"/1", "/x/"}


def test_an_address_that_is_taken_again_is_not_gone() -> None:
    assert settle(HERE, HERE, {}, frozenset({"/a/"})).gone == frozenset()


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("/1", "/1", "vòng tròn"),
        ("/a/", "/b/", "vừa là một trang đang có"),
        ("/a", "/b/", "vừa là một trang đang có"),
        ("/1", "/khong-co/", "trang không có"),
        ("/1", "/khong-co/#muc", "trang không có"),
        ("/1", "javascript:alert(1)", "không dùng được"),
        ("/1", "//xau.example/", "không dùng được"),
        ("/1", "http://khong-an-toan.vn/", "không dùng được"),
        ("/1", '/a/"; return 200 "x/', "trang không có"),
        ("/1", "/a/$host/", "trang không có"),
        ("1", "/a/", "không dùng được"),
        ("//x", "/a/", "không dùng được"),
        ("/x\"; include /etc/passwd; #", "/a/", "không dùng được"),
        ("/x\n", "/a/", "không dùng được"),
        ("/$uri", "/a/", "không dùng được"),
        ("/%22", "/a/", "không dùng được"),
        ("/%0a", "/a/", "không dùng được"),
        ("/../x", "/a/", "không dùng được"),
        ("/%2e%2e/x", "/a/", "không dùng được"),
        ("/.git/x", "/a/", "không dùng được"),
        ("/x//y", "/a/", "không dùng được"),
        ("/x?a=%22", "/a/", ""),
        ("/x?a=\"", "/a/", "không dùng được"),
        ("/" + "x" * 300, "/a/", "không dùng được"),
        ("/Tin tức/bài 1.aspx", "/a/", ""),
        ("/1", "https://noi-khac.vn/bài/?a=1", ""),
    ],
)  # fmt: skip
def test_only_addresses_get_into_the_maps(source: str, target: str, told: str) -> None:
    if told:
        with pytest.raises(RefusedError, match=told):
            moves({source: target})
    else:
        assert list(moves({source: target})) == [source]
