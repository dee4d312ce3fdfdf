"""The slips that the old portal printed; sentences of our own around them."""

import pytest

from newsroom.text.proofread import check


@pytest.mark.parametrize(
    ("text", "rule", "at"),
    [
        ("Việc thực hiện Nghị quyết 54/2017/2QH14 của Quốc hội.", "citation-malformed", "54/2017"),
        ("Gắn với chủ đề Năm dân vận chính quyền”; thực hiện.", "quote-pairing", "”"),
        (
            "Được tôn vinhTôn Đức Thắng lần thứ XVIII năm 2018” do Thành phố trao.",
            "glued-case",
            "vinhT",
        ),
        (
            "Được tôn vinhTôn Đức Thắng lần thứ XVIII năm 2018” do Thành phố trao.",
            "quote-pairing",
            "”",
        ),
        ("Có 47 đồng chí tuyên tuyên dương cấp Thành phố.", "doubled-word", "tuyên tuyên"),
        ("Triển khai thực hiện thực hiện phong trào.", "doubled-phrase", "thực hiện"),
        ("Luật Bảo hiểm xã hội, Bảo hiển y tế.", "fixed-phrase", "hiển"),
        ("Thuộc phạm vị chức năng quản lý của Ban.", "fixed-phrase", "vị"),
        ("Trao giải cho 76 gương“Cán bộ trẻ” cấp khối.", "glued-quotes", "“"),
        ("Đồng chí là Uỷ viên Ban Thường vụ.", "tone-placement", "Uỷ"),
        ("Đoàn Sở NN&PT NT đăng ký.", "abbreviation-space", "NN&PT"),
        ("Thông tin lý luận Thông tin lý luận", "doubled-phrase", "Thông"),
        (
            "Ban Thường vụ ban hành hướng dẫn định hướng nội dung để các cơ sở đảng tiếp tục thực hiện "
            "công tác dân vận và quy chế dân chủ ở cơ sở trong 6 tháng cuối năm 2018",
            "missing-final-stop",
            "8",
        ),
    ],
)
def test_slips_are_told_where_they_are(text: str, rule: str, at: str) -> None:
    places = [finding.column for finding in check(text) if finding.rule == rule]
    expected = text.rindex(at) if rule == "missing-final-stop" else text.index(at)
    assert expected + 1 in places
