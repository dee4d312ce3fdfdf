"""Settings of the portal: no functions, no logic. What editors may change is in content/site.yaml."""

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parent
if str(_ROOT) not in sys.path:  # Pelican's console script does not put the project on the path
    sys.path.insert(0, str(_ROOT))

from plugins.portal import Portal  # noqa: E402

PELICAN_CLASS = Portal
PATH = str(_ROOT / "content")
OUTPUT_PATH = str(_ROOT / "output")
CACHE_PATH = str(_ROOT / ".cache")
THEME = str(_ROOT / "theme")
SITENAME = "Đảng ủy Khối Dân - Chính - Đảng TP. Hồ Chí Minh"
SITEURL = ""
DEFAULT_LANG = "vi"
TIMEZONE = "Asia/Ho_Chi_Minh"
RELATIVE_URLS = False
TYPOGRIFY = False
NOW = ""
JOBS = 0
PREVIEW = False
EXPLAIN = ""
STATS = False
DIRECT = True  # ordinary bodies to HTML without a tree; the same bytes, in less time

PLUGINS = [
    "plugins.writer",
    "plugins.reading",
    "plugins.assets",
    "plugins.home",
    "plugins.articles",
    "plugins.sections",
    "plugins.archives",
    "plugins.exemplars",
    "plugins.static_pages",
    "plugins.galleries",
    "plugins.videos",
    "plugins.documents",
    "plugins.tags",
    "plugins.authors",
    "plugins.topics",
    "plugins.feeds",
    "plugins.search",
    "plugins.site_map",
    "plugins.images",
    "plugins.admin",
]

# Every address of the site. A URL is a promise: see newsroom/addresses.py.
ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}/"
YEAR_ARCHIVE_URL = "{date:%Y}/"
MONTH_ARCHIVE_URL = "{date:%Y}/{date:%m}/"
DAY_ARCHIVE_URL = "{date:%Y}/{date:%m}/{date:%d}/"
CATEGORY_URL = "{slug}/"
CATEGORY_PAGE_URL = "{slug}/trang/{number}/"
CATEGORY_FEED_URL = "{slug}/feed.atom"
PAGE_URL = "{slug}/"
TAGS_URL = "the/"
TAG_URL = "the/{slug}/"
TAG_PAGE_URL = "the/{slug}/trang/{number}/"
AUTHORS_URL = "tac-gia/"
AUTHOR_URL = "tac-gia/{slug}/"
AUTHOR_PAGE_URL = "tac-gia/{slug}/trang/{number}/"
EXEMPLARS_URL = "dien-hinh/"
EXEMPLARS_BY_URL = "dien-hinh/loc/{slug}/"
EXEMPLAR_URL = "dien-hinh/{slug}/"
DOCUMENTS_URL = "van-ban/"
DOCUMENT_URL = "van-ban/{slug}/"
GALLERIES_URL = "hinh-anh/"
GALLERY_URL = "hinh-anh/{slug}/"
VIDEOS_URL = "video/"
VIDEO_URL = "video/{slug}/"
TOPIC_URL = "chuyen-de/{slug}/"
SEARCH_URL = "tim-kiem/"
SEARCH_LETTER_URL = "tim-kiem/van/{slug}/"
SITE_MAP_URL = "so-do/"
FEED_URL = "feed.atom"
JSON_FEED_URL = "feed.json"
SITEMAP_URL = "sitemap.xml"

# Pelican's own generators never run; these only keep its settings quiet.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
