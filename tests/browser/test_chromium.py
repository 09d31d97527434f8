from __future__ import annotations

import os

import pytest

from tests.browser import chromium


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The commands of a machine without a browser, all of which succeed."""
    commands: list[tuple[str, ...]] = []

    def run(*command: str, env: dict[str, str] | None = None) -> bool:
        commands.append(command)
        return True

    monkeypatch.setattr(chromium, "executable", lambda: None)
    monkeypatch.setattr(chromium, "_run", run)
    return commands


def as_user(monkeypatch: pytest.MonkeyPatch, number: int, *, debian: bool) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: number)
    monkeypatch.setattr(chromium, "_is_debian", lambda: debian)


def test_root_on_debian_gets_debians_own(
    ran: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_user(monkeypatch, 0, debian=True)
    assert chromium.main() == 0
    assert [command[:2] for command in ran] == [("apt-get", "update"), ("apt-get", "install")]


def test_an_older_debian_without_the_shell_gets_the_whole_browser(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed: list[str] = []

    def run(*command: str, env: dict[str, str] | None = None) -> bool:
        if command[1] == "install":
            installed.append(command[-1])
        return command[-1] != "chromium-headless-shell"

    as_user(monkeypatch, 0, debian=True)
    monkeypatch.setattr(chromium, "executable", lambda: None)
    monkeypatch.setattr(chromium, "_run", run)
    assert chromium.main() == 0
    assert installed == ["chromium-headless-shell", "chromium"]


@pytest.mark.parametrize(("user", "debian"), [(0, False), (1000, True)])
def test_anybody_else_gets_playwrights(
    ran: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, user: int, *, debian: bool
) -> None:
    as_user(monkeypatch, user, debian=debian)
    assert chromium.main() == 0
    [command] = ran
    assert command[1:4] == ("-m", "playwright", "install")
    assert ("--with-deps" in command) == (user == 0)


def test_a_named_browser_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/opt/browser")
    assert chromium.executable() == "/opt/browser"
    assert chromium.main() == 0
