"""What has to be asked before a message can be placed: where, what, or whether it is happening now.

At most one question a turn, the dangerous one first, and none once there is an emergency.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from bot.findings import Before, Finding, Reading
from bot.knowledge import Knowledge
from bot.knowledge.model import Tier
from bot.triage.case import Case
from bot.triage.corrections import left_behind
from bot.triage.urgency import COUNTED, rank, urgency

Kind = Literal["where", "now", "what", "clarify"]
DOUBTED = frozenset(("hypothetical", "past"))
"""Statuses of what is asked about rather than dropped."""

WHOSE = "other_person"
"""Status of what is asked about only if it would be an emergency: carers also tell how they are themselves."""

WONDERED = "wondered:"
"""Stands before a symptom that the person asked about, among the questions asked."""

NOTHING_ASKED = "-"
"""Stands among the questions asked for a turn without one: a question is open until the person speaks of more."""


class Question(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One question.

    `about` is a symptom id ("where" it is, or whether it is there "now") or a body part ("what" is wrong with it);
    "clarify", what is meant at all, is about nothing.
    `shown` is how the person called it. `suspicion` is the finding that a yes confirms, where none told of it.
    """

    kind: Kind
    about: str
    shown: str
    suspicion: Finding | None = None

    @property
    def id(self) -> str:
        """Name under which it is remembered as asked."""
        return f"{self.kind}:{self.about}"


CLARIFY = Question(kind="clarify", about="", shown="")
"""For a conversation in which nothing was understood."""


def next_question(case: Case, new: tuple[Finding, ...], reading: Reading, knowledge: Knowledge) -> Question | None:
    """The question to put after a message, or None.

    Args:
        case: the conversation with the message added.
        new: the message's findings.
        reading: the message.
        knowledge: the curated facts.
    """
    if urgency(case.findings, knowledge, case.medicines)[0] == "emergency":
        return None
    candidates = [
        *_is_it_now(new, case, reading, knowledge),
        *_is_it_there_too(new, case, reading, knowledge),
        *_is_it_that(case, reading, knowledge),
        *_where_is_it(new, knowledge),
        *([] if any(f.status != "absent" for f in new) else _what_is_it(reading, knowledge)),
    ]
    return next((q for q in candidates if _may_be_put(q, case, reading)), None)


def _may_be_put(question: Question, case: Case, reading: Reading) -> bool:
    """Whether it was not put yet; where it is, is asked twice if the answer was how it is ("worst ever")."""
    times = case.asked.count(question.id)
    again = question.kind == "where" and times == 1 and case.asked[-1] == question.id and not reading.findings
    return times == 0 or question.kind == "what" or again


def with_question(case: Case, question: Question | None) -> Case:
    """The case after a turn that put a question, or none; what is only suspected is kept until it is answered."""
    suspicion = question.suspicion if question else None
    findings = (*case.findings, suspicion) if suspicion else case.findings
    asked = (*case.asked, question.id if question else NOTHING_ASKED)
    return msgspec.structs.replace(case, findings=findings, asked=asked)


def open_question(case: Case, knowledge: Knowledge) -> Question | None:
    """The yes-or-no question put last, if there is one to answer."""
    return _open(case, "now:", knowledge)


def before(case: Case, knowledge: Knowledge, told: Callable[[Finding], str | None]) -> Before:
    """What the next message goes on from.

    Args:
        case: the conversation so far.
        knowledge: the curated facts.
        told: the words about a symptom, from the message on in which it came up.
    """
    part = case.asked[-1].removeprefix("what:") if case.asked and case.asked[-1].startswith("what:") else None
    asked = part in knowledge.body_parts
    latest = [f.body_part for f in case.findings if f.status in COUNTED and f.turn == case.turn - 1 and f.body_part]
    named = part if asked else next(reversed(latest), None)
    words = knowledge.body_parts[named].words if named else ()
    place = next((word for word in words if word.replace(" ", "").isalpha()), None)
    general = [f for f in case.findings if f.status in COUNTED and knowledge.symptoms[f.symptom].ask]
    return Before(place=place, asked=asked, told=told(general[-1]) if general else None)


def wondered(case: Case, reading: Reading, knowledge: Knowledge) -> Case:
    """The case after the person asked about symptoms ("is a cough a sign of spread?"), the gravest of which is kept."""
    feared = [f for f in reading.findings if f.status == "hypothetical"]
    if not feared or any(f.status in COUNTED for f in case.findings if f.symptom in {n.symptom for n in feared}):
        return case
    gravest = max(feared, key=lambda f: rank(_as_now(f, case, knowledge)))
    noted = msgspec.structs.replace(gravest, turn=case.turn)
    known = tuple(f for f in case.findings if (f.symptom, f.status) != (noted.symptom, noted.status))
    asked = (*case.asked, WONDERED + noted.symptom)
    return msgspec.structs.replace(case, findings=(*known, noted), turn=case.turn + 1, asked=asked)


