"""What to say after a message: which responses of the domain, in which order, filled with what.

Pure: the actions only pass the result on to Rasa.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bot.findings import Finding, Reading
from bot.knowledge import Knowledge
from bot.triage.assessment import Assessment, assess, to_contract
from bot.triage.case import Added, Case
from bot.triage.explaining import explained, vague
from bot.triage.questions import DOUBTED, Question, if_it_is, next_question, with_question
from bot.triage.say import Say
from bot.triage.urgency import COUNTED, counted, rank
from bot.triage.urgent import correction, crisis, emergency, flags_behind
from bot.triage.wording import capital, fill, understood


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
        says.append(_ask(question, added.case, knowledge, words))
    if not says and not added.taken_back:
        says.append(_nothing_placed(added, reading, knowledge, words, nothing))
    note = correction(added, knowledge, words)
    if note:
        says.insert(1 if assessment.tier == "emergency" else 0, note)
    case = with_question(added.case, question)
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


def _assessed(
    assessment: Assessment, added: Added, k: Knowledge, words: Mapping[str, str], *, asks_where: bool
) -> list[Say]:
    """The urgent messages first, then what there is to say of new symptoms that are not part of an emergency.

    A symptom that is about to be asked where it is waits for its answer, unless it is urgent wherever it is.
    """
    says: list[Say] = []
    body = assess(msgspec.structs.replace(added.case, findings=_bodily(added.case.findings, k)), k)
    if body.tier == "emergency":
        says.append(emergency(assessment, k, words))
    if any(flag.crisis for flag in flags_behind(assessment, k)):
        says.append(crisis(assessment, k, words, again=_bodily(added.new, k) == added.new))
    # Without what was taken back the rest may be answered in another way.
    new = counted(_bodily(added.case.findings if added.taken_back else added.new, k))
    waits = asks_where and rank(body.tier) < rank("same_day") and all(k.symptoms[f.symptom].ask for f in new)
    if body.tier != "emergency" and new and not waits:
        says.append(_assessment(body, k, words))
    return says


def _bodily(findings: tuple[Finding, ...], k: Knowledge) -> tuple[Finding, ...]:
    return tuple(f for f in findings if not k.symptoms[f.symptom].crisis)


def _assessment(assessment: Assessment, k: Knowledge, words: Mapping[str, str]) -> Say:
    tier = k.tiers[assessment.tier]
    flags = flags_behind(assessment, k)
    values = {
        **words,
        "understood": understood(assessment, k),
        "action": fill(tier.action, words),
        "nobody_answers": fill(tier.nobody_answers, words),
        "sooner": fill(tier.sooner, words),
        "why": flags[0].why if flags else "",
    }
    metadata = {"type": "assessment", **to_contract(assessment, k)}
    if not assessment.sites:
        values["explained"] = vague(assessment, k)
        return Say(response="utter_assessment_no_site", values=values, metadata=metadata)
    values["explained"] = explained(assessment, k)
    values["others"] = k.sites[assessment.sites[0].site].others
    return Say(response="utter_assessment", values=values, metadata=metadata)


def _ask(question: Question, case: Case, k: Knowledge, words: Mapping[str, str]) -> Say:
    metadata = {"type": "question", "about": question.about, "question": question.kind}
    urgent = question.kind == "now" and if_it_is(case, question, k) == "emergency"
    values = {**words, "shown": question.shown, "if_it_is": fill(k.phrases.if_it_is, words) if urgent else ""}
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
