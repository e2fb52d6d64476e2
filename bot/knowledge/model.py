"""The shape of every curated file: one frozen type an entry, unknown keys refused.

Ids are the YAML keys. Texts for users are plain English sentences, written for reading grade 6 or below.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from bot.strict import Record

Tier = Literal["none", "routine", "days", "same_day", "emergency"]
TIERS: tuple[Tier, ...] = ("none", "routine", "days", "same_day", "emergency")
"""From least to most urgent; a tier's place here is its rank."""

Strength = Literal["strong", "moderate", "weak"]


class Evidence(Record):
    """Where a statement comes from and who stands behind it.

    `sources` are ids of sources.yml, or ["unsourced"] with grade draft. `sign_off` stays empty until a clinician
    signs; nobody else fills it.
    """

    sources: tuple[str, ...]
    grade: Literal["verified", "secondary", "draft"]
    reviewed: date
    sign_off: str | None = None


class Source(Record):
    """A page or paper that may be cited; a `copy` is not to be linked for users. `read`: how much of it was read."""

    id: str
    title: str
    publisher: str
    url: str
    read: Literal["page", "abstract", "excerpt"]
    year_or_reviewed: str | None = None
    copy: bool = False


class Symptom(Record):
    """A symptom concept.

    `label` completes "you have …"; `label_at` does so where the body part ({part}) is known. `tier` is the urgency of
    the symptom alone; with `rises` it is one tier higher once it has lasted two weeks, is getting worse, or comes
    with another finding of the same site. An `event` (a seizure) matters although it is over. `vague` symptoms alone
    point to no site. `ask` names the question
    (`utter_ask_<ask>`) needed before the symptom says anything. `patterns` are written in the
    language of bot/language/patterns.py; so are the pieces of `together`, which may stand in any order, other words
    between (bot/language/frames.py).
    """

    id: str
    label: str
    tier: Tier
    evidence: Evidence
    label_at: str | None = None
    rises: bool = False
    vague: bool = False
    crisis: bool = False
    event: bool = False
    sites: dict[str, Strength] = {}
    ask: str | None = None
    hpo: str | None = None
    proctcae: str | None = None
    patterns: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()


class Site(Record):
    """A part of the body to which breast cancer can spread.

    `priors` are the shares (%) of relapsed patients with spread there, by subtype; empty where no figure was read.
    """

    id: str
    name: str
    why: str
    tests: str
    others: str
    evidence: Evidence
    priors: dict[str, float] = {}
    priors_source: str | None = None
    words: tuple[str, ...] = ()


class Condition(Record):
    """One finding that a red flag needs: any of `symptoms`, present, with every modifier that is given here."""

    symptoms: tuple[str, ...]
    body_parts: tuple[str, ...] = ()
    onset: Literal["sudden", "gradual"] | None = None
    trend: Literal["worse"] | None = None
    night: bool | None = None
    triggers: tuple[str, ...] = ()
    min_days: int | None = None
    min_severity: int | None = None


class RedFlag(Record):
    """A rule of the decision table: all of `needs`, each met by a finding of its own, give `tier`.

    With `medicines`, only to whoever takes one of them now or took it lately: ids or classes of medicines.yml.
    `why` is told to the user; `escort` adds what else to do (the text may use {team} and {emergency_number}). Where
    these speak to the person who is ill, `why_carer` and `escort_carer` say it to whoever is with them.
    """

    id: str
    label: str
    tier: Literal["days", "same_day", "emergency"]
    needs: tuple[Condition, ...]
    why: str
    evidence: Evidence
    medicines: tuple[str, ...] = ()
    crisis: bool = False
    escort: str | None = None
    why_carer: str | None = None
    escort_carer: str | None = None


class TierText(Record):
    """What an urgency tier tells the user to do: whom to ring and how soon, and what if nobody answers."""

    id: str
    action: str
    nobody_answers: str
    sooner: str
    evidence: Evidence


class BodyPart(Record):
    """A part of the body in everyday words. `parent` lends its compositions to parts that have none of their own.

    A `position` is also a place on other parts ("the back of my head"). `shown` is its name for users, where its first
    word is not. A `tissue` is found in many places, which are then told with it ("bone pain in my hip").
    """

    id: str
    words: tuple[str, ...]
    parent: str | None = None
    bare: bool = True
    position: bool = False
    shown: str | None = None
    tissue: bool = False

    @property
    def name(self) -> str:
        """What users are told that the part is called."""
        return self.shown or self.words[0]


class Sensation(Record):
    """A kind of change ("pain", "swelling") and which symptom it makes with each body part.

    `follows` are adjectives ("sore"), which lean to the body part after them; `alone` is the symptom when no body
    part is said (None: then the word alone means nothing); `beside` is it where another symptom is joined to the word
    ("yellow and shivering"). `quiet` words are too common to be asked about when they
    stand alone; `like` lends the parts of another sensation. With `denies` the words tell that the part is well
    ("my back is fine"), which denies the symptom.
    """

    id: str
    denies: bool = False
    like: str | None = None
    quiet: bool = False
    words: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    alone: str | None = None
    beside: str | None = None
    parts: dict[str, str] = {}


class Medicine(Record):
    """A medicine by its generic name (the id), its brand names and its class."""

    id: str
    group: str
    names: tuple[str, ...] = ()


class HistoryFact(Record):
    """Wordings that tell something of the person's cancer, or that make nothing of others.

    `voids` tells which wordings say nothing where one of these touches them: those of the history, those of the
    history while the writer is the patient ("my sister had breast cancer"), or medicines ("never had chemo"). In
    patterns {site} stands for each word of each site: what is told is spread to there.
    """

    id: str
    patterns: tuple[str, ...]
    breast_cancer: Literal["yes", "no"] | None = None
    subtype: str | None = None
    voids: Literal["history", "own_history", "medicines"] | None = None
