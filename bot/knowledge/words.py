"""The shape of the word lists: everyday words by function, kept apart from the algorithms that use them."""

from __future__ import annotations

from typing import Literal

from bot.knowledge.model import Evidence
from bot.strict import Record


class Cue(Record):
    """Wordings that change the status of the symptoms they reach.

    "present" takes back what was said before ("the pain went away but came back").
    `ended` marks wordings that only say that something has stopped: an event still counts then, a pain does not.
    Forward, backward and clause stay inside a clause; "after" reaches only what is named right before the cue ("fever:
    none"), "before" all that was gone through before it ("fever, cough, a rash? none of those").
    `until` names finite verbs and the like that end a forward reach before the clause does.
    """

    id: str
    status: Literal["absent", "past", "hypothetical", "uncertain", "other_person", "present"]
    direction: Literal["forward", "backward", "clause", "after", "before"]
    patterns: tuple[str, ...]
    until: tuple[str, ...] = ()
    ended: bool = False


class Grammar(Record):
    """Function words."""

    prepositions: tuple[str, ...]
    determiners: tuple[str, ...]
    portions: tuple[str, ...]
    joiners: tuple[str, ...]
    pronouns: tuple[str, ...]
    references: tuple[str, ...]
    separators: tuple[str, ...]
    subjects: tuple[str, ...]
    strong_subjects: tuple[str, ...]
    links: tuple[str, ...]
    fillers: tuple[str, ...]
    asides: tuple[str, ...]
    restarts: tuple[str, ...]
    openers: tuple[str, ...]
    its_own: tuple[str, ...]
    self_words: tuple[str, ...]
    third_person: tuple[str, ...]
    possessives: tuple[str, ...]
    demonstratives: tuple[str, ...]
    relatives: tuple[str, ...]
    strangers: tuple[str, ...]
    before_nouns: tuple[str, ...]
    after_subjects: tuple[str, ...]
    told_of_then: tuple[str, ...]
    cared_for: tuple[str, ...]
    told_of_now: tuple[str, ...]
    happening: tuple[str, ...]
    objects: tuple[str, ...]
    asking_for: tuple[str, ...]
    professionals: tuple[str, ...]
    uninflected: tuple[str, ...]
    irregular: dict[str, tuple[str, ...]]


class Answers(Record):
    """Words by which a question is asked and denied; words/answers.yml tells of each."""

    negators: tuple[str, ...]
    listing: tuple[str, ...]
    bare: tuple[str, ...]
    denying: tuple[str, ...]
    leads: tuple[str, ...]
    follows: tuple[str, ...]
    asks_for_more: tuple[str, ...]
    asks_whether: tuple[str, ...]
    asked: tuple[str, ...]
    of_its_course: tuple[str, ...]
    adding: tuple[str, ...]
    joining: tuple[str, ...]
    alternatives: tuple[str, ...]
    leading_a_name: tuple[str, ...]
    denying_nouns: tuple[str, ...]
    states: tuple[str, ...]


class FollowUpWords(Record):
    """How a message leans on what came before it; words/follow_up.yml tells of each."""

    place_forms: dict[str, tuple[str, ...]]
    unsaid: str
    able: str
    unable: str
    not_able: tuple[str, ...]
    limits: tuple[str, ...]
    ends: tuple[str, ...]


class ModifierWords(Record):
    """Wordings that set one value of one modifier.

    A trigger `sets_off` a symptom unless it says otherwise: then what its words name, the cough in "hurts when I
    cough", is no finding of its own.
    """

    id: str
    sets: Literal["onset", "trend", "severity", "night", "side", "triggers", "first_ever"]
    value: str | int | bool
    patterns: tuple[str, ...]
    sets_off: bool = True


class Times(Record):
    """Time vocabulary; see bot/language/duration.py and dates.py for the meaning of each."""

    numbers: dict[str, float]
    units: dict[str, float]
    vague: dict[str, int]
    since: dict[str, int]
    fractions: dict[str, int]
    ordinals: dict[str, int]
    month_parts: dict[str, int]
    weekdays: dict[str, int]
    months: dict[str, int]
    named_days: dict[str, str]
    lead: tuple[str, ...]
    stretching: tuple[str, ...]
    repeating: tuple[str, ...]
    since_words: tuple[str, ...]
    starting: tuple[str, ...]
    course: tuple[str, ...]
    scales: dict[str, int]
    scale_leads: tuple[str, ...]
    scale_trails: tuple[str, ...]
    age_words: tuple[str, ...]
    elsewhere: tuple[str, ...]
    reach_back: tuple[str, ...]


class Idioms(Record):
    """Wordings that only sound like something else: like symptoms (`idioms`), like cues (`pseudo_cues`)."""

    pseudo_cues: tuple[str, ...]
    idioms: tuple[str, ...]


class Reading(Record):
    """A measurement: the symptom that a high one tells and a normal one denies, and the ranges of both."""

    id: str
    symptom: str
    names: tuple[str, ...]
    normal: tuple[tuple[float, float], ...]
    high: tuple[tuple[float, float], ...]
    fine: tuple[str, ...]
    evidence: Evidence


class Topic(Record):
    """Cues for what a message is about besides symptoms; `foreign` ones speak of what Waymark is not for."""

    id: str
    patterns: tuple[str, ...]
    foreign: bool = False


class WordLists(Record):
    """All word lists."""

    grammar: Grammar
    answers: Answers
    follow_up: FollowUpWords
    times: Times
    modifiers: dict[str, ModifierWords]
    cues: dict[str, Cue]
    pseudo_cues: tuple[str, ...]
    idioms: tuple[str, ...]
    classes: dict[str, tuple[str, ...]]
    topics: dict[str, Topic]
    spellings: dict[str, str]
    readings: dict[str, Reading]
