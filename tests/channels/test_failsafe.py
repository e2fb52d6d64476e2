"""The answer of last resort, in every region."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.failsafe import safe_failure
from bot.failsafe import failsafe_text
from bot.knowledge.regions import load_regions
from bot.settings import Settings
from bot.strict import DataError


@pytest.mark.parametrize("region", sorted(load_regions()))
def test_it_names_the_emergency_number_and_leaves_no_placeholder(region: str) -> None:
    text = failsafe_text(Settings(region=region))
    assert f"Ring {load_regions()[region].emergency_number} now" in text
    assert "{" not in text and "None" not in text


def test_it_names_the_team_with_its_number() -> None:
    text = failsafe_text(Settings(team_name="the breast unit", team_phone="01234 567890"))
    assert "ring the breast unit on 01234 567890 now" in text


def test_the_envelope_is_of_its_own_type() -> None:
    envelope = safe_failure("someone")
    assert (envelope["recipient_id"], envelope["buttons"], envelope["custom"]) == (
        "someone",
        [],
        {"type": "safe_failure"},
    )


@pytest.mark.parametrize("wording", ["text: ring {nobody}", "text: ring {}", "text: ring {team", "words: none"])
def test_wrong_wording_is_told_with_the_file(tmp_path: Path, wording: str) -> None:
    (tmp_path / "failsafe.yml").write_text(wording)
    with pytest.raises(DataError, match=r"failsafe\.yml"):
        failsafe_text(Settings(), tmp_path / "failsafe.yml")
