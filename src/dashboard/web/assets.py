"""Small files that are no pages: our components' code, icon, robots.txt, two files of packages.

The images made in the browser need plotly.js and the font. `?v=` with the package's version, or
with our file's fingerprint, makes an answer last for a year; without it, for a day.
"""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse
from starlette.routing import Route

from dashboard import paths

A_YEAR = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"
ROBOTS = "User-agent: *\nAllow: /\n"


def asset_routes() -> list[Route]:
    """Return the routes; `/favicon.png` comes before Streamlit's own.

    A package that no longer ships its file raises `FileNotFoundError` at start, not to a reader.
    """
    return [
        _package_route(
            "/assets/plotly.min.js", "plotly", "package_data/plotly.min.js", "text/javascript"
        ),
        _package_route(
            "/assets/source-sans.woff2",
            "streamlit",
            "static/static/media/SourceSansVF-Upright*.woff2",
            "font/woff2",
        ),
        *(
            _file_route(f"/assets/{path.name}", path, "text/javascript", paths.fingerprint(path))
            for path in sorted(paths.ASSETS.glob("*.js"))
        ),
        Route("/favicon.png", _icon, methods=["GET"]),
        Route("/robots.txt", _robots, methods=["GET"]),
    ]


def _package_route(address: str, package: str, pattern: str, media_type: str) -> Route:
    return _file_route(address, _package_file(package, pattern), media_type, version(package))


def _file_route(address: str, path: Path, media_type: str, current: str) -> Route:
    async def answer(request: Request) -> FileResponse:
        lasting = request.query_params.get("v") == current
        headers = {"Cache-Control": A_YEAR if lasting else A_DAY}
        return FileResponse(path, media_type=media_type, headers=headers)

    return Route(address, answer, methods=["GET"])


def _package_file(package: str, pattern: str) -> Path:
    """Return a package's only file of a pattern, without importing the package."""
    spec = find_spec(package)
    folders = (spec and spec.submodule_search_locations) or []
    found = [path for folder in folders for path in Path(folder).glob(pattern)]
    if len(found) != 1:
        raise FileNotFoundError(f"{package}: {len(found)} files of {pattern}")
    return found[0]


async def _icon(_: Request) -> FileResponse:
    return FileResponse(paths.ICON, headers={"Cache-Control": A_DAY})


async def _robots(_: Request) -> PlainTextResponse:
    return PlainTextResponse(ROBOTS, headers={"Cache-Control": A_DAY})
