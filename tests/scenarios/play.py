"""Plays scenarios: what a person writes, and what each message of the answer must be like.

A file holds a list of scenarios, a scenario is a list of turns, a turn is a `user:` text and under `bot:` one
expectation for each message of the answer, in order. An expectation names what it is about, all else may be:

type: the envelope's type. tier: the urgency. symptoms: all of these are among the present findings. first_site: the
first site in the ranking, null for none. about: what a question is about. says: words in the text, whatever their
case. never: words that must not be in it. buttons: titles of buttons that are there.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import yaml

from tests.launcher.toy import Server

FOLDER = Path(__file__).parent
COUNTED = ("present", "uncertain")
ALWAYS_NEVER = ("Traceback", "{", "utter_", "None")
"""Signs of a fault inside that no answer may show."""


class Expected(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One message of an answer."""

    type: str
    tier: str | None = None
    symptoms: list[str] = []
    first_site: str | msgspec.UnsetType | None = msgspec.UNSET
    about: str | None = None
    says: list[str] = []
    never: list[str] = []
    buttons: list[str] = []


class Turn(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What the person writes, and the answer."""

    user: str
    bot: list[Expected]


@dataclass(frozen=True)
class Scenario:
    """One conversation; `id` is the file's name, its number there, and the first words."""

    id: str
    turns: list[Turn]


def load_scenarios(folder: Path = FOLDER) -> list[Scenario]:
    """All scenarios of a folder; raises msgspec.ValidationError if one is not as the format demands."""
    scenarios = []
    for path in sorted(folder.glob("*.yml")):
        listed = msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), list[list[Turn]])
        assert listed, f"{path.name} is empty"
        for number, turns in enumerate(listed, start=1):
            scenarios.append(Scenario(f"{path.stem}-{number}-{turns[0].user[:30].strip()}", turns))
    return scenarios


def play(server: Server, scenario: Scenario) -> None:
    """Play a scenario as someone new; fails at the first message that is not as expected."""
    sender = f"scenario-{uuid.uuid4()}"
    for turn in scenario.turns:
        [envelopes] = server.say(sender, turn.user)
        seen = [summary(envelope) for envelope in envelopes]
        assert [e["custom"]["type"] for e in envelopes] == [e.type for e in turn.bot], (turn.user, seen)
        for envelope, expected in zip(envelopes, turn.bot, strict=True):
            faults = compare(envelope, expected)
            assert not faults, (turn.user, faults, summary(envelope))


def compare(envelope: dict[str, Any], expected: Expected) -> list[str]:
    """What of an envelope is not as expected."""
    custom, text = envelope["custom"], envelope["text"]
    present = {f["symptom"] for f in custom.get("findings", []) if f["status"] in COUNTED}
    sites = [site["site"] for site in custom.get("sites", [])]
    first = sites[0] if sites else None
    titles = [button["title"] for button in envelope["buttons"]]
    faults = [f"does not say {word!r}" for word in expected.says if word.lower() not in text.lower()]
    faults += [f"says {word!r}" for word in expected.never if word.lower() in text.lower()]
    faults += [f"shows {word!r}" for word in ALWAYS_NEVER if word in text]
    faults += [f"no symptom {symptom}" for symptom in expected.symptoms if symptom not in present]
    faults += [f"no button {title!r}" for title in expected.buttons if title not in titles]
    if expected.type != custom["type"]:
        faults.append(f"type is {custom['type']}, not {expected.type}")
    if expected.tier is not None and custom.get("tier") != expected.tier:
        faults.append(f"tier is {custom.get('tier')}, not {expected.tier}")
    if expected.first_site is not msgspec.UNSET and first != expected.first_site:
        faults.append(f"first site is {first}, not {expected.first_site}")
    if expected.about is not None and custom.get("about") != expected.about:
        faults.append(f"is about {custom.get('about')}, not {expected.about}")
    return faults


def summary(envelope: dict[str, Any]) -> dict[str, Any]:
    """An envelope in short, for the report of a failure."""
    custom = envelope["custom"]
    findings = [(f["symptom"], f["status"]) for f in custom.get("findings", [])]
    sites = [site["site"] for site in custom.get("sites", [])]
    short = {"type": custom["type"], "tier": custom.get("tier"), "findings": findings, "sites": sites}
    return {**short, "about": custom.get("about"), "text": envelope["text"][:160]}
