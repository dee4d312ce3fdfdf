"""A deterministic Vietnamese corpus for the bench: prose of made-up bodies that passes our checks.

The same ``count`` and seed give the same bytes anywhere. About 7 kB an article: paragraphs, a few
headings, a list, emphasis, links between articles, document numbers, now and then a table. Names of
people do not occur, and every body is called by a made-up number.
"""

import random
from datetime import date, timedelta
from pathlib import Path

SECTIONS = (
    ("Tin tức", "tin-tuc"),
    ("Xây dựng Đảng", "xay-dung-dang"),
    ("Dân vận", "dan-van"),
    ("Thi đua", "thi-dua"),
    ("Đoàn thể", "doan-the"),
    ("Lý luận", "ly-luan"),
)
TAGS = (
    "cải cách hành chính",
    "chuyển đổi số",
    "học tập nghị quyết",
    "đoàn viên",
    "công đoàn",
    "cựu chiến binh",
    "phụ nữ",
    "thanh niên",
    "kiểm tra",
    "giám sát",
    "tuyên truyền",
    "an sinh",
    "môi trường",
    "văn hóa",
    "thể thao",
    "y tế",
    "giáo dục",
    "khởi nghiệp",
    "dân chủ cơ sở",
    "tiếp dân",
)
_WHO = (
    "chi bộ",
    "đảng bộ",
    "ban chấp hành",
    "tổ công tác",
    "đoàn cơ sở",
    "công đoàn cơ sở",
    "hội cơ sở",
    "phòng chuyên môn",
    "văn phòng",
    "trung tâm",
    "ban chỉ đạo",
    "đội tình nguyện",
    "câu lạc bộ",
    "nhóm nghiên cứu",
    "bộ phận một cửa",
)
_DO = (
    "tổ chức",
    "triển khai",
    "hoàn thành",
    "rà soát",
    "đánh giá",
    "sơ kết",
    "phát động",
    "hướng dẫn",
    "kiểm tra",
    "bổ sung",
    "thống nhất",
    "giới thiệu",
    "cập nhật",
    "duy trì",
    "đổi mới",
    "công khai",
    "tiếp nhận",
    "giải quyết",
)
_WHAT = (
    "kế hoạch công tác năm",
    "chương trình hành động",
    "hồ sơ tồn đọng",
    "thủ tục hành chính",
    "phong trào thi đua",
    "lớp bồi dưỡng nghiệp vụ",
    "buổi sinh hoạt chuyên đề",
    "quy chế làm việc",
    "mô hình điểm",
    "sáng kiến cải tiến",
    "hội thi tìm hiểu",
    "đợt cao điểm tình nguyện",
    "công tác tiếp dân",
    "kho tư liệu số",
    "bộ tiêu chí đánh giá",
    "chuyến khảo sát thực tế",
    "góc đọc sách",
    "vườn cây cơ quan",
    "sân chơi thiếu nhi",
    "tủ sách pháp luật",
)
_HOW = (
    "theo đúng tiến độ",
    "bằng nhiều cách làm mới",
    "với tinh thần trách nhiệm cao",
    "ngay từ đầu năm",
    "trong không khí vui tươi",
    "sát với điều kiện thực tế",
    "trên môi trường số",
    "ở từng bộ phận",
    "gắn với nhiệm vụ chuyên môn",
    "qua các nhóm làm việc nhỏ",
    "cùng sự góp sức của đoàn viên",
    "đúng quy trình đã ban hành",
    "ngoài giờ hành chính",
    "vào sáng thứ bảy hằng tuần",
)
_WHY = (
    "người dân đỡ mất công đi lại",
    "thời gian chờ được rút ngắn",
    "việc chung được bàn kỹ hơn",
    "cán bộ trẻ có dịp rèn luyện",
    "mỗi người hiểu rõ phần việc của mình",
    "ý kiến góp ý được trả lời sớm",
    "kết quả được công khai cho mọi người cùng biết",
    "kinh nghiệm hay được nhân rộng",
    "những chỗ còn vướng được tháo gỡ kịp thời",
    "chất lượng phục vụ được nâng lên",
    "tập thể thêm gắn bó",
    "kinh phí được dùng tiết kiệm hơn",
    "hồ sơ không còn bị trễ hẹn",
)
_START = (
    "Trong quý vừa qua,",
    "Sau thời gian chuẩn bị,",
    "Cũng trong dịp này,",
    "Bên cạnh đó,",
    "Để làm được việc ấy,",
    "Từ kết quả bước đầu,",
    "Theo báo cáo,",
    "Ở nhiều nơi,",
    "Ngay sau hội nghị,",
    "Thời gian tới,",
    "Nhờ vậy,",
    "Qua khảo sát,",
    "Trước yêu cầu mới,",
    "Cùng với đó,",
)
_TYPES = (
    ("Hướng dẫn", "HD", "ĐUK"),
    ("Kế hoạch", "KH", "ĐUK"),
    ("Chỉ thị", "CT", "TW"),
    ("Kết luận", "KL", "TW"),
)
FIRST_DAY = date(2014, 1, 1)


