"""What to say after a message: which responses of the domain, in which order, filled with what.

Pure: the actions only pass the result on to Rasa.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from bot.findings import Finding, Reading
from bot.knowledge import Knowledge
from bot.knowledge.model import RedFlag
from bot.triage.assessment import Assessment, assess, to_contract
from bot.triage.case import Added, Case
from bot.triage.questions import DOUBTED, NOTHING_ASKED, Question, next_question
from bot.triage.urgency import COUNTED, counted, rank
from bot.triage.wording import capital, fill, heard, join, understood

SHOWN_SITES = 2
"""Sites explained in one answer; the rest are named. More would bury what to do."""


class Say(msgspec.Struct, frozen=True, kw_only=True):
    """One message: a response of the domain, the values for its placeholders, and the structured part for channels."""

    response: str
    values: dict[str, str]
    metadata: dict[str, Any]
    buttons: tuple[dict[str, str], ...] = ()


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """All messages after one of the person's, in order, and the case as it then stands."""

    says: tuple[Say, ...]
    case: Case
    tier: str
    question: Question | None


def reply(
    added: Added,
    reading: Reading,
    knowledge: Knowledge,
    words: Mapping[str, str],
    nothing: str = "utter_clarify",
    *,
    ask: bool = True,
) -> Reply:
    """Answer a message.

    Args:
        added: the case with the message, and the message's findings.
        reading: the message.
        knowledge: the curated facts.
        words: what the operator's placeholders stand for (bot.settings.Settings.words).
        nothing: the response when there is nothing to assess and nothing to ask.
        ask: whether a question may follow.
    """
    assessment = assess(added.case, knowledge)
    question = next_question(added.case, added.new, reading, knowledge) if ask else None
    asks_where = question is not None and question.kind == "where"
    says = _assessed(assessment, added, knowledge, words, asks_where=asks_where)
    if question:
        says.append(_ask(question, knowledge, words))
    if not says:
        says.append(_nothing_placed(added, reading, knowledge, words, nothing))
    case = msgspec.structs.replace(added.case, asked=(*added.case.asked, question.id if question else NOTHING_ASKED))
    return Reply(says=tuple(says), case=case, tier=assessment.tier, question=question)


def reassess(
    case: Case,
    knowledge: Knowledge,
    words: Mapping[str, str],
    nothing: str = "utter_not_now",
    *,
    ask: bool = True,
) -> Reply:
    """Answer with the case as it now stands, after a question was answered; what else was feared is asked next.

    Without `ask` it is the answer once more, for whoever wants no question.
    """
    open_ones = tuple(f for f in case.findings if f.status in COUNTED or f.status in DOUBTED)
    return reply(Added(case, open_ones), Reading(), knowledge, words, nothing, ask=ask)


def in_crisis(case: Case, knowledge: Knowledge, words: Mapping[str, str]) -> Say:
    """The crisis answer to a message that sounds like despair."""
    return _crisis(assess(case, knowledge), knowledge, words, again=False)


def reminder(case: Case, knowledge: Knowledge, words: Mapping[str, str]) -> Say | None:
    """The emergency's advice in short, to be repeated before anything else is said; None without an emergency."""
    assessment = assess(case, knowledge)
    if assessment.tier != "emergency":
        return None
    flags = _flags(assessment, knowledge)
    if flags[0].crisis:
        return _crisis(assessment, knowledge, words, again=True)
    values = {**words, "heard": heard(_matched(assessment, flags), knowledge)}
    metadata = _help("emergency", words) | to_contract(assessment, knowledge) | {"reminder": True}
    return Say(response="utter_emergency_reminder", values=values, metadata=metadata)


def _assessed(
    assessment: Assessment, added: Added, k: Knowledge, words: Mapping[str, str], *, asks_where: bool
) -> list[Say]:
    """The urgent messages first, then what there is to say of new symptoms that are not part of an emergency.

    A symptom that is about to be asked where it is waits for its answer, unless it is urgent wherever it is.
    """
    says: list[Say] = []
    body = assess(msgspec.structs.replace(added.case, findings=_bodily(added.case.findings, k)), k)
    if body.tier == "emergency":
        says.append(_emergency(assessment, k, words))
    if any(flag.crisis for flag in _flags(assessment, k)):
        says.append(_crisis(assessment, k, words, again=_bodily(added.new, k) == added.new))
    new = counted(_bodily(added.new, k))
    waits = asks_where and rank(body.tier) < rank("same_day") and all(k.symptoms[f.symptom].ask for f in new)
    if body.tier != "emergency" and new and not waits:
        says.append(_assessment(body, k, words))
    return says


def _bodily(findings: tuple[Finding, ...], k: Knowledge) -> tuple[Finding, ...]:
    return tuple(f for f in findings if not k.symptoms[f.symptom].crisis)


