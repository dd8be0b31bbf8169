"""The interactive reference: Swagger UI from its PyPI package, on the contract, against this sandbox."""

import importlib.util
import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import Any

from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from .account import Account
from .contract import Contract
from .operations import METHODS

# Nothing comes from another host; Swagger UI styles its parts by attributes and draws its arrows as data.
_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"
_ASSETS = ("swagger-ui-bundle.js", "swagger-ui.css", "favicon-16x16.png", "favicon-32x32.png")
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Account Provisioning API · local sandbox</title>
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<style>.swagger-ui .opblock .opblock-summary-operation-id { word-break: normal; white-space: nowrap }</style>
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
_START = """"use strict";
const credentials = %s;
window.ui = SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  displayOperationId: true,
  displayRequestDuration: true,
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  onComplete: () => window.ui.preauthorizeBasic(credentials.scheme, credentials.key, credentials.secret),
});
"""
_MISSING = "The page needs a package: install cloudinary-provisioning with its extra `sandbox`.\n"


class Page:
    """`/` and `/docs`, with the credentials filled in: they guard nothing."""

    def __init__(self, app: ASGIApp, *, read: Callable[[], Contract], account: Account) -> None:
        self._app = app
        self._read = read
        self._account = account
        self._assets = _asset_folder()
        page: Response = HTMLResponse(_PAGE, headers={"Content-Security-Policy": _POLICY})
        if self._assets is None:
            page = Response(_MISSING, media_type="text/plain")
        self._pages = {"/": page, "/docs": page, "/docs/": page}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._find(scope["path"]) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        await (answer or self._app)(scope, receive, send)

    def _find(self, path: str) -> Response | None:
        name = path.removeprefix("/docs/")
        if self._assets is not None and name in _ASSETS:
            return FileResponse(self._assets / name)
        if path == "/openapi.json":
            return JSONResponse(self._contract)
        if path == "/docs/start.js":
            return Response(_START % _credentials(self._contract, self._account), media_type="text/javascript")
        return self._pages.get(path)

    @cached_property
    def _contract(self) -> Contract:
        """Read when somebody looks, with this sandbox as its server and its account filled in."""
        contract = deepcopy(self._read())
        contract["servers"] = [{"url": "/", "description": "This sandbox."}]
        for parameter in _parameters(contract):
            if parameter["name"] == "account_id":
                parameter["example"] = self._account.account_id
            elif parameter["in"] == "query" and not parameter.get("required") and "example" in parameter:
                # Swagger UI fills examples in, and so many filters at once let nothing through.
                example = json.dumps(parameter.pop("example"), ensure_ascii=False).strip('"')
                parameter["description"] = f"{parameter.get('description', '')} Example: `{example}`".strip()
        # YAML may have read what looks like a date as one.
        plain: Contract = json.loads(json.dumps(contract, default=str))
        return plain


def _parameters(contract: Contract) -> Iterator[dict[str, Any]]:
    yield from contract["components"].get("parameters", {}).values()
    for item in contract["paths"].values():
        for holder in (item, *(item[method] for method in METHODS if method in item)):
            yield from (parameter for parameter in holder.get("parameters", []) if "$ref" not in parameter)


def _asset_folder() -> Path | None:
    """Where the package keeps the files; it is not imported, since it would bring Flask along."""
    package = importlib.util.find_spec("flask_swagger_ui")
    if package is None or package.origin is None:
        return None
    return Path(package.origin).parent / "dist"


def _credentials(contract: Contract, account: Account) -> str:
    schemes: dict[str, Any] = contract["components"]["securitySchemes"]
    basic = next(name for name, scheme in schemes.items() if scheme.get("scheme") == "basic")
    return json.dumps({"scheme": basic, "key": account.key, "secret": account.secret})
