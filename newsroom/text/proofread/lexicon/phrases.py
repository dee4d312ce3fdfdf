"""Set phrases of administrative prose, of three syllables and more, that are written in one way.

Kept out: phrases that a change of one letter or tone turns into others that are right (quyền sử
dụng đất, cấp có thẩm quyền, cơ sở đảng / đang, hộ / họ kinh doanh) and phrases with “và”.
"""

from functools import cache
from itertools import pairwise

from newsroom.text.proofread.lexicon.tables import phrases

PHRASES = phrases(
    """
    bảo hiểm y tế, bảo hiểm xã hội, bảo hiểm thất nghiệp, luật bảo hiểm xã hội, ủy ban nhân dân,
    hội đồng nhân dân, ủy ban kiểm tra, ủy ban thường vụ quốc hội, ủy ban mặt trận tổ quốc,
    mặt trận tổ quốc, mặt trận tổ quốc việt nam, tổ quốc việt nam, ban chấp hành trung ương,
    ban chấp hành đảng bộ, ban chấp hành công đoàn, ban chấp hành đoàn, ban thường vụ thành ủy,
    ban thường vụ đảng ủy, ban thường vụ tỉnh ủy, ban thường vụ quận ủy, ban thường vụ huyện ủy,
    ban thường vụ công đoàn, ban dân vận thành ủy, ban tuyên giáo thành ủy, ban tổ chức thành ủy,
    ban bí thư trung ương, bộ chính trị, ban bí thư, tổng bí thư, đảng cộng sản việt nam,
    đảng cộng sản, đoàn thanh niên cộng sản, thanh niên cộng sản hồ chí minh,
    hội liên hiệp phụ nữ, liên hiệp phụ nữ việt nam, hội cựu chiến binh, cựu chiến binh khối,
    cựu chiến binh gương mẫu, liên đoàn lao động, liên đoàn lao động thành phố,
    công đoàn viên chức, công đoàn viên chức thành phố, công đoàn cơ sở, hội nông dân thành phố,
    hội nông dân việt nam, cải cách hành chính, cải cách thủ tục hành chính, thủ tục hành chính,
    thủ tục hành chính công, quy chế dân chủ, quy chế dân chủ ở cơ sở, quy chế dân chủ cơ sở,
    dân chủ ở cơ sở, tư tưởng hồ chí minh, phong cách hồ chí minh, chủ tịch hồ chí minh,
    thành phố hồ chí minh, tấm gương đạo đức hồ chí minh, chủ nghĩa mác lênin,
    phát triển kinh tế, phát triển nông thôn, công nghệ thông tin, công nghệ sinh học,
    trung tâm công nghệ sinh học, khoa học công nghệ, thi hành án dân sự, kho bạc nhà nước,
    nhà nước pháp quyền, xã hội chủ nghĩa, nhà nước pháp quyền xã hội chủ nghĩa,
    cộng hòa xã hội chủ nghĩa, định hướng xã hội chủ nghĩa, chủ nghĩa xã hội,
    xây dựng nông thôn mới, an sinh xã hội, trật tự an toàn xã hội, an toàn giao thông,
    trật tự an toàn giao thông, phòng cháy chữa cháy, phòng chống tham nhũng,
    phòng chống tội phạm, thực hành tiết kiệm, tiếp xúc cử tri, đại biểu quốc hội,
    đại hội đại biểu, đại biểu toàn quốc, đại hội đại biểu toàn quốc, chương trình hành động,
    kế hoạch hành động, phong trào thi đua, phong trào thi đua yêu nước, thi đua yêu nước,
    thi đua khen thưởng, thi đua ái quốc, lời kêu gọi thi đua ái quốc, đợt thi đua cao điểm,
    hoàn thành xuất sắc nhiệm vụ, hoàn thành tốt nhiệm vụ, hoàn thành nhiệm vụ,
    tổ chức cơ sở đảng, chi bộ cơ sở, đảng bộ cơ sở, cấp ủy cơ sở, sinh hoạt chi bộ,
    bí thư chi bộ, phó bí thư thường trực, ủy viên ban thường vụ, ủy viên ban chấp hành,
    phó chủ tịch thường trực, công tác dân vận, dân vận khéo, dân vận chính quyền,
    năm dân vận chính quyền, công tác tuyên giáo, công tác xây dựng đảng,
    xây dựng hệ thống chính trị, hệ thống chính trị, phổ biến giáo dục pháp luật,
    giáo dục pháp luật, văn bản quy phạm pháp luật, quy phạm pháp luật, vi phạm hành chính,
    xử phạt vi phạm hành chính, giải quyết khiếu nại, giải quyết thủ tục hành chính,
    trách nhiệm người đứng đầu, đạo đức công vụ, thực thi công vụ, văn hóa công sở,
    chính phủ điện tử, chính quyền điện tử, dịch vụ công trực tuyến, cơ chế một cửa,
    chính sách đặc thù, cơ chế chính sách, lực lượng vũ trang, lực lượng vũ trang nhân dân,
    dân quân tự vệ, nghĩa vụ quân sự, cách mạng công nghiệp, doanh nghiệp nhà nước,
    doanh nghiệp khởi nghiệp, doanh nghiệp tư nhân, đổi mới sáng tạo, khởi nghiệp sáng tạo,
    vệ sinh an toàn thực phẩm, an toàn thực phẩm, biến đổi khí hậu, bảo vệ môi trường,
    ô nhiễm môi trường, tài nguyên thiên nhiên, giải phóng mặt bằng, quản lý nhà nước,
    cơ quan nhà nước, bộ máy nhà nước, ngân sách nhà nước, tinh giản biên chế, vị trí việc làm,
    đội ngũ cán bộ, cán bộ lãnh đạo, cán bộ quản lý, quy hoạch cán bộ, luân chuyển cán bộ,
    tập trung dân chủ, nguyên tắc tập trung dân chủ, tự phê bình, đoàn kết thống nhất,
    đại đoàn kết toàn dân tộc, đại đoàn kết dân tộc, kháng chiến chống mỹ,
    kháng chiến chống pháp, cách mạng tháng tám, giải phóng miền nam, thống nhất đất nước,
    bảo vệ tổ quốc, hội nghị trung ương, nghị quyết trung ương, nghị quyết đại hội,
    văn kiện đại hội, người lao động, quan hệ lao động, hợp đồng lao động, tranh chấp lao động,
    an toàn lao động, tai nạn lao động, thị trường lao động, trung học phổ thông,
    trung học cơ sở, giáo dục đại học, giáo dục nghề nghiệp, hoàn cảnh khó khăn,
    hoàn cảnh đặc biệt khó khăn, có công với cách mạng, bà mẹ việt nam anh hùng,
    mẹ việt nam anh hùng, thương binh liệt sĩ, đền ơn đáp nghĩa, uống nước nhớ nguồn,
    xóa đói giảm nghèo, giảm nghèo bền vững, phát triển bền vững, khu dân cư, tổ dân phố,
    đời sống văn hóa, toàn dân đoàn kết, gia đình văn hóa, khu công nghiệp, khu chế xuất,
    khu công nghệ cao, kim ngạch xuất khẩu, bình quân đầu người, thu nhập bình quân đầu người,
    đầu tư trực tiếp nước ngoài, đầu tư nước ngoài, hội nhập quốc tế, hội nhập kinh tế quốc tế,
    kinh tế thị trường, phạm vi chức năng, thuộc phạm vi, trong phạm vi, phạm vi quản lý,
    phạm vi điều chỉnh, chức năng quản lý, chức năng nhiệm vụ, chuyên môn nghiệp vụ,
    lý luận chính trị, trình độ lý luận chính trị, giáo dục chính trị tư tưởng,
    chính trị tư tưởng, tư tưởng chính trị, bản lĩnh chính trị, an ninh chính trị,
    nhiệm vụ chính trị, học viện chính trị, trường chính trị, đồng chí bí thư, bí thư đảng ủy,
    phó bí thư đảng ủy, bí thư thành ủy, phó bí thư thành ủy, bí thư tỉnh ủy, phó bí thư,
    ủy viên trung ương, ủy viên bộ chính trị, hội viên cựu chiến binh, thủ tướng chính phủ,
    phó thủ tướng chính phủ, văn phòng chính phủ, chủ tịch quốc hội, phó chủ tịch quốc hội,
    phó chủ tịch nước, bộ quốc phòng, bộ công an, bộ tư pháp, bộ tài chính, bộ nội vụ,
    bộ công thương, bộ y tế, bộ ngoại giao, bộ giao thông vận tải, giao thông vận tải,
    sở giao thông vận tải, tòa án nhân dân, viện kiểm sát nhân dân, kiểm sát nhân dân,
    tòa án nhân dân tối cao, quân đội nhân dân, quân đội nhân dân việt nam, công an nhân dân,
    bộ đội biên phòng, cảnh sát giao thông, cảnh sát nhân dân, bộ luật hình sự, bộ luật dân sự,
    tố tụng hình sự, tố tụng dân sự, trách nhiệm hình sự, truy cứu trách nhiệm hình sự,
    phát huy dân chủ, phát huy vai trò, nâng cao chất lượng, nâng cao hiệu quả,
    nâng cao nhận thức, tăng cường công tác, kiểm tra giám sát, giám sát phản biện xã hội,
    phản biện xã hội, tổng kết thực tiễn, tham nhũng tiêu cực, khiếu nại tố cáo,
    thanh niên tình nguyện, ngày thứ bảy tình nguyện, chung tay cải cách hành chính,
    chung sức xây dựng nông thôn mới, học tập kinh nghiệm, trao đổi kinh nghiệm,
    bồi dưỡng kiến thức, kỹ năng nghề nghiệp, kỹ năng giao tiếp, kiến thức chuyên môn,
    kết nạp đảng viên, phát triển đảng viên, trung tâm học tập cộng đồng, học sinh sinh viên,
    đồng bào dân tộc thiểu số, dân tộc thiểu số, vùng sâu vùng xa, biên giới hải đảo,
    chủ quyền biển đảo, thiên tai dịch bệnh, phòng chống dịch, cơ quan đơn vị, đơn vị sự nghiệp,
    đơn vị sự nghiệp công lập, sự nghiệp công lập, công trình trọng điểm, cơ sở hạ tầng,
    kết cấu hạ tầng, kế hoạch đầu tư, xúc tiến thương mại, hàng việt nam chất lượng cao,
    người việt nam ưu tiên dùng hàng việt nam, bí thư đoàn, đoàn viên công đoàn,
    nhân dân lao động, giai cấp công nhân, giai cấp nông dân, đội ngũ trí thức,
    quốc phòng an ninh, an ninh quốc phòng, an ninh trật tự, đấu tranh phòng chống,
    kinh tế xã hội
    """
)


@cache
def pairs() -> frozenset[tuple[str, str]]:
    """Return all pairs of syllables that stand side by side in a phrase."""
    return frozenset(pair for phrase in PHRASES for pair in pairwise(phrase.split()))
