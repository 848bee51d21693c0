"""docker-compose.yml and the Dockerfile, as far as they can be checked without Docker.

``make check-image`` installs and starts what the Dockerfile describes; it takes minutes and is no part of the tests.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import click.testing
import jsonschema
import pytest
import yaml

import tally
from core.settings import Settings, read_settings
from scheduler.commands.running import PARTS

HOME = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((HOME / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: one for name, one in SERVICES.items() if one["image"].startswith("tally:")}
DOCKERFILE = re.sub(r"\\\n", " ", (HOME / "Dockerfile").read_text())
LINES = [tuple(line.split(maxsplit=1)) for line in DOCKERFILE.splitlines() if line and not line.startswith(("#", " "))]


def lines(word: str) -> list[str]:
    """What follows an instruction, in order."""
    return [rest for name, rest in LINES if name == word]


def test_compose_follows_the_schema() -> None:
    schema = json.loads((HOME / "tests" / "house" / "compose.schema.json").read_text())
    wrong = jsonschema.Draft7Validator(schema).iter_errors(COMPOSE)
    assert [f"{one.json_path}: {one.message}" for one in wrong] == []


@pytest.mark.parametrize("broken", [{"ports": [8080]}, {"imagee": "x:1"}, {"healthcheck": {}}, {"image": "postgres"}])
def test_the_schema_refuses_what_compose_would(broken: dict[str, Any]) -> None:
    schema = json.loads((HOME / "tests" / "house" / "compose.schema.json").read_text())
    spoiled = COMPOSE | {"services": SERVICES | {"web": SERVICES["web"] | broken}}
    assert not jsonschema.Draft7Validator(schema).is_valid(spoiled)


def test_all_that_is_named_is_there() -> None:
    for name, service in SERVICES.items():
        assert set(service.get("depends_on", {})) <= set(SERVICES), name
        assert set(service.get("secrets", [])) <= set(COMPOSE["secrets"]), name
        assert {volume.split(":")[0] for volume in service.get("volumes", [])} <= set(COMPOSE["volumes"]), name
        for value in service.get("environment", {}).values():
            if str(value).startswith("/run/secrets/"):
                assert str(value).removeprefix("/run/secrets/") in service["secrets"], name


def test_every_part_runs_once_and_is_open_to_this_machine_only() -> None:
    parts = [part for service in OURS.values() for part in service["command"][1:]]
    assert sorted(parts) == sorted(PARTS)
    assert all(service["command"][0] == "run" for service in OURS.values())
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_our_containers_have_no_more_rights_than_they_need() -> None:
    for service in OURS.values():
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
        assert service["security_opt"] == ["no-new-privileges:true"]
    assert lines("USER") == ["tally"]
    assert max(i for i, line in enumerate(LINES) if line[0] == "RUN") < LINES.index(("USER", "tally"))


@pytest.mark.parametrize("name", sorted(OURS))
def test_the_settings_of_each_container_are_ones_tally_starts_with(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for key, value in OURS[name]["environment"].items():
        text = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", str(value))
        if key.endswith("_FILE"):
            (tmp_path / key).write_text(f"postgresql://tally:x@database/{key.lower()}\n")
            text = str(tmp_path / key)
        monkeypatch.setenv(key, text)
    settings = read_settings()
    assert settings.url().startswith("postgresql+psycopg://")
    assert (settings.smtp_host, settings.smtp_tls) == ("mail", "none")


def test_secrets_come_from_files_only() -> None:
    secret = {
        f"TALLY_{name.upper()}" for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)
    }
    given = {key for service in OURS.values() for key in service["environment"]}
    assert given & secret == set()
    assert "password" not in DOCKERFILE.lower()


def test_secrets_are_made_once_and_fit_each_other(tmp_path: Path) -> None:
    script = tmp_path / "make_secrets.sh"
    shutil.copy(HOME / "docker" / "make_secrets.sh", script)
    kept = []
    for _ in range(2):
        subprocess.run(["sh", script], check=True, capture_output=True)
        kept.append({path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()})
    assert kept[0] == kept[1]
    assert kept[0]["database_url"] == f"postgresql://tally:{kept[0]['database_password']}@database/tally"
    assert min(len(value) for value in kept[0].values()) >= 32
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700
    named = {Path(secret["file"]).name for secret in COMPOSE["secrets"].values()}
    assert set(kept[0]) | {"slack_bot_token", "slack_app_token"} == named


def test_the_dockerfile_copies_what_is_there_and_runs_what_exists() -> None:
    allowed = {line[1:] for line in (HOME / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {name for rest in lines("COPY") if not rest.startswith("--from") for name in rest.split()[:-1]}
    assert copied == allowed
    assert [name for name in copied if not (HOME / name).exists()] == []
    run = click.testing.CliRunner()
    for command in (json.loads(lines("CMD")[0]), json.loads(lines("HEALTHCHECK")[0].split(" CMD ")[1])[1:]):
        assert run.invoke(tally.main, [*command, "--help"]).exit_code == 0


def test_every_image_is_pinned_to_a_version() -> None:
    images = [rest.split()[0] for rest in lines("FROM")] + [one["image"] for one in SERVICES.values()]
    assert [image for image in images if image.endswith(":latest") or ":" not in image] == []
    assert len({rest.split()[0] for rest in lines("FROM")}) == 1


def test_health_checks_call_what_the_image_has() -> None:
    for name, service in OURS.items():
        kind, program, *rest = service["healthcheck"]["test"]
        assert (kind, program in {"python", "tally"}) == ("CMD", True), name
        if program == "python":
            compile(rest[1], name, "exec")
        else:
            assert shlex.join(rest) == "doctor --quick"
