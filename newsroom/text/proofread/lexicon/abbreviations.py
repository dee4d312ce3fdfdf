"""Abbreviations that readers of the portal know, with what they stand for."""

from newsroom.text.proofread.lexicon.tables import word_set

MEANINGS = {
    "ATTP": "an toàn thực phẩm",
    "BCH": "Ban Chấp hành",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "BQL": "Ban Quản lý",
    "CBCC": "cán bộ, công chức",
    "CCHC": "cải cách hành chính",
    "CNTT": "công nghệ thông tin",
    "CTTN": "công trình thanh niên",
    "ĐUK": "Đảng ủy Khối",
    "GDĐT": "giáo dục và đào tạo",
    "GD&ĐT": "giáo dục và đào tạo",
    "GTVT": "giao thông vận tải",
    "HCM": "Hồ Chí Minh",
    "HĐND": "Hội đồng nhân dân",
    "HĐQT": "Hội đồng quản trị",
    "HTX": "hợp tác xã",
    "KCN": "khu công nghiệp",
    "KH&CN": "khoa học và công nghệ",
    "KHCN": "khoa học và công nghệ",
    "KH&ĐT": "kế hoạch và đầu tư",
    "KHĐT": "kế hoạch và đầu tư",
    "KT-XH": "kinh tế - xã hội",
    "LĐLĐ": "Liên đoàn Lao động",
    "LĐTBXH": "lao động, thương binh và xã hội",
    "LHPN": "Liên hiệp Phụ nữ",
    "MTTQ": "Mặt trận Tổ quốc",
    "NN&PTNT": "nông nghiệp và phát triển nông thôn",
    "NNPTNT": "nông nghiệp và phát triển nông thôn",
    "NTM": "nông thôn mới",
    "NXB": "nhà xuất bản",
    "PCCC": "phòng cháy, chữa cháy",
    "PGS": "phó giáo sư",
    "PTNT": "phát triển nông thôn",
    "QLNN": "quản lý nhà nước",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "TNCS": "Thanh niên Cộng sản",
    "TNMT": "tài nguyên và môi trường",
    "TN&MT": "tài nguyên và môi trường",
    "TNHH": "trách nhiệm hữu hạn",
    "TP": "thành phố",
    "TTTT": "thông tin và truyền thông",
    "TT&TT": "thông tin và truyền thông",
    "TW": "Trung ương",
    "UBKT": "Ủy ban Kiểm tra",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "UBND": "Ủy ban nhân dân",
    "VHTT": "văn hóa và thể thao",
    "VH-TT": "văn hóa và thể thao",
    "VKSND": "Viện kiểm sát nhân dân",
    "TAND": "Tòa án nhân dân",
    "XHCN": "xã hội chủ nghĩa",
}
KNOWN = frozenset(MEANINGS)

# Opened for nobody: everybody's, or names that are never written out.
EVERYDAY = word_set(
    """
    UBND HĐND TP HCM TPHCM MTTQ TNCS TNHH THPT THCS BHXH BHYT UBKT LĐLĐ TW CNTT XHCN TAND VKSND
    NXB HTX USD VND EUR ATM GDP ODA FDI WTO ASEAN UNESCO UNICEF WHO APEC COVID HIV AIDS SOS ISO
    TCVN QCVN VTV HTV VOV TTXVN PGS TS ThS GS BS KTS NSND NSƯT CLB TV PC CD DVD USB GPS SMS URL
    PDF RSS ID OK AM PM LCD LED VIP SEA WC MC DJ SV HS BTV ĐH CĐ ĐHQG KTX CSGT BOT VAT SJC EU UN
    IMF WB ADB NATO CIA FBI IT AI QR ICT CMND CCCD
    """
)
