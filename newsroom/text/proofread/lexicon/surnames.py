"""Vietnamese surnames, nearly all of them that are borne by more than a few families."""

from newsroom.text.proofread.lexicon.tables import word_set

SURNAMES = word_set(
    """
    An Âu Bạch Bành Bùi Ca Cái Cam Cao Cát Chế Chu Châu Chử Cù Cung Dương Danh Diệp Doãn Đàm Đan
    Đào Đái Đặng Đậu Điền Đinh Đoàn Đỗ Đồng Đổng Giang Giáp Hà Hạ Hàn Hán Hầu Hoa Hoàng Hồ Hồng
    Hứa Hùng Huỳnh Khang Khổng Khương Khuất Kiều Kim La Lã Lại Lâm Lê Lều Liễu Lò Lô Lục Lư Lương
    Lưu Lý Ma Mã Mạc Mai Nghiêm Ngô Ngụy Nguyễn Nhâm Nông Ninh Ông Phạm Phan Phí Phó Phùng Phương
    Quách Quan Quản Sầm Sơn Tạ Tăng Tất Thạch Thái Thân Thi Thiều Tiêu Tô Tôn Tống Trà Trác Trần
    Triệu Trình Trịnh Trương Từ Ung Ứng Văn Vi Viên Võ Vòng Vũ Vương Xa
    """
)