def wondered_about(case: Case, knowledge: Knowledge) -> Question | None:
    """What the person asked about last, as a question whether it is there: "yes, I have one" answers it."""
    return _open(case, WONDERED, knowledge)


def if_it_is(case: Case, question: Question, knowledge: Knowledge) -> Tier:
    """How soon to be seen if what a "now" question is about is there."""
    about = [f for f in case.findings if f.symptom == question.about]
    about += [question.suspicion] if question.suspicion else []
    there = tuple(msgspec.structs.replace(f, status="present") for f in about)
    return urgency((*case.findings, *there), knowledge, case.medicines)[0]


def answer(case: Case, question: Question, *, yes: bool) -> Case:
    """The case after the answer to a "now" question; "can't tell" is to be passed as yes (safety invariant)."""
    status: Literal["present", "absent"] = "present" if yes else "absent"
    asked_about = [f for f in case.findings if f.symptom == question.about and f.status != "absent"]
    told = {"status": status, "turn": case.turn}
    changed = tuple(msgspec.structs.replace(f, **told) if f in asked_about else f for f in case.findings)
    return msgspec.structs.replace(case, findings=changed, turn=case.turn + 1, asked=(*case.asked, NOTHING_ASKED))


def _as_now(finding: Finding, case: Case, knowledge: Knowledge) -> Tier:
    """How soon to be seen if a finding were there now, by itself."""
    return urgency([msgspec.structs.replace(finding, status="present")], knowledge, case.medicines)[0]


def _open(case: Case, prefix: str, knowledge: Knowledge) -> Question | None:
    last = case.asked[-1] if case.asked else ""
    symptom = knowledge.symptoms.get(last.removeprefix(prefix)) if last.startswith(prefix) else None
    return Question(kind="now", about=symptom.id, shown=symptom.label) if symptom else None


def _is_it_now(new: tuple[Finding, ...], case: Case, reading: Reading, knowledge: Knowledge) -> list[Question]:
    """Feared or past symptoms that would matter if they were there now, worst first.

    Of what turned out to be somebody else's it is asked whether the person cares for them.
    """
    there = {f.symptom for f in case.findings if f.status in COUNTED}
    doubted = [f for f in new if f.status in (*DOUBTED, WHOSE) and f.symptom not in there]
    as_now = {f.symptom: _as_now(f, case, knowledge) for f in doubted}
    nothing_else = not any(f.status in COUNTED for f in new)
    least: dict[str, Tier] = {WHOSE: "emergency"}
    least |= dict.fromkeys(DOUBTED, "none" if nothing_else else "same_day")
    corrected = {f.symptom for f in reading.findings if f.status in COUNTED}
    asked = [f for f in doubted if f.symptom in corrected or rank(as_now[f.symptom]) >= rank(least[f.status])]
    asked.sort(key=lambda f: -rank(as_now[f.symptom]))
    return [Question(kind="now", about=f.symptom, shown=knowledge.symptoms[f.symptom].label) for f in asked]


def _is_it_there_too(new: tuple[Finding, ...], case: Case, reading: Reading, k: Knowledge) -> list[Question]:
    """Symptoms that were told of one place, and now of another beside it ("it's my hip, not my back")."""
    left = left_behind(case.findings, new, reading, k)
    return [Question(kind="now", about=f.symptom, shown=k.symptoms[f.symptom].label) for f in left]


def _is_it_that(case: Case, reading: Reading, k: Knowledge) -> list[Question]:
    """What the message sounds much like, if nobody spoke of it and it would make it more urgent: today at least.

    Nobody is asked about despair because of a guess.
    """
    suspected = reading.suspected
    if suspected is None or any(f.symptom == suspected.symptom for f in case.findings):
        return []
    if k.symptoms[suspected.symptom].crisis:
        return []
    suspicion = msgspec.structs.replace(suspected, turn=case.turn - 1)
    label = k.symptoms[suspicion.symptom].label
    question = Question(kind="now", about=suspicion.symptom, shown=label, suspicion=suspicion)
    least = max(rank("same_day"), rank(urgency(case.findings, k, case.medicines)[0]) + 1)
    return [question] if rank(if_it_is(case, question, k)) >= least else []


def _where_is_it(new: tuple[Finding, ...], knowledge: Knowledge) -> list[Question]:
    return [
        Question(kind="where", about=f.symptom, shown=f.text)
        for f in new
        if f.status in COUNTED and knowledge.symptoms[f.symptom].ask
    ]


def _what_is_it(reading: Reading, knowledge: Knowledge) -> list[Question]:
    return [
        Question(kind="what", about=id_, shown=text) for id_, text in reading.unplaced if id_ in knowledge.body_parts
    ]
