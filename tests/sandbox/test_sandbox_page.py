"""The page, as its files are served, and in a browser where there is one (on CI there has to be)."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cloudinary_provisioning_sandbox import Sandbox, page

from tests.oracle import OPERATIONS

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1300,2400",
]


@pytest.mark.parametrize("path", ["/", "/docs", "/docs/"])
def test_the_page_loads_only_what_the_sandbox_has(api: Api, path: str) -> None:
    response = api.client.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'self'" in response.headers["content-security-policy"]
    addresses = re.findall(r'(?:src|href)="([^"]*)"', response.text)
    assert len(addresses) == 4
    for address in addresses:
        assert address.startswith("/docs/")
        assert api.client.get(address).status_code == 200


def test_other_files_are_not_served(api: Api) -> None:
    for path in ["/docs/index.html", "/docs/../page.py", "/docs/%2e%2e/flask_swagger_ui.py", "/docs/nothing.js"]:
        assert api.client.get(path).status_code == 404
    assert api.client.post("/docs").status_code in (404, 405)


def test_the_contract_of_the_page(api: Api) -> None:
    served = api.client.get("/openapi.json").json()
    assert served["servers"] == [{"url": "/", "description": "This sandbox."}]
    assert served["components"]["parameters"]["AccountId"]["example"] == api.sandbox.account_id
    served_ids = re.findall('"operationId": ?"([^"]+)"', json.dumps(served))
    assert sorted(served_ids) == [operation.id for operation in OPERATIONS]


def test_without_the_package_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_asset_folder", lambda: None)
    with Sandbox() as sandbox:
        assert "its extra `sandbox`" in httpx.get(sandbox.url).text
        assert httpx.get(f"{sandbox.url}/docs/swagger-ui.css").status_code == 404


class Browser:
    """As much of the WebDriver protocol as these tests need."""

    def __init__(self, driver: str, folder: Path) -> None:
        command = [driver, "--port=0", f"--log-path={folder / 'chromedriver.log'}"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert self._process.stdout
        port = next(
            found[1]
            for line in self._process.stdout
            if (found := re.search(r"started successfully on port (\d+)", line))
        )
        self._session = ""
        self._http = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60)
        options: dict[str, Any] = {"args": [*ARGUMENTS, f"--user-data-dir={folder / 'profile'}"]}
        binary = shutil.which("chromium") or shutil.which("google-chrome")
        if binary is not None:
            options["binary"] = binary
        try:
            answer = self._send("POST", "/session", capabilities={"alwaysMatch": {"goog:chromeOptions": options}})
        except BaseException:
            self.close()
            raise
        self._session = f"/session/{answer['sessionId']}"

    def open(self, url: str) -> None:
        self._send("POST", "/url", url=url)

    def run(self, script: str) -> Any:
        return self._send("POST", "/execute/sync", script=script, args=[])

    def find(self, selector: str) -> list[str]:
        found = self._send("POST", "/elements", using="css selector", value=selector)
        return [element[ELEMENT] for element in found]

    def wait_for(self, selector: str) -> str:
        """The first such element that can be seen."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            for element in self.find(selector):
                if self._send("GET", f"/element/{element}/displayed"):
                    return element
            time.sleep(0.1)
        raise AssertionError(f"no {selector} appeared")

    def click(self, selector: str) -> None:
        self._send("POST", f"/element/{self.wait_for(selector)}/click")

    def text(self, selector: str) -> str:
        text: str = self._send("GET", f"/element/{self.wait_for(selector)}/text")
        return text

    def close(self) -> None:
        try:
            if self._session:
                self._send("DELETE", "")
        finally:
            self._http.close()
            self._process.terminate()
            self._process.communicate(timeout=30)

    def _send(self, method: str, path: str, **body: Any) -> Any:
        response = self._http.request(method, self._session + path, json=body if method == "POST" else None)
        value = response.json()["value"]
        assert response.is_success, value["message"]
        return value


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    driver = shutil.which("chromedriver")
    if driver is None:
        missing = "no chromedriver is installed (Debian: apt-get install chromium chromium-driver)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    browser = Browser(driver, tmp_path_factory.mktemp("browser"))
    yield browser
    browser.close()


@pytest.mark.slow
def test_the_page_lists_every_operation(api: Api, browser: Browser) -> None:
    browser.open(f"{api.sandbox.url}/")
    browser.wait_for(".opblock")
    shown = browser.run(
        "return Array.from(document.querySelectorAll('.opblock-summary-operation-id')).map(e => e.innerText)"
    )
    assert sorted(text.replace("\u200b", "") for text in shown) == [operation.id for operation in OPERATIONS]
    loaded = browser.run("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert loaded
    assert [address for address in loaded if not address.startswith((f"{api.sandbox.url}/", "data:"))] == []


@pytest.mark.slow
def test_an_operation_is_tried_out_with_a_click(api: Api, browser: Browser) -> None:
    browser.open(f"{api.sandbox.url}/docs")
    browser.wait_for(".opblock")
    operation = ".opblock[id^='operations-user_groups-'][id$='.create']"
    browser.click(f"{operation} .opblock-summary-control")
    browser.click(f"{operation} .execute")
    assert browser.text(f"{operation} .live-responses-table tbody .response-col_status").startswith("200")
    [group] = api.get("/user_groups")["user_groups"]
    assert group["name"] == "Editors"
    assert group["id"] in browser.text(f"{operation} .live-responses-table .highlight-code")


@pytest.mark.slow
def test_a_list_is_not_filtered_by_its_examples(api: Api, browser: Browser) -> None:
    user = api.user()
    browser.open(f"{api.sandbox.url}/docs")
    browser.wait_for(".opblock")
    operation = ".opblock[id^='operations-users-'][id$='.list']"
    browser.click(f"{operation} .opblock-summary-control")
    browser.click(f"{operation} .execute")
    assert user["id"] in browser.text(f"{operation} .live-responses-table .highlight-code")
