"""The messages that come first: emergency, crisis, their short reminders, and what stays of one that was taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.findings import Finding
from bot.knowledge import Knowledge
from bot.knowledge.model import RedFlag
from bot.triage.assessment import Assessment, assess, to_contract
from bot.triage.case import Added, Case
from bot.triage.say import Say
from bot.triage.urgency import counted
from bot.triage.wording import fill, heard


def emergency(assessment: Assessment, k: Knowledge, words: Mapping[str, str]) -> Say:
    """Whom to ring now, and what to say there; in other words to whoever cares for the person."""
    lead = next(flag for flag in flags_behind(assessment, k) if not flag.crisis)
    tier = k.tiers["emergency"]
    cares = assessment.person == "someone_else"
    why = (cares and lead.why_carer) or lead.why
    escort = (cares and lead.escort_carer) or lead.escort
    values = {
        **words,
        "heard": _heard(assessment, k),
        "why": why,
        "escort": fill(escort, words) if escort else "",
        "action": fill(tier.action, words),
        "nobody_answers": fill(tier.nobody_answers, words),
        "sooner": fill(tier.sooner, words),
    }
    response = "utter_emergency_of_someone_else" if cares else "utter_emergency"
    return Say(response=response, values=values, metadata=whom_to_ring("emergency", words) | to_contract(assessment, k))


def crisis(assessment: Assessment, k: Knowledge, words: Mapping[str, str], *, again: bool) -> Say:
    """The crisis answer; in short when the message itself speaks of something else."""
    metadata = whom_to_ring("crisis", words) | to_contract(assessment, k)
    if again:
        metadata["reminder"] = True
    response = "utter_crisis_reminder" if again else "utter_crisis"
    return Say(response=response, values=dict(words), metadata=metadata)


def in_crisis(case: Case, knowledge: Knowledge, words: Mapping[str, str]) -> Say:
    """The crisis answer to a message that sounds like despair."""
    return crisis(assess(case, knowledge), knowledge, words, again=False)


def reminder(case: Case, knowledge: Knowledge, words: Mapping[str, str]) -> Say | None:
    """The emergency's advice in short, to be repeated before anything else is said; None without an emergency.

    Of an emergency that was taken back it says what to do if it does happen.
    """
    assessment = assess(case, knowledge)
    if assessment.tier != "emergency":
        return _if_it_happens(case, knowledge, words) if case.taken_back else None
    if flags_behind(assessment, knowledge)[0].crisis:
        return crisis(assessment, knowledge, words, again=True)
    values = {**words, "heard": _heard(assessment, knowledge)}
    metadata = whom_to_ring("emergency", words) | to_contract(assessment, knowledge) | {"reminder": True}
    return Say(response="utter_emergency_reminder", values=values, metadata=metadata)


def correction(added: Added, k: Knowledge, words: Mapping[str, str]) -> Say | None:
    """What a message took back, and, as long as it stays taken back, what to do if it does happen; or None."""
    case = added.case
    if not added.taken_back:
        calm = assess(case, k).tier != "emergency"
        return _if_it_happens(case, k, words) if case.taken_back and calm else None
    urgent = set(added.taken_back) & set(case.taken_back)
    metadata = {"type": "clarify", "taken_back": [f.symptom for f in added.taken_back]}
    if urgent:
        metadata |= {"help": whom_to_ring("emergency", words)["help"]}
    others = {f.symptom for f in added.new if f.status == "other_person"}
    elses = "utter_somebody_elses" if others.issuperset(f.symptom for f in added.taken_back) else "utter_taken_back"
    response = "utter_emergency_taken_back" if urgent else elses
    return Say(response=response, values={**words, "heard": heard(added.taken_back, k)}, metadata=metadata)


def flags_behind(assessment: Assessment, k: Knowledge) -> list[RedFlag]:
    """The red flags behind an assessment, those of the body first."""
    flags = [k.red_flags[r.rule] for r in assessment.tier_reasons if r.rule in k.red_flags]
    return sorted(flags, key=lambda flag: flag.crisis)


def _if_it_happens(case: Case, k: Knowledge, words: Mapping[str, str]) -> Say:
    metadata = {"type": "clarify", "help": whom_to_ring("emergency", words)["help"], "reminder": True}
    values = {**words, "heard": heard(case.taken_back, k)}
    return Say(response="utter_emergency_if_it_happens", values=values, metadata=metadata)


def _heard(assessment: Assessment, k: Knowledge) -> str:
    """What the emergency is about, in words."""
    return heard(_matched(assessment, [flag for flag in flags_behind(assessment, k) if not flag.crisis]), k)


def _matched(assessment: Assessment, flags: Sequence[RedFlag]) -> list[Finding]:
    """The findings that the red flags are about; all that count if the urgency came from elsewhere."""
    named = {symptom for flag in flags for need in flag.needs for symptom in need.symptoms}
    present = counted(assessment.findings)
    return [f for f in present if f.symptom in named] or present


def whom_to_ring(type_: str, words: Mapping[str, str]) -> dict[str, Any]:
    """The structured part of an urgent answer: whom a channel should offer to ring."""
    emergency_line = (words["emergency_number"], words["emergency_number"])
    crisis_line = (words["crisis"], words["crisis_number"])
    order = (emergency_line,) if type_ == "emergency" else (emergency_line, crisis_line)
    call = [{"label": label, "number": number} for label, number in order if any(map(str.isdigit, number))]
    return {"type": type_, "help": {"call": call}}
