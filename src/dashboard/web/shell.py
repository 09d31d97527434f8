"""Streamlit's index.html in the reader's language.

Streamlit answers every page address with one fixed English shell. It is rewritten on its way out:
language, title, description, the text without JavaScript, and a start script. When a later
Streamlit words its shell otherwise, the tests of this module say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.domain.selection import DEFAULT_LANGUAGE, LANGUAGES
from dashboard.web.answers import Answer, answer_of
from dashboard.web.start import START_SCRIPT

_PAGE_ADDRESS = re.compile(r"/[^/.]*")
_HTML_TAG = re.compile(r"<html[^>]*>")
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_INLINE_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_ROOT = re.compile(r'<div id="root"></div>')
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_SERVICE = re.compile(r'<link rel="service-desc"[^>]*>')

SPLASH = "font-family: sans-serif; margin: 3rem 1.5rem"
"""The style of what stands on a page before the application does, or in its place."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """What the shell says about one address in one language; plain text, not yet escaped.

    `loading` stands on the page until the application does.
    """

    title: str
    description: str
    noscript: str
    loading: str = ""


WordsOf = Callable[[str, str], PageWords]
"""Gives the words for the path of a page and a language (one of `LANGUAGES`)."""


class Shell:
    """Rewrites the HTML of page addresses; anything else passes untouched."""

    def __init__(self, app: ASGIApp, page_words: WordsOf) -> None:
        """Wrap an application and take the source of the words."""
        self.app = app
        self.page_words = page_words

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not _PAGE_ADDRESS.fullmatch(scope["path"]):
            await self.app(scope, receive, send)
            return
        # The rewritten page is not the file: it can neither be "not modified" nor cut into ranges,
        # and must arrive here uncompressed.
        page = await answer_of(self.app, scope, receive, wanted=_is_page, others=send)
        if page.start:
            await self._rewritten(page, scope).send(send)

    def _rewritten(self, answer: Answer, scope: Scope) -> Answer:
        lang = language(scope.get("query_string", b""))
        words = self.page_words(scope["path"], lang)
        changed = answer.changed(rewrite(answer.body, lang, words))
        del changed.headers["vary"]
        if scope["method"] == "HEAD":
            del changed.headers["content-length"]
        return changed


def language(query_string: bytes) -> str:
    """Return the language that an address asks for; the default for anything unknown."""
    asked = parse_qs(query_string.decode("latin-1")).get("lang", [DEFAULT_LANGUAGE])[-1]
    return next((lang for lang in LANGUAGES if lang == asked), DEFAULT_LANGUAGE)


def rewrite(shell: bytes, lang: str, words: PageWords) -> bytes:
    """Return the shell in a language, with the words escaped."""
    title, description, noscript = map(escape, (words.title, words.description, words.noscript))
    head = f'<title>{title}</title>\n    <meta name="description" content="{description}">'
    text = shell.decode()
    text = _replaced(text, _HTML_TAG, f'<html lang="{lang}">')
    text = _replaced(text, _TITLE, head)
    text = _replaced(text, _INLINE_SCRIPT, f"<script>{START_SCRIPT}</script>")
    # It points to an interface for agents, which is closed.
    text = _replaced(text, _SERVICE, "")
    text = _replaced(text, _NOSCRIPT, f"<noscript><p>{noscript}</p></noscript>")
    if words.loading:
        splash = f'<p style="{SPLASH}">{escape(words.loading)}</p>'
        text = _replaced(text, _ROOT, f'<div id="root">{splash}</div>')
    return text.encode()


def _replaced(text: str, pattern: re.Pattern[str], new: str) -> str:
    # A function as replacement: a backslash in a title is then only a backslash.
    return pattern.sub(lambda _: new, text, count=1)


def _is_page(start: Message) -> bool:
    media_type = Headers(raw=start["headers"]).get("content-type", "")
    return bool(start["status"] == HTTPStatus.OK and media_type.startswith("text/html"))
