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


_SPLASH = "font-family: sans-serif; margin: 3rem 1.5rem"


@dataclass(frozen=True, slots=True)
class PageWords:
    """What the shell says about one address in one language; plain text, not yet escaped.

    `loading` stands on the page until the application does. An address that is not `found` is
    answered by a page of its own: `description` says so and `noscript` is the link home.
    """

    title: str
    description: str
    noscript: str
    loading: str = ""
    found: bool = True


WordsOf = Callable[[str, str], PageWords]
"""Gives the words for a path (any text) and a language (one of `LANGUAGES`)."""


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
        page = rewrite(answer.body, lang, words) if words.found else not_found(lang, words)
        changed = answer.changed(page)
        changed.start["status"] = HTTPStatus.OK if words.found else HTTPStatus.NOT_FOUND
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
    text = _replaced(text, _NOSCRIPT, f"<noscript><p>{noscript}</p></noscript>")
    if words.loading:
        splash = f'<p style="{_SPLASH}">{escape(words.loading)}</p>'
        text = _replaced(text, _ROOT, f'<div id="root">{splash}</div>')
    return text.encode()


def not_found(lang: str, words: PageWords) -> bytes:
    """Return a page for an address where there is none, in the reader's language."""
    title, description, home = map(escape, (words.title, words.description, words.noscript))
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f'<body style="{_SPLASH}"><main><h1>{description}</h1>'
        f'<p><a href="/?lang={lang}">{home}</a></p></main></body></html>'
    ).encode()


def _replaced(text: str, pattern: re.Pattern[str], new: str) -> str:
    # A function as replacement: a backslash in a title is then only a backslash.
    return pattern.sub(lambda _: new, text, count=1)


def _is_page(start: Message) -> bool:
    media_type = Headers(raw=start["headers"]).get("content-type", "")
    return bool(start["status"] == HTTPStatus.OK and media_type.startswith("text/html"))
