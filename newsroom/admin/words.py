"""Vietnamese words for what the contract names in English: types of content and set values."""

#: Folder in ``content/`` → what an editor calls one item of it, and many.
TYPES: dict[str, tuple[str, str]] = {
    "articles": ("Bài viết", "Bài viết"),
    "exemplars": ("Điển hình", "Điển hình"),
    "galleries": ("Bộ ảnh", "Bộ ảnh"),
    "videos": ("Video", "Video"),
    "documents": ("Văn bản", "Văn bản"),
    "pages": ("Trang", "Trang"),
}

#: (field, value) → what an editor reads in its stead. A test keeps this complete.
CHOICES: dict[tuple[str, str], str] = {
    ("status", "published"): "Đăng",
    ("status", "draft"): "Bản nháp",
    ("status", "withdrawn"): "Rút khỏi trang",
    ("kind", "individual"): "Cá nhân",
    ("kind", "collective"): "Tập thể",
    ("kind", "project"): "Công trình",
    ("lang", "vi"): "Tiếng Việt",
    ("lang", "en"): "Tiếng Anh",
    ("tone_marks", "old"): "Kiểu cũ: hòa, thủy",
    ("tone_marks", "new"): "Kiểu mới: hoà, thuỷ",
    ("backend", "github"): "GitHub",
    ("backend", "gitlab"): "GitLab",
    ("backend", "gitea"): "Gitea hoặc Forgejo",
}
