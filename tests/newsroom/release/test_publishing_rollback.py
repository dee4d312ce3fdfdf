"""Going back, and staying there until something else comes."""

import json
import time
from dataclasses import replace

import pytest

from newsroom.release import ReleaseError
from tests.newsroom.release.press import HOME, Press


def published(press: Press, *texts: str) -> None:
    for number, text in enumerate(texts):
        press.publish({"index.html": HOME + text}, commit=f"{number:040x}")


def test_readers_see_the_release_before(press: Press) -> None:
    published(press, "một", "hai", "ba")
    started = time.perf_counter()
    name = press.rollback()

    assert time.perf_counter() - started < 1
    assert name.startswith("000002")
    assert press.served["index.html"] == HOME + "hai"


def test_one_can_go_back_further(press: Press) -> None:
    published(press, "một", "hai", "ba")
    press.rollback()
    press.rollback()

    assert press.served["index.html"] == HOME + "một"
    with pytest.raises(ReleaseError, match="Không có bản cũ nào"):
        press.rollback()


def test_there_must_be_something_to_go_back_to(press: Press) -> None:
    with pytest.raises(ReleaseError, match="Không có bản cũ nào"):
        press.rollback()
    press.publish()
    with pytest.raises(ReleaseError, match="Không có bản cũ nào"):
        press.rollback()


def test_a_timer_does_not_bring_back_what_was_rolled_back(press: Press) -> None:
    published(press, "một", "hai")
    press.rollback()
    report = press.publish()

    assert report.held
    assert "đã được lùi lại" in report.lines()[0]
    assert press.served["index.html"] == HOME + "một"


def test_a_scheduled_item_does_not_bring_back_the_same_commit(press: Press) -> None:
    published(press, "một", "hai")
    press.rollback()

    assert press.publish({"tin-tuc/index.html": HOME + "hẹn giờ"}).held


def test_the_same_content_without_commit_is_held_back_too(press: Press) -> None:
    published(press, "một", "hai")
    press.edition = replace(press.edition, commit="")
    press.rollback()

    assert press.publish().held


def test_again_brings_it_back(press: Press) -> None:
    published(press, "một", "hai")
    press.rollback()
    press.publish(again=True)

    assert press.served["index.html"] == HOME + "hai"
    assert not (press.site / "held.json").exists()


def test_a_new_commit_is_published_and_the_abandoned_release_goes(press: Press) -> None:
    published(press, "một", "hai", "hỏng")
    press.rollback()
    press.publish({"index.html": HOME + "đã sửa"}, commit="f" * 40)

    assert press.served["index.html"] == HOME + "đã sửa"
    assert [name[:6] for name in press.releases()] == ["000001", "000002", "000004"]
    press.rollback()
    assert press.served["index.html"] == HOME + "hai"


def test_the_release_that_one_came_from_still_gives_its_files(press: Press) -> None:
    """A page loaded before the switch asks for the style sheet of its own release."""
    published(press, "một", "hai")
    press.rollback()

    previous = json.loads((press.site / "previous/manifest.json").read_bytes())
    assert previous["commit"] == f"{1:040x}"


def test_addresses_of_an_abandoned_release_are_still_promises(press: Press) -> None:
    published(press, "một")
    press.publish({"moi/index.html": HOME}, commit="e" * 40)
    press.rollback()
    with pytest.raises(ReleaseError, match="/moi/"):
        press.publish({"moi/index.html": None}, commit="d" * 40)


def test_several_abandoned_releases_go(press: Press) -> None:
    published(press, "một", "hai", "ba", "bốn")
    press.rollback()
    press.rollback()
    press.publish({"index.html": HOME + "đã sửa"}, commit="f" * 40)

    assert [name[:6] for name in press.releases()] == ["000001", "000002", "000005"]
    assert press.served == press.files


def test_a_lost_link_is_set_anew(press: Press) -> None:
    published(press, "một", "hai")
    (press.site / "current").unlink()
    press.publish()

    assert press.served == press.files
