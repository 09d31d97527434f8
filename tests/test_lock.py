"""The lock: every library of the project is in it, every file by its hash, from no named index."""

from __future__ import annotations

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from dashboard import paths

LOCK = (paths.ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = re.findall(
    r"^([a-z0-9._-]+)==(\S+)(?: ; .+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)+)", LOCK, re.M
)


def test_every_library_is_pinned_within_its_bounds() -> None:
    project = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pinned: dict[str, list[str]] = {}
    for name, version, _ in PINS:
        pinned.setdefault(canonicalize_name(name), []).append(version)
    for requirement in map(Requirement, asked):
        versions = pinned.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not in the lock: make lock"
        assert all(requirement.specifier.contains(version) for version in versions)


def test_every_pin_has_hashes_and_no_index_is_named() -> None:
    assert len(PINS) == len(re.findall(r"^\S+==", LOCK, re.M)) > 60
    assert "://" not in LOCK
    assert not re.search(r"^-", LOCK, re.M)
