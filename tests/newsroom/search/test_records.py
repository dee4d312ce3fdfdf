"""The small JSON files beside the shards."""

import json
from dataclasses import replace

from newsroom.search.layout import Entry, arrange
from newsroom.search.records import (
    block_bits,
    encode_block,
    encode_card,
    encode_newest,
    headline,
    shorten,
)


def entries(count: int) -> list[Entry]:
    return [
        Entry(
            f"/{n}/", f"Tên {n}", f"2018-{n % 12 + 1:02}-05T08:30", "dan-van", "article", "Tóm", "t"
        )
        for n in range(count)
    ]


def test_a_record_says_what_a_hit_shows():
    assert json.loads(encode_block({40: entries(1)[0]})) == {
        "40": ["/0/", "Tên 0", "dan-van", "2018-01-05", "Tóm"]
    }


def test_names_stay_whole_at_line_breaks():
    entry = replace(entries(1)[0], title="Ở Hồ Chí Minh", summary="Ngày 2 tháng 9.")
    _, title, *_, summary = json.loads(encode_block({40: entry}))["40"]
    assert (title, summary) == ("Ở Hồ\xa0Chí\xa0Minh", "Ngày\xa02\xa0tháng\xa09.")
    assert json.loads(encode_newest({40: entry})) == [headline(40, entry)]
    assert headline(40, entry) == [40, entry.url, title, "dan-van", "2018-01-05"]
    assert headline(40, replace(entry, section=""))[3] == "article"


def test_the_card_says_how_to_find_the_rest():
    layout, _ = arrange(entries(24))
    assert json.loads(encode_card(layout)) == {
        "version": 2,
        "documents": 24,
        "shards": 64,
        "freshShards": 0,
        "block": block_bits(layout),
        "start": 2010,
        "slots": 16,
        "size": (8 * 12 + 13) * 16,
    }


def test_suggestions_are_the_newest_fifty():
    _, numbered = arrange(entries(150))
    titles = json.loads(encode_newest(numbered))
    assert len(titles) == 50
    assert titles[0] == headline(*list(numbered.items())[-1])


def test_a_long_summary_is_cut_between_words():
    assert shorten("ngắn") == "ngắn"
    cut = shorten("một hai " * 60)
    assert cut.endswith(("một …", "hai …"))
    assert len(cut) <= 282
