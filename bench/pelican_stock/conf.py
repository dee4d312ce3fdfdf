"""Stock Pelican, as its documentation teaches: public settings only, a theme of its own."""

from pathlib import Path

SITENAME = "Trang đo tốc độ"
SITEURL = "https://example.org"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
THEME = str(Path(__file__).parent / "theme")
DEFAULT_PAGINATION = 20

ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
TAG_URL = "the/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/index.html"
DAY_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/{date:%d}/index.html"
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/trang/{number}/", "{base_name}/trang/{number}/index.html"),
)

FEED_ALL_ATOM = "feed.atom"
CATEGORY_FEED_ATOM = "{slug}/feed.atom"
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
AUTHOR_SAVE_AS = ""

DIRECT_TEMPLATES = ["index", "tags", "sitemap"]
PAGINATED_TEMPLATES = {"tag": None, "category": None}
TAGS_SAVE_AS = "the/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
