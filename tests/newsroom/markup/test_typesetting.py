"""Citations and typography over the text of one block."""

from newsroom.markup.converter import Converter
from newsroom.markup.gathered import Gathered
from newsroom.markup.markers import OPEN, mark
from newsroom.markup.typesetting import typeset

CONVERTER = Converter({"footnote": "Về chỗ dẫn", "table": "Bảng"})


def test_a_picture_beside_a_citation_stays_out_of_the_quoted_sentence() -> None:
    body = "Theo Hướng dẫn 22-HD/ĐUK ![Cây xanh](/media/cay.jpg) các cơ sở đã làm."
    (mention,) = CONVERTER.convert(body, 1, "articles").mentions
    assert OPEN not in mention.sentence
    assert mention.sentence == "Theo Hướng dẫn 22-HD/ĐUK các cơ sở đã làm."


def test_nodes_of_a_block_are_one_text_and_blocks_are_not() -> None:
    gathered = Gathered("articles", lambda _: (1, 1))
    blocks = [["Năm ", "2018", " ký Chỉ thị ", "05-CT/", "TW"], ["Số"], ["5/7 và ", "05-CT/TW"]]
    nodes = [[True] * 5, [True], [True, False]]
    assert typeset(blocks, nodes, gathered) == [
        ["Năm\u00a0", "2018", " ký Chỉ\u00a0thị\u00a0", "05-CT/", "TW"],
        ["Số"],
        [f"{mark('keep')}5/7{mark('endkeep')} và ", "05-CT/TW"],
    ]
    assert [mention.number for mention in gathered.mentions] == ["05-CT/TW", "05-CT/TW"]
