"""The words of the shell, from the catalogues."""

from __future__ import annotations

from dashboard.i18n.translator import translator_for
from dashboard.web.shell import PageWords


def page_words(path: str, lang: str) -> PageWords:
    """Return the words for an address; one that is no page of ours gets the product's name."""
    t = translator_for(lang)
    slug = path.strip("/") or "overview"
    title, description = f"page.{slug}.title", f"page.{slug}.description"
    return PageWords(
        title=t("app.page_title", page=t(title)) if t.has(title) else t("app.name"),
        description=t(description if t.has(description) else "app.description"),
        noscript=t("app.noscript"),
    )
