"""Under which names the service answers."""

from __future__ import annotations

from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

HEALTH = "/healthz"


class Hosts(TrustedHostMiddleware):
    """400 for pages and connections under any other name than the allowed; all when none is given.

    `/healthz` answers under every name: who balances load asks by number.
    """

    def __init__(self, app: ASGIApp, allowed: str) -> None:
        """Wrap an application; `allowed` lists names without ports by comma, `*.` for any below."""
        names = [name.strip() for name in allowed.split(",") if name.strip()]
        super().__init__(app, names or ["*"], www_redirect=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope.get("path") == HEALTH:
            await self.app(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)
