"""The words of the shell, from the catalogues."""

from __future__ import annotations

from dashboard.i18n.translator import translator_for
from dashboard.web.shell import PageWords


def page_words(path: str, lang: str) -> PageWords:
    """Return the words for an address; one that is no page of ours says so."""
    t = translator_for(lang)
    slug = path.strip("/") or "overview"
    title, description = f"page.{slug}.title", f"page.{slug}.description"
    if not t.has(title):
        return PageWords(
            t("app.name"), t("error.not_found"), t("error.not_found_next"), found=False
        )
    return PageWords(
        title=t("app.page_title", page=t(title)),
        description=t(description if t.has(description) else "app.description"),
        noscript=t("app.noscript"),
        loading=t("app.loading"),
    )
