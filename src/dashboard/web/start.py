"""The script that runs before Streamlit's own, in every page.

It has no part that changes from reader to reader, so that the security policy can name its hash.
"""

from __future__ import annotations

import json
import tomllib
from base64 import b64encode
from hashlib import sha256

from dashboard import paths

_THEME_OPTIONS = ("backgroundColor", "secondaryBackgroundColor", "textColor", "primaryColor")
_SCRIPT = """
window.prerenderReady = false;
window.__streamlit = {
  // Without these a deep link looks for the server beneath the page's own address first.
  BACKEND_BASE_URL: location.origin,
  MAIN_PAGE_BASE_URL: location.origin + "/",
  // Until the theme arrives, a reader whose system is dark would see a dark page flash.
  DARK_THEME: __THEME__,
};
// Streamlit reruns on a plain "r" and clears its cache on "c", which hinders speech and switch
// users (WCAG 2.1.4). Its listener sits on the document too, and is added after this one; what
// lies inside the page has had the key by then.
document.addEventListener("keydown", (event) => {
  if (/^[rc]$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.stopImmediatePropagation();
  }
});
"""


def _script() -> str:
    config = tomllib.loads(paths.STREAMLIT_CONFIG.read_text(encoding="utf-8"))
    theme = {name: config["theme"][name] for name in _THEME_OPTIONS}
    return _SCRIPT.replace("__THEME__", json.dumps(theme))


START_SCRIPT = _script()
START_SCRIPT_HASH = "sha256-" + b64encode(sha256(START_SCRIPT.encode()).digest()).decode()
