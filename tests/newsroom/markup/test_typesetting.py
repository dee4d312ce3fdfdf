"""Citations and typography over the text of one block."""

from newsroom.markup.converter import Converter
from newsroom.markup.markers import OPEN

CONVERTER = Converter({"footnote": "Về chỗ dẫn", "table": "Bảng"})


def test_a_picture_beside_a_citation_stays_out_of_the_quoted_sentence() -> None:
    body = "Theo Hướng dẫn 22-HD/ĐUK ![Cây xanh](/media/cay.jpg) các cơ sở đã làm."
    (mention,) = CONVERTER.convert(body, 1, "articles").mentions
    assert OPEN not in mention.sentence
    assert mention.sentence == "Theo Hướng dẫn 22-HD/ĐUK các cơ sở đã làm."
