"""The words of the shell and of the page that there is not, from the catalogues."""

from __future__ import annotations

from dashboard.i18n.translator import translator_for
from dashboard.web.doors import MissingWords
from dashboard.web.shell import PageWords


def page_words(path: str, lang: str) -> PageWords:
    """Return the words for the address of a page of ours."""
    t = translator_for(lang)
    slug = path.strip("/") or "overview"
    description = f"page.{slug}.description"
    return PageWords(
        title=t("app.page_title", page=t(f"page.{slug}.title")),
        description=t(description if t.has(description) else "app.description"),
        noscript=t("app.noscript"),
        loading=t("app.loading"),
    )


def missing_words(lang: str) -> MissingWords:
    """Return the words for an address where there is no page."""
    t = translator_for(lang)
    return MissingWords(t("app.name"), t("error.not_found"), t("error.not_found_next"))