def _emergency(assessment: Assessment, k: Knowledge, words: Mapping[str, str]) -> Say:
    flags = [flag for flag in _flags(assessment, k) if not flag.crisis]
    tier, lead = k.tiers["emergency"], flags[0]
    values = {
        **words,
        "heard": heard(_matched(assessment, flags), k),
        "why": lead.why,
        "escort": fill(lead.escort, words) if lead.escort else "",
        "action": fill(tier.action, words),
        "nobody_answers": fill(tier.nobody_answers, words),
        "sooner": fill(tier.sooner, words),
    }
    metadata = _help("emergency", words) | to_contract(assessment, k)
    return Say(response="utter_emergency", values=values, metadata=metadata)


def _crisis(assessment: Assessment, k: Knowledge, words: Mapping[str, str], *, again: bool) -> Say:
    """The crisis answer; in short when the message itself speaks of something else."""
    metadata = _help("crisis", words) | to_contract(assessment, k)
    if again:
        metadata["reminder"] = True
    response = "utter_crisis_reminder" if again else "utter_crisis"
    return Say(response=response, values=dict(words), metadata=metadata)


def _flags(assessment: Assessment, k: Knowledge) -> list[RedFlag]:
    """The red flags behind an assessment, those of the body first."""
    flags = [k.red_flags[r.rule] for r in assessment.tier_reasons if r.rule in k.red_flags]
    return sorted(flags, key=lambda flag: flag.crisis)


def _matched(assessment: Assessment, flags: list[RedFlag]) -> list[Finding]:
    """The findings that the red flags are about; all that count if the urgency came from elsewhere."""
    named = {symptom for flag in flags for need in flag.needs for symptom in need.symptoms}
    present = counted(assessment.findings)
    return [f for f in present if f.symptom in named] or present


def _assessment(assessment: Assessment, k: Knowledge, words: Mapping[str, str]) -> Say:
    tier = k.tiers[assessment.tier]
    flags = _flags(assessment, k)
    sites = [k.sites[s.site] for s in assessment.sites[:SHOWN_SITES]]
    values = {
        **words,
        "understood": understood(assessment, k),
        "action": fill(tier.action, words),
        "nobody_answers": fill(tier.nobody_answers, words),
        "sooner": fill(tier.sooner, words),
        "why": flags[0].why if flags else "",
    }
    metadata = {"type": "assessment", **to_contract(assessment, k)}
    if not sites:
        values["explained"] = _vague(assessment, k)
        return Say(response="utter_assessment_no_site", values=values, metadata=metadata)
    values["explained"] = "\n".join(
        "- " + k.phrases.site_line.format(name=capital(s.name), why=s.why, tests=s.tests) for s in sites
    )
    values["others"] = sites[0].others
    return Say(response="utter_assessment", values=values, metadata=metadata)


def _vague(assessment: Assessment, k: Knowledge) -> str:
    found = [k.symptoms[f.symptom] for f in counted(assessment.findings)]
    sites = [k.sites[site].name for symptom in found for site in symptom.sites]
    if not sites:
        return ""
    return k.phrases.vague_line.format(
        symptoms=join(list(dict.fromkeys(s.label for s in found)), k.phrases),
        sites=join(list(dict.fromkeys(sites)), k.phrases),
    )


def _ask(question: Question, k: Knowledge, words: Mapping[str, str]) -> Say:
    metadata = {"type": "question", "about": question.about, "question": question.kind}
    values = {**words, "shown": question.shown}
    if question.kind == "where":
        return Say(response=f"utter_ask_{k.symptoms[question.about].ask}", values=values, metadata=metadata)
    return Say(response=f"utter_ask_{question.kind}", values=values, metadata=metadata)


def _nothing_placed(added: Added, reading: Reading, k: Knowledge, words: Mapping[str, str], nothing: str) -> Say:
    if any(f.status == "absent" for f in added.new):
        return Say(response="utter_only_denied", values=dict(words), metadata={"type": "clarify"})
    if not reading.proposed:
        return Say(response=nothing, values=dict(words), metadata={"type": "clarify"})
    labels = [k.symptoms[id_].label for id_ in reading.proposed]
    buttons = tuple({"title": capital(label), "payload": k.phrases.offer.format(symptom=label)} for label in labels)
    metadata = {"type": "clarify", "proposed": list(reading.proposed)}
    return Say(response="utter_did_you_mean", values=dict(words), metadata=metadata, buttons=buttons)


def _help(type_: str, words: Mapping[str, str]) -> dict[str, Any]:
    """The structured part of an urgent answer: whom a channel should offer to ring."""
    emergency = (words["emergency_number"], words["emergency_number"])
    crisis = (words["crisis"], words["crisis_number"])
    order = (emergency,) if type_ == "emergency" else (crisis, emergency)
    call = [{"label": label, "number": number} for label, number in order if any(map(str.isdigit, number))]
    return {"type": type_, "help": {"call": call}}
