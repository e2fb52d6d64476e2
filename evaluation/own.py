"""The project's own labelled messages, and how `python -m bot assess` reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from bot.knowledge.model import TIERS, Tier
from evaluation import asking
from evaluation.asking import WRITTEN_ON
from evaluation.figures import Figure, Overlap, f1, finding_figures, hits, overlap

OWN_SET = Path(__file__).parent / "data" / "own.jsonl"
GROUP = "Own messages"
NEIGHBOURS = {"spinal_cord": "bone", "leptomeninges": "brain", "pleura": "lung"}
"""Sites that are checked together and count as one."""


class Labelled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message as a person labelled it: every symptom that is there now, every one that is denied.

    `first_site` is None where no one site should come first. The id begins with the voice ("carer-03").
    """

    id: str
    text: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    tier: Tier
    first_site: str | None

    @property
    def voice(self) -> str:
        """Who speaks, or how."""
        return self.id.rpartition("-")[0]


def load(path: Path = OWN_SET) -> list[Labelled]:
    """Read the labelled messages; raises msgspec.ValidationError if a line has another form."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [msgspec.json.decode(line, type=Labelled) for line in lines if line.strip()]


def assess(messages: Sequence[Labelled]) -> list[dict[str, Any]]:
    """Run the command over all messages at once; answers in the same order."""
    return asking.assess([{"id": m.id, "text": m.text, "today": WRITTEN_ON} for m in messages])


@dataclass(frozen=True)
class Compared:
    """A message beside its answer."""

    message: Labelled
    answer: dict[str, Any]

    def symptoms(self, status: str) -> set[str]:
        """The symptoms that were found with a status."""
        return {f["symptom"] for f in self.answer["findings"] if f["status"] == status}

    @property
    def present(self) -> Overlap:
        """Symptoms that are there."""
        return overlap(self.symptoms("present"), self.message.present)

    @property
    def absent(self) -> Overlap:
        """Symptoms that are denied."""
        return overlap(self.symptoms("absent"), self.message.absent)

    @property
    def tier_error(self) -> int:
        """By how many tiers the answer is too high; below 0: too low."""
        return TIERS.index(self.answer["tier"]) - TIERS.index(self.message.tier)

    @property
    def first_site(self) -> str | None:
        """The site that the answer names first."""
        return self.answer["sites"][0]["site"] if self.answer["sites"] else None

    @property
    def site_right(self) -> bool:
        """Whether the labelled site, or its neighbour, comes first."""
        first, wanted = (NEIGHBOURS.get(s or "", s) for s in (self.first_site, self.message.first_site))
        return first == wanted

    def miss(self) -> dict[str, Any] | None:
        """What is wrong with the answer, for people who mend it; None if nothing is."""
        wrong: dict[str, Any] = {}
        for status, labelled in (("present", self.message.present), ("absent", self.message.absent)):
            found = self.symptoms(status)
            wrong |= {f"{status} missed": missed} if (missed := sorted(set(labelled) - found)) else {}
            wrong |= {f"{status} extra": extra} if (extra := sorted(found - set(labelled))) else {}
        wrong |= {"tier": [self.message.tier, self.answer["tier"]]} if self.tier_error else {}
        if self.message.first_site and not self.site_right:
            wrong["first_site"] = [self.message.first_site, self.first_site]
        return {"id": self.message.id, "text": self.message.text, **wrong} if wrong else None


def figures(compared: Sequence[Compared]) -> list[Figure]:
    """All figures of the own set."""
    errors = [c.tier_error for c in compared]
    emergencies = [c for c in compared if c.message.tier == "emergency"]
    urgent = [c for c in compared if c.message.tier in ("same_day", "emergency")]
    voices = list(dict.fromkeys(c.message.voice for c in compared))
    return [
        *finding_figures("own.present", GROUP, "symptoms that are there", [c.present for c in compared]),
        *finding_figures("own.absent", GROUP, "symptoms that are denied", [c.absent for c in compared]),
        *(
            f1(f"own.present.f1.{v}", GROUP, f"there, F1: {v}", [c.present for c in compared if c.message.voice == v])
            for v in voices
        ),
        hits("own.tier.right", GROUP, "tier right", [e == 0 for e in errors]),
        hits("own.tier.under", GROUP, "tier too low", [e < 0 for e in errors]),
        hits("own.tier.over", GROUP, "tier too high", [e > 0 for e in errors]),
        hits("own.emergency", GROUP, "emergencies called one", [c.tier_error == 0 for c in emergencies]),
        hits("own.silent", GROUP, "urgent, yet no tier at all", [c.answer["tier"] == "none" for c in urgent]),
        hits("own.first_site", GROUP, "first site right", [c.site_right for c in compared if c.message.first_site]),
    ]
