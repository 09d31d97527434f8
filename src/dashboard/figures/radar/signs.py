"""The signs of the radar as SVG: told apart by shape, so that they read in grey as well."""

from __future__ import annotations

from dashboard.figures.shared.colours import CHANGES, HATCH, INK, LAKE, MUTED, PARTLY, WHITE

RADIUS = 10

_DRAWN = {
    "yes": f'<circle r="{RADIUS}" fill="{LAKE}" stroke="{LAKE}" stroke-width="2"/>',
    "partly": (
        f'<circle r="{RADIUS}" fill="{PARTLY}" stroke="{LAKE}" stroke-width="2"/>'
        f'<path d="M0-{RADIUS}a{RADIUS} {RADIUS} 0 0 0 0 {2 * RADIUS}z" fill="{LAKE}"/>'
    ),
    "no": f'<circle r="{RADIUS}" fill="{WHITE}" stroke="{MUTED}" stroke-width="2"/>',
    "none": (
        f'<rect x="-9" y="-9" width="18" height="18" fill="{WHITE}" stroke="{HATCH}"/>'
        f'<path d="M-9 0L0-9M-9 9L9-9M0 9L9 0" stroke="{MUTED}" stroke-width="1.5"/>'
    ),
    "up": f'<path d="M0-10L11 9H-11z" fill="{CHANGES[-1]}"/>',
    "down": f'<path d="M0 10L11-9H-11z" fill="{CHANGES[0]}"/>',
    "same": f'<circle r="3.5" fill="{MUTED}"/>',
    "new": f'<path d="M-9 0H9M0-9V9" stroke="{INK}" stroke-width="3"/>',
    "left": f'<path d="M-6-6L6 6M-6 6L6-6" stroke="{MUTED}" stroke-width="2"/>',
}
STATES = tuple(_DRAWN)


def sign_definitions(key: str) -> str:
    """Return the signs as symbols to be used by `sign`; `key` makes ids unique on a page."""
    return "".join(f'<g id="{key}-{state}">{shape}</g>' for state, shape in _DRAWN.items())


def sign(key: str, state: str, x: float, y: float) -> str:
    """Return a sign centred on a point; raises `KeyError` for a state without one."""
    _DRAWN[state]
    return f'<use href="#{key}-{state}" x="{x:g}" y="{y:g}"/>'
