"""The lock files: everything by hash, nothing of where it came from, all that is asked for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((HOME / "pyproject.toml").read_text())
RUNTIME, DEV, BUILD = (HOME / f"requirements{part}.lock" for part in ("", "-dev", "-build"))


def plain(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock: Path) -> dict[str, tuple[str, int]]:
    """Each package of a lock with its version and how many hashes it has."""
    entries = re.sub(r"\\\n\s*", " ", lock.read_text()).splitlines()
    found = {}
    for entry in entries:
        match = re.match(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;]+)", entry)
        assert match, f"{lock.name}: {entry[:80]!r} is no pinned package"
        found[plain(match[1])] = (match[2], entry.count("--hash=sha256:"))
    return found


def asked(requirements: list[str]) -> dict[str, str]:
    """Each requirement's name and its lowest version, '0' without one."""
    found = {}
    for requirement in requirements:
        match = re.match(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?(?:>=([\d.]+))?", requirement)
        assert match
        found[plain(match[1])] = match[2] or "0"
    return found


def number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


@pytest.mark.parametrize("lock", [RUNTIME, DEV, BUILD], ids=lambda lock: lock.name)
def test_a_lock_names_packages_and_hashes_and_nothing_else(lock: Path) -> None:
    assert [name for name, (_, hashes) in pinned(lock).items() if hashes == 0] == []
    assert re.findall(r"https?://|file:|--index|--find-links|--extra-index|@ ", lock.read_text()) == []


def test_what_the_project_asks_for_is_locked_new_enough() -> None:
    wanted = asked(PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"])
    runtime, dev = pinned(RUNTIME), pinned(DEV)
    for name, lowest in wanted.items():
        assert name in runtime, f"{name} is not in requirements.lock: run `make lock`"
        assert number(runtime[name][0]) >= number(lowest), name
    for name, lowest in asked(PROJECT["project"]["optional-dependencies"]["dev"]).items():
        assert name in dev, f"{name} is not in requirements-dev.lock: run `make lock`"
        assert number(dev[name][0]) >= number(lowest), name


def test_tests_run_on_the_very_versions_that_are_shipped() -> None:
    runtime, dev = pinned(RUNTIME), pinned(DEV)
    assert {name: (kept[0], dev.get(name, ("missing", 0))[0]) for name, kept in runtime.items()} == {
        name: (kept[0], kept[0]) for name, kept in runtime.items()
    }


def test_the_build_backend_is_locked_too() -> None:
    assert asked(PROJECT["build-system"]["requires"]) == asked(PROJECT["dependency-groups"]["build"])
    runtime = pinned(RUNTIME)
    assert {name: runtime.get(name) for name in pinned(BUILD)} == pinned(BUILD)


@pytest.mark.parametrize("name", ["Makefile", "Dockerfile"])
def test_nothing_is_installed_that_is_not_locked(name: str) -> None:
    text = re.sub(r"\\\n", " ", (HOME / name).read_text()).replace(
        "$(LOCKED)", "pip install --require-hashes --no-deps"
    )
    installs = [
        line for line in re.split(r"\n|&&", text) if re.search(r"(pip|PIP\)) install", line) and ":=" not in line
    ]
    assert installs
    for line in installs:
        own = re.search(r"--no-deps --no-build-isolation (-e )?\.$", line.strip())
        assert own or "--require-hashes" in line or "install --quiet uv" in line, line
