"""Names of bodies and posts with the capitals that Decree 30/2020/NĐ-CP, appendix II, gives them.

Only names that are never common nouns: “ủy ban” or “thành ủy” alone may be written small.
"""

from newsroom.text.proofread.lexicon.tables import phrases

BODIES = phrases(
    """
    Bộ Chính trị, Ban Bí thư, Ban Chấp hành Trung ương, Trung ương Đảng, Đảng Cộng sản Việt Nam,
    Quốc hội, Ủy ban Thường vụ Quốc hội, Chính phủ, Thủ tướng Chính phủ, Văn phòng Chính phủ, Mặt
    trận Tổ quốc, Mặt trận Tổ quốc Việt Nam, Ủy ban Mặt trận Tổ quốc, Nhà nước, Tổng Bí thư, Chủ
    tịch nước, Bộ Nội vụ, Bộ Công an, Bộ Quốc phòng, Bộ Tư pháp, Bộ Tài chính, Bộ Y tế, Bộ Xây
    dựng, Bộ Công Thương, Bộ Ngoại giao, Bộ Giáo dục và Đào tạo, Bộ Khoa học và Công nghệ, Bộ Giao
    thông vận tải, Bộ Kế hoạch và Đầu tư, Ban Dân vận Thành ủy, Ban Tuyên giáo Thành ủy, Ban Tổ
    chức Thành ủy, Ban Dân vận Trung ương, Ban Tổ chức Trung ương, Ban Tuyên giáo Trung ương, Ủy
    ban Kiểm tra Trung ương, Ban Thường vụ Đảng ủy, Ban Thường vụ Thành ủy, Ban Thường vụ Tỉnh ủy,
    Đoàn Thanh niên Cộng sản Hồ Chí Minh, Hội Liên hiệp Phụ nữ, Hội Cựu chiến binh, Hội Nông dân,
    Tổng Liên đoàn Lao động, Kho bạc Nhà nước, Tòa án nhân dân, Viện kiểm sát nhân dân, Ngân hàng
    Nhà nước, Thanh tra Chính phủ, Kiểm toán Nhà nước, Quân đội nhân dân Việt Nam, Ủy ban nhân dân,
    Hội đồng nhân dân, Bộ Dân tộc và Tôn giáo, Bộ Nông nghiệp và Môi trường, Bộ Tài nguyên và Môi
    trường, Bộ Nông nghiệp và Phát triển nông thôn, Bộ Thông tin và Truyền thông, Sở Nội vụ, Sở Tài
    chính, Sở Tư pháp, Sở Xây dựng, Sở Công Thương, Sở Giáo dục và Đào tạo, Sở Khoa học và Công
    nghệ, Sở Nông nghiệp và Phát triển nông thôn, Sở Tài nguyên và Môi trường, Sở Giao thông vận
    tải, Sở Kế hoạch và Đầu tư, Sở Thông tin và Truyền thông, Ban Chỉ đạo Trung ương
    """
)

# Common nouns when written small; with a capital only the first word has one.
POSTS = frozenset(
    phrases(
        """
        Chủ tịch, Phó Chủ tịch, Bí thư, Phó Bí thư, Bộ trưởng, Thứ trưởng, Giám đốc, Phó Giám đốc,
        Tổng Giám đốc, Ủy viên
        """
    )
)

# Written small these are also common nouns or other words; only capitals in a wrong place count.
ALSO_COMMON = frozenset(
    phrases(
        """
        Nhà nước, Chính phủ, Quốc hội, Trung ương Đảng, Tòa án nhân dân, Chủ tịch nước,
        Viện kiểm sát nhân dân, Hội Nông dân, Hội Cựu chiến binh, Tổng Bí thư, Ban Bí thư,
        Kho bạc Nhà nước, Ngân hàng Nhà nước, Thanh tra Chính phủ, Kiểm toán Nhà nước,
        Ủy ban nhân dân, Hội đồng nhân dân
        """
    )
)
