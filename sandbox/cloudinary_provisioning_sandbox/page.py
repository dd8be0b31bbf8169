"""The interactive reference: Swagger UI from its PyPI package, on the contract, against this sandbox."""

import importlib.util
import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import Any

from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response

from .account import Account
from .contract import METHODS, Document

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

    def __init__(self, *, read: Callable[[], Document], account: Account) -> None:
        self._read = read
        self._account = account
        self._assets = _asset_folder()

    def find(self, path: str) -> Response | None:
        if path in ("/", "/docs", "/docs/"):
            if self._assets is None:
                return PlainTextResponse(_MISSING)
            return HTMLResponse(_PAGE, headers={"Content-Security-Policy": _POLICY})
        name = path.removeprefix("/docs/")
        if self._assets is not None and name in _ASSETS:
            return FileResponse(self._assets / name)
        if path == "/openapi.json":
            return JSONResponse(self._contract)
        if path == "/docs/start.js":
            return Response(_START % _credentials(self._contract, self._account), media_type="text/javascript")
        return None

    @cached_property
    def _contract(self) -> Document:
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
        plain: Document = json.loads(json.dumps(contract, default=str))
        return plain


def _parameters(contract: Document) -> Iterator[dict[str, Any]]:
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


def _credentials(contract: Document, account: Account) -> str:
    schemes: dict[str, Any] = contract["components"]["securitySchemes"]
    basic = next(name for name, scheme in schemes.items() if scheme.get("scheme") == "basic")
    return json.dumps({"scheme": basic, "key": account.key, "secret": account.secret})
