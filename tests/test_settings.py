"""The operator's settings: what is allowed, and how faults are told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.knowledge.regions import load_regions
from bot.settings import SETTINGS_FILE, Settings, load_settings
from bot.strict import DataError


def load(folder: Path, text: str) -> Settings:
    path = folder / "settings.yml"
    path.write_text(text)
    return load_settings(path)


def test_the_file_that_is_shipped_says_what_the_defaults_are() -> None:
    assert load_settings(SETTINGS_FILE) == Settings()
    text = SETTINGS_FILE.read_text()
    assert [f for f in Settings.__struct_fields__ if f"\n{f}: " not in text and f"\n{f}:\n" not in text] == []


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, "# nothing\n") == Settings()


def test_the_environment_names_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.yml").write_text("region: au\n")
    monkeypatch.setenv("WAYMARK_SETTINGS", str(tmp_path / "mine.yml"))
    assert load_settings().local.emergency_number == "000"


def test_the_file_is_read_once(tmp_path: Path) -> None:
    first = load(tmp_path, "region: au\n")
    (tmp_path / "settings.yml").write_text("region: nz\n")
    assert load_settings(tmp_path / "settings.yml") is first


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("region: xx", "settings.yml: 'region' is 'xx', but must be one of au, br, ca"),
        ("regoin: uk", "settings.yml: 'regoin' is not a setting; did you mean 'region'?"),
        ("colour: red", "settings.yml: 'colour' is not a setting; the settings are: name, region"),
        ("spelling: welsh", "'spelling' is 'welsh', but must be british or american"),
        ("team_phone: 2079460000", "'team_phone' is 2079460000, but must be a phone number in quotes"),
        ("team_phone: call me", "'team_phone' is 'call me', but must be a phone number in quotes"),
        ("numbers: {urgent_number: soon}", "'numbers.urgent_number' is 'soon', but must be a phone number in quotes"),
        ("team_name: ''", "'team_name' is '', but must be a short text"),
        ('name: "a\\nb"', "'name' is"),
        ("retention_hours: soon", "'retention_hours' is 'soon', but must be a whole number from 1 to 720"),
        ("retention_hours: 0", "'retention_hours' is 0"),
        ("retention_hours: 1.5", "'retention_hours' is 1.5"),
        ("retention_hours: true", "'retention_hours' is True"),
        ("turn_timeout_seconds: 0", "'turn_timeout_seconds' is 0, but must be a number from 1 to 120"),
        ("numbers: 999", "'numbers' is 999, but must be 'key: value' lines"),
        ("numbers: {crisis_nmae: x}", "'numbers.crisis_nmae' is not a setting; did you mean 'crisis_name'?"),
        ("numbers: {crisis_number: 988}", "'numbers.crisis_number' is 988, but must be a phone number"),
        ("- uk", "settings.yml: expected 'key: value' lines, found list"),
        ("region: uk\nregion: us", "settings.yml: line 2: 'region' stands twice"),
        ("region: [uk", "settings.yml: cannot be read"),
        ("region: {}", "'region' is {}"),
    ],
)
def test_a_fault_is_told_with_file_key_and_what_is_allowed(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(DataError) as raised:
        load(tmp_path, text)
    assert sentence in str(raised.value)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError) as raised:
        load(tmp_path, "region: xx\nspelling: yy\n")
    assert len(str(raised.value).splitlines()) == 2


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"nowhere\.yml: cannot be read"):
        load_settings(tmp_path / "nowhere.yml")


@pytest.mark.parametrize("phone", ["020 7946 0000", "+44 (0)20 7946-0000", "01632 960 123, then 2", "111"])
def test_a_phone_number_may_be_written_as_people_write_it(phone: str, tmp_path: Path) -> None:
    assert phone in load(tmp_path, f"team_phone: '{phone}'\n").words["team"]


def test_own_numbers_stand_before_those_of_the_region(tmp_path: Path) -> None:
    own = load(
        tmp_path,
        "region: uk\nteam_phone: '01234'\nnumbers: {emergency_number: '112', crisis_name: Our line}\n",
    )
    assert own.local.emergency_number == "112"
    assert own.local.urgent == load_regions()["uk"].urgent
    # Its own name must not be shown with the number of the region's line.
    assert (own.words["crisis"], own.words["team"]) == ("Our line", "your breast care team on 01234")


@pytest.mark.parametrize("region", sorted(load_regions()))
def test_every_region_has_words_for_every_placeholder(region: str) -> None:
    words = Settings(region=region).words
    assert set(words) == {
        "name",
        "team",
        "emergency_number",
        "emergency_department",
        "urgent",
        "crisis",
        "crisis_number",
        "retention",
    }
    assert all(text for key, text in words.items() if key != "crisis_number")  # Some regions have no number.


def test_settings_load_without_rasa_or_spacy() -> None:
    code = "import sys, bot.settings as s; s.load_settings(); print({'rasa', 'spacy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
