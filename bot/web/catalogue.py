"""Every word that the chat page shows by itself, and whom it tells people to ring."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypedDict

from bot.settings import Settings
from bot.strict import Record, read_record

CATALOGUE_FILE = Path(__file__).parent / "page.yml"


class HelpWords(Record):
    """The panel "I need help now"; the notes say when each number is the right one."""

    summary: str
    hint: str
    intro: str
    ring: str
    emergency: str
    team: str
    urgent: str
    crisis: str


class AgainWords(Record):
    """Starting again, and the question before it."""

    button: str
    question: str
    confirm: str
    cancel: str


class LogWords(Record):
    """What frames the messages, mostly for screen readers."""

    label: str
    you: str
    bot: str
    too_long: str
    suggestions: str
    suggestions_follow: str


class EmergencyWords(Record):
    """What marks emergency advice."""

    heading: str
    crisis_heading: str
    call: str
    read_all: str


class ComposerWords(Record):
    """The box to write in."""

    label: str
    hint: str
    send: str
    left: str
    too_long: str


class StatusWords(Record):
    """What is going on, and what to do when it goes on for too long."""

    loading: str
    connecting: str
    reconnecting: str
    waiting: str
    writing: str
    forgotten: str
    no_answer: str
    no_connection: str


class Problems(Record):
    """What could not be done, in the server's answers."""

    not_built: str
    no_session: str
    not_understood: str
    too_busy: str
    failed: str


class Catalogue(Record):
    """All words of the page."""

    title: str
    description: str
    tagline: str
    skip: str
    help: HelpWords
    again: AgainWords
    log: LogWords
    emergency: EmergencyWords
    composer: ComposerWords
    status: StatusWords
    greeting: str
    starters: list[str]
    problems: Problems


class HelpLine(TypedDict):
    """One line to ring: `number` is None where only the name is known; `note` says when to ring it."""

    kind: str
    label: str
    number: str | None
    note: str


class Help(TypedDict):
    """Whom to ring, as words for a sentence, and as the list that the page shows."""

    emergency_number: str
    urgent: str
    team: str
    crisis: str
    lines: list[HelpLine]


@cache
def load_catalogue(path: Path = CATALOGUE_FILE) -> Catalogue:
    """Read the page's words; raises DataError naming what is missing or unknown."""
    return read_record(path, Catalogue)


def help_numbers(settings: Settings) -> Help:
    """Whom people in the operator's region can ring, the most urgent first."""
    words, notes, here = settings.words, load_catalogue().help, settings.local
    emergency = here.emergency_number
    lines = [
        (
            "emergency",
            words["emergency_number"],
            emergency if emergency[-1].isdigit() else None,
            notes.emergency,
        ),
        ("team", words["team"], settings.team_phone, notes.team),
        ("urgent", words["urgent"], here.urgent.number, notes.urgent),
        ("crisis", words["crisis"], here.crisis.number, notes.crisis),
    ]
    return Help(
        emergency_number=words["emergency_number"],
        urgent=words["urgent"],
        team=words["team"],
        crisis=words["crisis"],
        lines=[
            HelpLine(kind=kind, label=notes.ring.format(whom=whom), number=number, note=note)
            for kind, whom, number, note in lines
        ],
    )
