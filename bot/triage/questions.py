"""What has to be asked before a message can be placed: where, what, or whether it is happening now.

At most one question a turn, the dangerous one first, and none once there is an emergency.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from bot.findings import Finding, Reading
from bot.knowledge import Knowledge
from bot.knowledge.model import Tier
from bot.triage.case import Case
from bot.triage.corrections import left_behind
from bot.triage.urgency import COUNTED, rank, urgency

Kind = Literal["where", "now", "what"]
DOUBTED = frozenset(("hypothetical", "past"))
"""Statuses of what is asked about rather than dropped."""

WHOSE = "other_person"
"""Status of what is asked about only if it would be an emergency: carers also tell how they are themselves."""

NOTHING_ASKED = "-"
"""Stands among the questions asked for a turn without one: a question is open until the person speaks of more."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question.

    `about` is a symptom id ("where" it is, or whether it is there "now") or a body part ("what" is wrong with it);
    `shown` is how the person called it.
    """

    kind: Kind
    about: str
    shown: str

    @property
    def id(self) -> str:
        """Name under which it is remembered as asked."""
        return f"{self.kind}:{self.about}"


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
        *_is_it_now(new, case, knowledge),
        *_is_it_there_too(new, case, reading, knowledge),
        *_where_is_it(new, knowledge),
        *([] if any(f.status != "absent" for f in new) else _what_is_it(reading, knowledge)),
    ]
    return next((q for q in candidates if q.id not in case.asked or q.kind == "what"), None)


def open_question(case: Case, knowledge: Knowledge) -> Question | None:
    """The yes-or-no question put last, if there is one to answer."""
    if not case.asked or not case.asked[-1].startswith("now:"):
        return None
    about = case.asked[-1].removeprefix("now:")
    symptom = knowledge.symptoms.get(about)
    return Question(kind="now", about=about, shown=symptom.label) if symptom else None


def answer(case: Case, question: Question, *, yes: bool) -> Case:
    """The case after the answer to a "now" question; "can't tell" is to be passed as yes (safety invariant)."""
    status: Literal["present", "absent"] = "present" if yes else "absent"
    asked_about = [f for f in case.findings if f.symptom == question.about and f.status != "absent"]
    changed = tuple(msgspec.structs.replace(f, status=status) if f in asked_about else f for f in case.findings)
    return msgspec.structs.replace(case, findings=changed, turn=case.turn + 1, asked=(*case.asked, NOTHING_ASKED))


def _is_it_now(new: tuple[Finding, ...], case: Case, knowledge: Knowledge) -> list[Question]:
    """Feared or past symptoms that would matter if they were there now, worst first."""
    there = {f.symptom for f in case.findings if f.status in COUNTED}
    doubted = [f for f in new if f.status in (*DOUBTED, WHOSE) and f.symptom not in there]
    as_now = {f.symptom: urgency([msgspec.structs.replace(f, status="present")], knowledge)[0] for f in doubted}
    nothing_else = not any(f.status in COUNTED for f in new)
    least: dict[str, Tier] = {WHOSE: "emergency"}
    least |= dict.fromkeys(DOUBTED, "none" if nothing_else else "same_day")
    asked = [f for f in doubted if rank(as_now[f.symptom]) >= rank(least[f.status])]
    asked.sort(key=lambda f: -rank(as_now[f.symptom]))
    return [Question(kind="now", about=f.symptom, shown=knowledge.symptoms[f.symptom].label) for f in asked]


def _is_it_there_too(new: tuple[Finding, ...], case: Case, reading: Reading, k: Knowledge) -> list[Question]:
    """Symptoms that were told of one place, and now of another beside it ("it's my hip, not my back")."""
    left = left_behind(case.findings, new, reading, k)
    return [Question(kind="now", about=f.symptom, shown=k.symptoms[f.symptom].label) for f in left]


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
