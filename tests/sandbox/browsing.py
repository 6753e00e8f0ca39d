"""A person at the sandbox's page, in a real headless Chromium: clicks, writes, reads, and waits for what must come."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest
from selenium import webdriver
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
)
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.conftest import ROOT

PATIENCE = 20
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --lang=zh-CN --window-size=1440,1000"
)
NOT_YET = (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
)


@contextmanager
def sandbox(folder: Path) -> Iterator[str]:
    """Start the sandbox by its command; yields its address."""
    command = [sys.executable, "-m", "bot", "sandbox", "--port", "0", "--database", str(folder / "sandbox.db")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 -- ours
        assert process.stdout
        try:
            line = next((line for line in process.stdout if "http://" in line), "")
            assert line, "the sandbox ended without telling its address"
            yield line.split("→")[1].split()[0]
        finally:
            process.terminate()
            process.stdout.read()


@contextmanager
def chromium(downloads: Path) -> Iterator[webdriver.Chrome]:
    """Open Chromium, set to Chinese; skip the test where there is none. Nothing is downloaded for it."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not browser or not driver:
        pytest.skip("chromium and chromedriver are not installed (apt: chromium, chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for option in OPTIONS.split():
        options.add_argument(option)
    preferences = {"intl.accept_languages": "zh-CN", "download.default_directory": str(downloads)}
    options.add_experimental_option("prefs", preferences)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield chrome
    finally:
        chrome.quit()


@dataclass
class Visitor:
    """Somebody who has the page open."""

    chrome: webdriver.Chrome
    address: str
    downloads: Path

    def comes(self) -> Self:
        """Open the page."""
        self.chrome.get(self.address)
        return self

    def clicks(self, css: str) -> None:
        """Click a thing, as soon as it can be clicked."""

        def clicked() -> bool:
            node = self.chrome.find_element("css selector", css)
            if node.is_enabled():
                node.click()
                return True
            return False

        self._until(clicked, f"{css} cannot be clicked")

    def enters(self, css: str) -> None:
        """Press Enter on a thing."""

        def entered() -> bool:
            self.chrome.find_element("css selector", css).send_keys(Keys.ENTER)
            return True

        self._until(entered, f"{css} is not there")

    def becomes(self, name: str) -> None:
        """Choose a person on the left."""

        def chosen() -> bool:
            for node in self.chrome.find_elements("css selector", "#people button"):
                if node.text.startswith(name):
                    node.click()
            return self.chrome.find_element("css selector", "#who b").text.startswith(name)

        self._until(chosen, f"nobody is called {name}")

    def presses(self, label: str) -> None:
        """Press the last button of the chat that says this."""

        def pressed() -> bool:
            for node in reversed(self.chrome.find_elements("css selector", "#messages .keys button")):
                if label in node.text:
                    node.click()
                    return True
            return False

        self._until(pressed, f"no button says {label}")

    def writes(self, text: str) -> None:
        """Write into the box, in place of what stands there, and press Enter."""
        box = self.chrome.find_element("id", "text")
        box.send_keys(Keys.CONTROL, "a")
        box.send_keys(text, Keys.ENTER)

    def goes_on(self, moment: str, brings: str) -> None:
        """Press “next thing”: the clock comes to a moment, and the page tells what that brought."""
        self.clicks("#next")
        self.reads(moment, "#now")
        self.reads(brings, "#toast")

    def sets(self, name: str, value: str) -> None:
        """Set a field, however the browser's language lets it be typed."""
        script = "const field = document.getElementById(arguments[0]); field.value = arguments[1]; field.oninput();"
        self.chrome.execute_script(script, name, value)

    def reads(self, text: str, css: str = "#messages li:last-child") -> None:
        """Wait until a place of the page (the chat's last message) says something."""
        self._until(lambda: text in self.chrome.find_element("css selector", css).text, f"{css} never said {text}")

    def sees(self, css: str) -> list[str]:
        """Read what stands there now."""
        return [node.text for node in self.chrome.find_elements("css selector", css)]

    def downloads_by(self, css: str) -> Path:
        """Click a file's link; return the file, once it is there."""
        link: WebElement = self.chrome.find_element("css selector", css)
        target = self.downloads / link.text.removeprefix("📄").strip()
        link.click()
        self._until(target.exists, f"{target.name} never came")
        return target

    def complaints(self) -> list[str]:
        """What this page complained of, in the browser's log."""
        told = [str(entry["message"]) for entry in self.chrome.get_log("browser")]  # type: ignore[no-untyped-call]
        return [line for line in told if self.address in line]

    def _until(self, holds: Callable[[], bool], otherwise: str) -> None:
        wait = WebDriverWait(self.chrome, PATIENCE, poll_frequency=0.05, ignored_exceptions=NOT_YET)
        wait.until(lambda _: holds(), otherwise)
