"""The 550 commonest syllables of written Vietnamese, folded.

A single syllable of this list is posted only for the documents whose title or summary has it, or
that repeat it four times: “của” alone finds nothing that anybody looks for. Pairs know no such
limit. The list is fixed, so no document's terms depend on another document.
"""

from typing import Final
from zlib import crc32

_SYLLABLES = """
a ai am an anh ao ap au ay ba bac bai ban bang banh bao bat bau bay be ben benh bi bien biet
bieu binh bo boi bon bong buc buoc buoi buon ca cac cach cai cam can cang canh cao cap cat cau
cay cha chac cham chan chang chap chat chau chay che chet chi chia chiec chiem chien chieu chim
chinh chiu cho choi chon chong chu chua chuan chuc chung chuong chut chuyen co coi con cong cu
cua cuc cung cuoc cuoi cuon cuong cuu da dac dai dam dan dang danh dao dap dat dau day de dem
den dep deu di dia dich diem dien dieu dinh do doan doanh doc doi don dong dot du dua duc dung
duoc duoi duong duy em ga gai gan gap gay ghi gi gia giac giai giam gian giang giao giay giet
gio gioi giong giu giua giup go goc goi gom gui ha hai ham han hang hanh hao hat hau hay he het
hiem hien hiep hieu hinh ho hoa hoac hoach hoan hoang hoat hoc hoi hom hon hong hop hung huong
huu huy huyen hy i in it ke kem keo ket kha khac khach khai khan khang khao khau khi khien kho
khoa khoang khoe khoi khong khu ki kia kich kiem kien kieu kim kinh ky la lac lai lam lan lang
lanh lao lap lau lay le len lenh lich lien lieu linh lo loai loan loi lon long lop lua luan luat
luc lung luon luong luu luyen ly ma mac mach mai man mang manh mat mau may me mem mien mieng
minh mo moc moi mon mong mot mua muc mui muoi muon my nam nan nang nao nay nen neu nga ngai ngan
nganh ngay nghe nghi nghia nghiem nghien nghiep ngo ngoai ngoc ngoi ngon ngu ngua nguoi nguon
nguy nguyen nha nhac nham nhan nhanh nhap nhat nhau nhe nhi nhiem nhien nhiet nhieu nhin nho
nhom nhu nhung niem nien ninh no noi nong nu nua nui nuoc on ong pha phai pham phan phap phat
phe phep phi phia phien phim pho phoi phong phu phuc phuong phut qua quan quang quanh quay quen
quoc quy quyen quyet ra rang rat rieng ro roi rong rung sac sach sai san sang sao sap sat sau se
si sinh so som son song su sua suc sung suot suy ta tac tai tam tan tang tao tap tat tau tay te
ten thai tham than thang thanh thao thap that thay the them theo thi thich thien thiet thieu tho
thoai thoi thong thu thua thuan thuat thuc thue thuoc thuong thuy tich tien tieng tiep tiet tieu
tim tin tinh to toa toan toc toi ton tong tot tra trach trai tram tran trang tranh trao tre tren
tri trien trieu trinh tro troi tron trong tru truc trung truoc truong truyen tu tuan tuc tui
tung tuoi tuong tuy tuyen tuyet ty ung uong uy va vai van vang vao vat vay ve vi viec vien viet
vinh vo voi von vong vu vua vuc vui vung vuong vuot xa xac xay xe xem xep xin xong xu xuan xuat
xung xuong xuyen y yen yeu
"""

#: Their keys (CRC-32).
COMMON: Final = frozenset(crc32(syllable.encode()) for syllable in _SYLLABLES.split())