class Writer:
    """Writes one article after another; every choice comes from the one seeded source."""

    def __init__(self, count: int, seed: int = 2026) -> None:
        self.count = count
        self.rng = random.Random(seed)
        self.paths: list[str] = []

    def sentence(self) -> str:
        """Return one sentence of made-up office prose."""
        rng = self.rng
        who = f"{rng.choice(_WHO)} số {rng.randrange(1, 400)}"
        doing = f"{rng.choice(_DO)} {rng.choice(_WHAT)} {rng.choice(_HOW)}"
        match rng.randrange(8):
            case 0 | 1 | 2:
                text = f"{rng.choice(_START)} {who} đã {doing}, nhờ đó {rng.choice(_WHY)}."
            case 3:
                also = f"{rng.choice(_DO)} {rng.choice(_WHAT)} {rng.choice(_HOW)}"
                text = f"{who.capitalize()} {doing} và {also}."
            case 4:
                text = f"Có {rng.randrange(12, 980)} đoàn viên cùng {who} {doing}."
            case 5:
                month = f"{rng.randrange(1, 13)}/{rng.randrange(2013, 2024)}"
                text = f"Ngày {rng.randrange(1, 28)}/{month}, {who} {doing}."
            case 6:
                text = f"Mục tiêu của việc {rng.choice(_DO)} {rng.choice(_WHAT)} là {rng.choice(_WHY)}."
            case _:
                text = f"{rng.choice(_START)} {rng.choice(_WHY)}, còn {who} tiếp tục {doing}."
        return text

    def paragraph(self, sentences: int) -> str:
        """Return a paragraph; now and then a phrase is strong or a document is cited."""
        parts = [self.sentence() for _ in range(sentences)]
        if self.rng.random() < 0.35:
            parts[0] = parts[0].replace(" đã ", " **đã** ", 1)
        if self.rng.random() < 0.12:
            name, kind, body = self.rng.choice(_TYPES)
            number, year = self.rng.randrange(10, 60), self.rng.randrange(2014, 2023)
            parts.append(
                f"Việc này theo {name} số {number}-{kind}/{body} "
                f"ngày {self.rng.randrange(1, 28)}/{self.rng.randrange(3, 13)}/{year}."
            )
        if self.paths and self.rng.random() < 0.15:
            near = self.paths[-self.rng.randrange(1, min(60, len(self.paths)) + 1)]
            parts.append(f"Xem thêm [bài về việc tương tự]({{filename}}/{near}).")
        return " ".join(parts)

    def body(self) -> str:
        """Return a body of about 6.5 kB."""
        rng = self.rng
        blocks = [self.paragraph(rng.randrange(3, 6))]
        for _ in range(rng.randrange(2, 5)):
            blocks.append(f"## {rng.choice(_DO).capitalize()} {rng.choice(_WHAT)}")
            blocks += [self.paragraph(rng.randrange(3, 6)) for _ in range(rng.randrange(2, 5))]
        if rng.random() < 0.5:
            blocks.append("\n".join(f"- {self.sentence()}" for _ in range(rng.randrange(3, 6))))
        if rng.random() < 0.15:
            rows = [f"| {rng.choice(_WHAT)} | {rng.randrange(3, 90)} |" for _ in range(4)]
            blocks.append("\n".join(["| Việc | Số lượng |", "|---|---:|", *rows]))
        blocks.append(self.paragraph(rng.randrange(2, 5)))
        return "\n\n".join(blocks)

    def article(self, number: int) -> tuple[str, str]:
        """Return (path in ``content/``, source) of the article with this number."""
        rng = self.rng
        day = FIRST_DAY + timedelta(days=number * 3650 // self.count)
        who = f"{rng.choice(_WHO).capitalize()} số {rng.randrange(1, 400)}"
        title = f"{who} {rng.choice(_DO)} {rng.choice(_WHAT)}"
        section = SECTIONS[rng.randrange(len(SECTIONS))][0]
        tags = "".join(f'\n  - "{tag}"' for tag in rng.sample(TAGS, rng.randrange(1, 4)))
        highlight = "\nhighlight: true" if number % 97 == 0 else ""
        source = (
            f'---\ntitle: "{title}"\nslug: "bai-{number}"\n'
            f"date: {day} {rng.randrange(7, 18):02}:{rng.randrange(60):02}\n"
            f'category: "{section}"\nsummary: "{self.sentence()}"\ntags:{tags}{highlight}\n'
            f"---\n\n{self.body()}\n"
        )
        path = f"articles/{day:%Y}/{day:%m}/bai-{number}.md"
        self.paths.append(path)
        return path, source


def write(
    root: Path,
    count: int,
    *,
    url: str = "https://example.org",
    extras: bool = False,
    search: bool = False,
) -> None:
    """Write a whole ``content/`` of ``count`` articles.

    ``extras`` switches on what other generators do not make: social cards, search, compression;
    ``search`` switches on search alone.
    """
    writer = Writer(count)
    for number in range(count):
        path, source = writer.article(number)
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source, "utf-8")
    sections = "".join(f'\n  - name: "{name}"\n    slug: "{slug}"' for name, slug in SECTIONS)
    switch, found = str(extras).lower(), str(extras or search).lower()
    (root / "site.yaml").write_text(
        f'name: "Trang đo tốc độ"\nurl: "{url}"\nsections:{sections}\n'
        f"social_cards: {switch}\nsearch: {found}\ncompression: {switch}\n",
        "utf-8",
    )
