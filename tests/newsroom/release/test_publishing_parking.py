"""Everything is done beforehand, and the switch made later: how a hook takes a push."""

import pytest

from newsroom.release import RefusedError, finish, verify
from tests.newsroom.release.press import HOME, Press

BAI = "2018/12/20/bai/index.html"
OLD, NEW, OTHER = "a" * 40, "b" * 40, "c" * 40


def parked(press: Press) -> None:
    press.publish(commit=OLD)
    report = press.publish({"index.html": HOME + "mới"}, commit=NEW, park=True)
    assert report.lines() == [
        f"Đã chuẩn bị bản {report.release}: 0 tệp thêm, 1 tệp đổi, 0 tệp bỏ. Bản đang đăng chưa đổi."
    ]


def test_readers_see_nothing_before_the_switch_and_all_after_it(press: Press) -> None:
    parked(press)
    assert press.served["index.html"] == HOME
    assert verify(str(press.site / "releases" / press.releases()[-1])).faults == ()

    report = finish(press.target, NEW)

    assert report is not None
    assert report.lines() == [
        f"Đã phát hành bản {report.release}: 0 tệp thêm, 1 tệp đổi, 0 tệp bỏ."
    ]
    assert press.served == press.files
    assert not (press.site / "parked.json").exists()


def test_the_switch_needs_neither_the_output_nor_the_cache(press: Press) -> None:
    parked(press)
    for folder in (press.output, press.root / "cache"):
        folder.rename(folder.with_name(f"{folder.name} xa"))
    assert finish(press.target, NEW)
    assert press.served == press.files


def test_a_first_release_may_wait_as_well(press: Press) -> None:
    press.publish(commit=NEW, park=True)
    assert not (press.site / "current").exists()
    assert finish(press.target, NEW)
    assert press.served == press.files


@pytest.mark.parametrize("commit", [OLD, OTHER, ""])
def test_only_the_commit_that_it_was_made_for_brings_it(press: Press, commit: str) -> None:
    parked(press)
    assert finish(press.target, commit) is None
    assert press.served["index.html"] == HOME


def test_what_was_published_meanwhile_is_not_taken_back(press: Press) -> None:
    parked(press)
    press.publish({"robots.txt": "User-agent: x\n"}, commit=OTHER)
    assert finish(press.target, NEW) is None
    assert press.served["robots.txt"] == "User-agent: x\n"


def test_a_rollback_meanwhile_is_not_undone(press: Press) -> None:
    press.publish({"index.html": HOME + "trước"}, commit=OTHER)
    parked(press)
    press.rollback()
    assert finish(press.target, NEW) is None
    assert press.served["index.html"] == HOME + "trước"


def test_one_that_was_given_up_leaves_nothing(press: Press) -> None:
    parked(press)
    press.publish({"index.html": HOME}, commit=OLD)
    assert not (press.site / "parked.json").exists()
    press.publish({"index.html": HOME + "khác"}, commit=OTHER)

    assert [name[:6] for name in press.releases()] == ["000001", "000003"]
    assert press.served == press.files


def test_a_damaged_note_means_work_not_harm(press: Press) -> None:
    parked(press)
    (press.site / "parked.json").write_text("{")
    assert finish(press.target, NEW) is None


def test_a_release_that_went_missing_is_not_switched_to(press: Press) -> None:
    parked(press)
    (press.site / "releases" / press.releases()[-1] / "manifest.json").unlink()
    assert finish(press.target, NEW) is None
    assert press.served["index.html"] == HOME


def test_addresses_are_promises_from_the_switch_on(press: Press) -> None:
    parked(press)
    press.publish({"moi/index.html": HOME}, commit=OTHER, park=True)
    press.publish({"moi/index.html": None}, commit=OLD)
    press.publish({"moi/index.html": HOME}, commit=OTHER, park=True)
    finish(press.target, OTHER)
    with pytest.raises(RefusedError, match="/moi/"):
        press.publish({"moi/index.html": None}, commit=OLD)


def test_what_is_withdrawn_leaves_the_old_releases_with_the_switch(press: Press) -> None:
    press.publish(commit=OLD)
    gone = frozenset({"/2018/12/20/bai/"})
    changes = {BAI: None, "2018/12/20/index.html": None, "tin-tuc/index.html": HOME}
    press.publish({**changes, "feed.atom": "<feed/>"}, commit=NEW, gone=gone, park=True)
    assert (press.release(1) / BAI).exists()
    report = finish(press.target, NEW)

    assert report is not None
    assert report.purged == 1
    assert not (press.release(1) / BAI).exists()
