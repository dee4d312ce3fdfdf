"""Unmarked syllables so common that two of them in one token are a lost space: “trongban”."""

from newsroom.text.proofread.lexicon.tables import word_set

COMMON = word_set(
    """
    an ninh ba ban bao bay bên biên binh bình cam can cao cha chi chia chinh cho chung chuy con công cung
    cua dai dan danh dao day di do doanh dung dung dương đang giao gia giai gian giang gian gom
    hai han hang hay hiên hoa hoang hoi hung huy huynh khai khi khen khoa khoan không khu kia kinh
    lai lan lang lao lên liên linh lo loan long luân mai mang mau minh mong năm nay nên ngay nghe
    nghi ngoan ngoi nhanh nhau nhiên nhau nhi nho như nhưng nin nông nong nam oan ông phai pham
    phan phanh phân phe phi phim pho phong phông phu phuong qua quan quanh quang quay quy quyên ra
    riêng san sang sao sau sinh so song sông su sung ta tai tam tan tay tăng tên tham than thang
    thanh thay theo thi thiên thoai thôi thu thua thông thuân tin tinh toan tôi tôn tra trai trang
    trên tri triên trong trông tro trung tu tung tuyên tư tuy ưu vai van vân vay vang vi viên vinh
    vinh vươn văn xa xang xanh xe xem xin xinh xoay xong xuân xung xuyên yên
    """
)
