"""What is withdrawn leaves every release, though one may still go back to them."""

import pytest

from newsroom.release import tree
from newsroom.release.verification import verify
from tests.newsroom.release.press import FILES, HOME, Press

BAI = "2018/12/20/bai/index.html"
ANH = "anh/bai-0123456789-480.avif"
CSS = "theme/site-0123456789.css"
GONE = frozenset({"/2018/12/20/bai/"})
CHANGES = {
    BAI: None,
    ANH: None,
    "2018/12/20/index.html": None,
    "tin-tuc/index.html": HOME,
    "feed.atom": "<feed/>",
    CSS: None,
    "theme/site-abcdefabcd.css": "body{color:#222}" * 40,
}


def withdrawn(press: Press) -> None:
    press.publish()
    press.publish({"index.html": HOME + "thêm"})
    report = press.publish(dict(CHANGES), gone=GONE)
    assert report.purged == 2


def test_page_pictures_and_mentions_leave_the_old_releases(press: Press) -> None:
    withdrawn(press)

    _is_gone(press)


def test_what_readers_were_taken_back_from_is_cleaned_as_well(press: Press) -> None:
    """It is kept as raw material: nobody is served it, and yet it lies there."""
    press.publish(dict(CHANGES))
    without = dict(press.files)
    press.publish({path: FILES[path] for path in (BAI, ANH, "tin-tuc/index.html", "feed.atom")})
    press.rollback()
    press.files = without
    press.publish({"index.html": HOME + "thêm"}, gone=GONE)

    assert list((press.site / "releases").glob(".new/*"))
    _is_gone(press)


def _is_gone(press: Press) -> None:
    for path in (press.site / "releases").rglob("*"):
        if path.is_file() and path.parent.name != ".release":
            data = path.read_bytes()
            assert b"2018/12/20/bai" not in data, path
            assert b"bai-0123456789" not in data, path
            assert "bai" not in path.parts
            assert not path.name.startswith("bai-")


def test_old_releases_are_still_whole(press: Press) -> None:
    withdrawn(press)

    for number in (1, 2):
        assert verify(str(press.release(number))).faults == ()
        assert (press.release(number) / CSS).exists(), "their own pages want it"
        assert (press.release(number) / "theme/site-abcdefabcd.css").exists(), "pages that came do"


def test_a_rollback_does_not_bring_the_item_back(press: Press) -> None:
    withdrawn(press)
    press.rollback()

    assert BAI not in press.served
    assert (press.site / "current/.release/gone.map").read_text() == '"/2018/12/20/bai/" 1;\n'
    assert press.served["index.html"] == HOME + "thêm"


def test_a_release_that_was_being_cleaned_when_the_power_failed_is_gone(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.publish()
    with monkeypatch.context() as power:
        power.setattr(tree, "bring", _fail)
        with pytest.raises(KeyboardInterrupt):
            press.publish(dict(CHANGES), gone=GONE)
    assert BAI not in press.served
    press.publish()

    assert [name[:6] for name in press.releases()] == ["000002"]
    assert not list(press.site.rglob(".cleaned"))


def _fail(*_: object) -> None:
    raise KeyboardInterrupt
