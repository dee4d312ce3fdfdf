"""Compounds that meet in one syllable: “hành vi vi phạm”, “trường hợp hợp đồng”.

Our own list: for a syllable, what stands before it and what after it in common compounds of
administrative prose. A doubled syllable between two of them is no slip.
"""

import re

_TABLE = """
bản: văn phiên cơ căn kịch xuất ban | quyền sắc tin thân chất địa án đồ ghi lĩnh
ban: thành phân trưởng cơ | hành chỉ bí quản thường chấp đầu dân bố thanh giám
bảo: đảm | vệ hiểm đảm hộ quản trì lãnh mật tồn
báo: thông cảnh | cáo chí hiệu động
bộ: cán tiến nội toàn đồng chi đảng cục tây | phận máy trưởng đội môn mặt luật chính ngành
cấp: nâng cung phụ trợ cao sơ trung chuyên phân đẳng đề | phép trên dưới bậc phát ủy hiệu độ bách cứu
chế: cơ quy thể hạn khống biên pháp thiết | độ biến tạo tài xuất ngự định phẩm
chỉ: địa tín tôn | đạo thị tiêu huy định số dẫn
chính: hành tài bưu trung cải | sách quyền phủ trị thức xác đáng quy ủy kiến khách
chức: tổ công viên cách đương | năng vụ danh sắc trách
chứng: bằng nhân làm công kiểm | minh cứ nhận khoán thực từ chỉ
cộng: công tổng bàn | đồng hòa sản tác với sinh
công: phân thi thành gia tấn khởi bãi đình lao | tác việc trình nghiệp nghệ an dân nhân đoàn ty
    chức bố khai sở văn tố cộng bằng lập ích tâm vụ chúng đức ước
cơ: thời nguy đầu động | quan sở bản cấu chế hội khí giới
cứu: nghiên cấp tra | trợ hộ nạn chữa người hỏa
dân: nhân nông công người cư quốc di ngư | số chủ tộc cư sự quân vận trí gian sinh phòng lập chúng
danh: vinh công khởi địa | hiệu sách nghĩa mục tiếng dự từ nhân
dịch: phiên giao thông | vụ bệnh chuyển
dẫn: hướng chỉ tiếp | đầu đến tới chứng giải
diện: đại toàn phương đối | tích mạo
động: hoạt lao hành vận tác chủ phát tự biến cảm di bị lưu huy điều năng khởi bất xúc | lực viên
    vật cơ đất thái thổ
đại: hiện vĩ mở | hội biểu diện học đoàn lý tướng đa gia
đảm: bảo | bảo nhiệm nhận trách đang
đầu: bắt ban dẫn đứng hàng bước | tư tiên mối đề vào năm tháng ra cơ
đạo: lãnh chỉ nhân | đức diễn lý
đề: vấn chuyên chủ mệnh tiêu | nghị xuất án cao ra cập tài phòng bạt
điểm: địa quan thời trọng đặc ưu khuyết thí cao | cao hình mạnh yếu nhấn danh số đến du
định: xác quy quyết nhất ổn giám kiểm chỉ khẳng nghị hoạch nhận dự ấn thẩm phủ giả mặc cố bình
    thiết chế | dạng kỳ hướng giá mức lượng cư sẵn nghĩa luật danh chế đoạt hình vị kiến
độ: chế trình mức tốc quá tiến cường nhiệt thái mật pháp chừng cấp | tuổi lượng dài cao tin ẩm bền
đoàn: công tập phái sư trung binh tổng quân | viên thể kết tàu đại kiểm thanh phí công đại
đồng: hợp hội cộng tương triệu tỷ nghìn trăm ngàn | chí bào bộ thời ý tình nghiệp loạt đều hành
    bằng nhất thuận phục
đơn: cô hóa | vị giản thư từ
đường: con lên trên | bộ sắt thủy phố dây lối sá hàng
gia: quốc tham chuyên tăng | đình tăng công nhập hạn tài cường
giá: đánh giảm tăng đấu định | trị cả thành bán
giải: hòa lý trao | quyết thưởng pháp thích tán tỏa phóng trình
giáo: tuyên tôn thầy cô phật nhà | dục viên hội sư trình án
hành: thi chấp tiến vận điều phát ban thực lưu quản song đồng hiện | chính động vi khách lang
    trình
hạn: thời kỳ giới quyền hữu có vô | chế hán mức
hiện: thực thể phát xuất biểu | đại nay trạng tượng hành vật diện thực có trường hữu
hiểm: bảo nguy thám | nguy họa trở yếu
hình: mô loại địa tình truyền cấu màn đội điển | thành thức ảnh sự dung phạt dạng thái tượng
hoạch: kế quy thu | định
hóa: văn hàng tiêu biến | học đơn chất giải trang thân
hoạt: sinh linh | động
học: tiểu đại trung khoa sinh văn cao hóa toán trường nhập du đi việc năm đuổi bỏ hiếu | sinh tập
    viên phí kỳ bổng hỏi giả thuật vấn viện vị hành đường phần nghề
hội: xã đại cơ quốc lễ hiệp giáo dạ chi công | nghị đồng viên thảo thi nhập trường chợ họp cựu
    nông phụ liên
hợp: trường phù kết phối tổng liên thích tập hỗn tổ | đồng tác pháp lý lệ nhất tuyển
kế: thiết thống | hoạch toán tiếp thừa
khai: triển công kê | thác mạc trương giảng báo
khẩu: xuất nhập nhân hộ cửa | hiệu phần
kiểm: | định
kiến: ý dự sáng chính phong chứng thành | nghị thức trúc thiết tạo
kinh: | tế doanh phí nghiệm
kỳ: thời nhiệm chu định học | hạn họp thi vọng
lập: thành độc công xác | trường pháp luận tức trình
lệ: tỷ pháp điều luật thể | phí thuộc thường
liên: | quan hệ kết tục minh đoàn
loại: phân chủng thể nhân đồng | hình bỏ trừ
luận: lý kết thảo bình dư nghị tranh | án văn điểm chứng
luật: của theo tại và pháp kỷ quy bộ đạo dự | sư pháp lệ định gia
lực: năng áp động quyền hiệu nhân nguồn sức thế tiềm | lượng sĩ
lượng: số chất lực sản trọng khối dung năng đo | tử tăng
lý: quản xử hợp tâm pháp đại vật địa thanh chân nguyên thụ | do luận thuyết lịch tưởng giải
mục: tiêu danh chuyên hạng | đích tiêu lục
năng: khả chức kỹ tài tính công tiềm | lực lượng suất động
nghề: tay ngành hành làm | nghiệp
nghị: đề kiến hội khuyến hữu | quyết định sĩ lực án
nước: nhà đất | ngoài nhà
nghiệp: doanh sự nông công lâm ngư chuyên khởi tốt nghề xí thất đồng tác | vụ đoàn
nhà: | nước trường ở máy
nhân: cá công bệnh nạn tội doanh tư nguyên cử phụ phạm chứng pháp quân hôn nông thương phu danh |
    dân viên lực sự vật quyền rộng loại đạo ái dịp tài tố chứng cách phẩm thân khẩu thọ công
nhập: thu xuất hội gia xâm | khẩu học ngũ cư viện cuộc
nhận: công thừa xác ghi chấp đảm nhìn thu tiếp | thức xét định lời thấy thầu
nhiệm: trách bổ đảm tín chủ | vụ kỳ
phạm: vi tội xâm sư quy | vi tội nhân pháp luật lỗi
pháp: biện hợp phương hiến lập hành tư giải ngữ vi | luật lý lệnh nhân định chế quyền quy đình
phát: xuất tự khởi cấp tái bùng | triển hiện huy sinh biểu động hành ngôn minh
phẩm: sản tác thực dược mỹ chế nhân | chất giá
phân: | công bổ phối biệt tích loại cấp
phí: chi kinh lệ học miễn lãng | bảo tham trước sử dịch
phối: phân chi | hợp
phòng: văn quốc đề dự phòng | chống ban ngừa họp khám bệnh
phương: địa đối tứ | án pháp hướng tiện thức
quan: cơ hải liên khách chủ tham sĩ lạc tương cảnh | hệ trọng tâm điểm niệm chức sát trắc
quân: hải không lục bộ | đội sự nhân nhu chủ
quả: kết hiệu thành hậu | trình
quản: bảo chủ | lý trị đốc
quốc: tổ nước toàn ái vương trung | gia hội tế phòng khánh doanh
quy: chính nội pháp | định chế mô hoạch trình tắc luật phạm ước đổi
quyền: chính thẩm phân chủ nhân ủy bản cầm có | lợi hạn lực sở con
quyết: nghị giải biểu phán kiên cương | định tâm toán liệt
sản: tài cộng di đặc nông thủy hải lâm khoáng phá tư | xuất phẩm lượng nghiệp vật phụ
sách: chính danh ngân đối | lược nhiễu giáo
sát: giám khảo quan cảnh kiểm trinh | hạch nhập hại
sinh: học phát vệ dân thí hy nhân tái khai | viên hoạt sống học sản ra vật thái
sở: cơ trụ công | hữu tư khoa nông xây giáo nội công tài du thông y giao
số: hệ tham chỉ thiểu đa dân đối một ẩn tổng con mã | lượng liệu hóa tiền nguyên phận hiệu dư ít
    đông người lần
soát: kiểm rà | xét vé
sự: nhân dân hình quân thời lịch tâm phục khởi chính | kiện việc cố vụ nghiệp thật sống phát phối
    tham quan
tác: công hợp tương động sáng canh đối thao cộng | động phẩm giả dụng chiến hại nghiệp phong
tài: đề nhân thiên trọng tuyển | chính sản liệu năng khoản nguyên trợ
tại: hiện tồn thực đương | sao các Việt
tập: học luyện trung sưu thu tuyển | trung thể đoàn huấn hợp quán tục
thành: trở hoàn hình tạo tán hợp cấu phân chia trưởng | viên phần phố lập công tích tựu thị ủy quả
    niên
thảo: hội soạn dự | luận
thẩm: sơ phúc | quyền định phán tra vấn
thể: có cụ tập cá toàn đoàn tổng chủ thân cơ hình vật thực | hiện chế dục thao lệ tích loại
thi: | đua hành công đấu tuyển cử
thiết: cần bức | kế bị lập thực yếu
thông: giao phổ truyền lưu cảm khai | tin qua báo tư minh thường điệp số
thời: đồng tạm kịp lâu nhất | gian kỳ điểm hạn sự đại tiết
thu: | nhập hút hồi hoạch thập phí
thuật: kỹ nghệ học mỹ tường phẫu | toán ngữ lại
thức: nhận hình chính ý phương kiến tri | ăn dậy
thực: hiện sự xác trung | hiện hành tế phẩm trạng chất sự tiễn vật thi
tiền: số thanh nộp phạt | lương đồng bạc thuế phạt mặt công
tiêu: chỉ mục chi | chuẩn chí biểu dùng cực thụ đề
tin: thông đưa bản lòng niềm nhắn | tức tưởng cậy học
tính: đặc cá thuộc giới | toán chất năng mạng
toán: kế thanh tính dự quyết | học bộ
tổ: | chức quốc tiên
tổng: | hợp kết cục công số thể giám
trách: phụ khiển | nhiệm
trị: chính giá quản cai điều | giá liệu an
triển: phát | khai lãm vọng
trình: công chương quá tiến lộ quy giáo giải tường hành | bày diễn độ duyệt tự bao chiếu
trưởng: bộ hiệu hội thủ tăng cục | thành ban phòng đoàn
trường: thị môi công nhà hiện hội lập chiến chủ nông quảng thương | học hợp đại tiểu trung cao phổ
tư: đầu thông vật gia | nhân tưởng cách vấn liệu pháp thế duy bản sản lệnh
tục: thủ tiếp liên phong kế | lệ ngữ
tuyên: | truyền dương bố giáo
từ: | chối thiện nghĩa
tự: trật tương trình lần | do động giác nhiên chủ tin vệ nguyện
tượng: đối hiện hình ấn | trưng đài biểu
ủy: thành tỉnh huyện quận đảng cấp chính khối | ban viên quyền thác nhiệm
vấn: tư cố phỏng | đề đáp
vật: động thực sinh nhân sự hiện | chất tư liệu dụng nuôi thể
vi: hành phạm | phạm rút khuẩn sinh
viên: đảng đoàn hội thành giáo sinh ủy nhân công học | chức
việc: công sự làm | làm thực học
vụ: nhiệm nghĩa dịch công chức sự phục nghiệp | việc án trưởng lợi
xét: xem nhận | xử nghiệm duyệt tặng hỏi
xử: cư ứng xét | lý phạt sự
xuất: sản đề đột chế | khẩu hiện bản phát sắc sứ thân
ý: | kiến nghĩa thức chí
"""


_ENTRY = re.compile(r"^(\w+):([^|]*)\|((?:.|\n(?=[ ]))*)", re.MULTILINE)


def _read(table: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    before: set[tuple[str, str]] = set()
    after: set[tuple[str, str]] = set()
    for syllable, left, right in _ENTRY.findall(table):
        before.update((first, syllable) for first in left.split())
        after.update((syllable, second) for second in right.split())
    return before, after


_ENDING, _BEGINNING = _read(_TABLE)


def straddles(before: str, syllable: str, after: str) -> bool:
    """Tell whether two compounds meet in a doubled syllable, as in “hành vi vi phạm”."""
    return (before, syllable) in _ENDING and (syllable, after) in _BEGINNING


def begins_compound(syllable: str, after: str) -> bool:
    """Tell whether two syllables are a compound of the list: ('tuyên', 'dương')."""
    return (syllable, after) in _BEGINNING


def ends_compound(before: str, syllable: str) -> bool:
    """Tell whether two syllables are a compound of the list that ends in the second."""
    return (before, syllable) in _ENDING
