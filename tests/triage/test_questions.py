"""What has to be asked, and what the answers change."""

from __future__ import annotations

import pytest

from bot.findings import Before, Modifiers, Reading, Status
from bot.triage.case import Case
from bot.triage.questions import Question, answer, before, next_question, open_question
from bot.triage.reply import Reply, reply
from bot.triage.urgency import urgency
from tests.triage.build import WORDS, K, answer_to, found, say, symptoms, texts, types

GENERAL = sorted(s.id for s in K.symptoms.values() if s.ask)
URGENT = sorted(s.id for s in K.symptoms.values() if s.tier == "emergency")


def asked(*told: tuple[str, Status], case: Case | None = None, **rest: object) -> str | None:
    """The id of the question after a message with these symptoms."""
    findings = [found(symptom, status) for symptom, status in told]
    added = say(*findings, case=case, **rest)
    question = next_question(added.case, added.new, Reading(findings=tuple(findings), **rest), K)  # type: ignore[arg-type]
    return question.id if question else None


@pytest.mark.parametrize("symptom", GENERAL)
def test_a_general_symptom_is_asked_where(symptom: str) -> None:
    assert asked((symptom, "present")) == f"where:{symptom}"


@pytest.mark.parametrize("symptom", GENERAL)
def test_it_is_not_asked_twice(symptom: str) -> None:
    case = answer_to(found(symptom)).case
    assert asked((symptom, "present"), case=case) != f"where:{symptom}"


def test_whoever_told_how_it_is_is_asked_once_more_where() -> None:
    told = answer_to(case=answer_to(found("pain")).case, loose=Modifiers(trend="worse"))
    assert [message.response for message in told.says] == ["utter_ask_where_pain"]
    again = answer_to(case=told.case, loose=Modifiers(night=True))
    assert [message.response for message in again.says] == ["utter_assessment_no_site"]


@pytest.mark.parametrize("symptom", URGENT)
@pytest.mark.parametrize("status", ["hypothetical", "past"])
def test_a_feared_or_past_emergency_is_asked_now(symptom: str, status: Status) -> None:
    assert asked((symptom, status)) == f"now:{symptom}"


def test_a_feared_symptom_alone_is_asked_now_even_if_mild() -> None:
    assert asked(("cough", "hypothetical")) == "now:cough"


def test_a_feared_symptom_that_a_treatment_makes_urgent_is_asked_now() -> None:
    assert asked(("diarrhoea", "hypothetical"), ("fatigue", "present")) != "now:diarrhoea"
    treated = Case(medicines=("pembrolizumab",))
    assert asked(("diarrhoea", "hypothetical"), ("fatigue", "present"), case=treated) == "now:diarrhoea"


def test_a_mild_feared_symptom_beside_a_present_one_is_not_asked() -> None:
    assert asked(("cough", "hypothetical"), ("jaundice", "present")) is None


def test_an_urgent_feared_symptom_beside_a_present_one_is_asked() -> None:
    assert asked(("leg_weakness", "hypothetical"), ("back_pain", "present")) == "now:leg_weakness"


def test_somebody_elses_emergency_is_asked_whose_it_is() -> None:
    assert asked(("rest_dyspnoea", "other_person"), ("insomnia", "present")) == "now:rest_dyspnoea"
    assert asked(("cough", "other_person"), ("insomnia", "present")) is None


def test_the_dangerous_question_comes_first() -> None:
    assert asked(("cough", "past"), ("seizure", "past")) == "now:seizure"
    assert asked(("swelling", "present"), ("seizure", "hypothetical")) == "now:seizure"


def test_an_emergency_ends_the_questions() -> None:
    assert asked(("leg_weakness", "present"), ("swelling", "present"), ("seizure", "past")) is None
    assert asked(("swelling", "present"), case=say(found("leg_weakness")).case) is None


def test_what_was_told_as_there_is_not_asked_now() -> None:
    assert asked(("jaundice", "past"), ("jaundice", "present")) is None
    assert asked(("jaundice", "past"), case=say(found("jaundice")).case) is None


def test_what_is_denied_is_not_asked() -> None:
    status: Status = "absent"
    assert asked(("seizure", status)) is None


def test_a_body_part_without_a_symptom_is_asked_what() -> None:
    assert asked(unplaced=(("leg", "my leg"),)) == "what:leg"


def test_a_body_part_beside_a_symptom_is_not_asked() -> None:
    assert asked(("cough", "present"), unplaced=(("leg", "my leg"),)) is None


def test_words_that_are_no_body_part_are_not_asked() -> None:
    assert asked(unplaced=(("burning", "burning"),)) is None


def test_nothing_told_is_nothing_asked() -> None:
    assert asked() is None


@pytest.mark.parametrize("symptom", URGENT)
@pytest.mark.parametrize("status", ["hypothetical", "past"])
def test_the_question_whether_an_emergency_is_there_says_what_to_do(symptom: str, status: Status) -> None:
    [*_, question] = answer_to(found(symptom, status)).says
    assert question.response == "utter_ask_now"
    assert WORDS["emergency_number"] in texts(question)[0]


def test_together_with_what_is_there_it_may_be_an_emergency() -> None:
    stiff = answer_to(found("stiff_neck")).case
    assert WORDS["emergency_number"] in texts(answer_to(found("fever", "hypothetical"), case=stiff).says[-1])[0]
    assert WORDS["emergency_number"] not in texts(answer_to(found("cough", "hypothetical")).says[-1])[0]


def test_the_question_what_it_is_like_says_what_to_do_in_an_emergency() -> None:
    assert WORDS["emergency_number"] in texts(answer_to(unplaced=(("leg", "legs"),)).says[0])[0]


def waiting(symptom: str = "seizure", status: Status = "hypothetical") -> Case:
    return answer_to(found(symptom, status)).case


def test_the_question_put_last_is_open() -> None:
    question = open_question(waiting(), K)
    assert question == Question(kind="now", about="seizure", shown=K.symptoms["seizure"].label)


@pytest.mark.parametrize(
    "case",
    [
        Case(),
        answer_to(found("swelling")).case,
        Case(asked=("now:no_such_symptom",)),
        Case(asked=("now:seizure", "answered")),
        Case(asked=("now:seizure", "where:swelling")),
    ],
)
def test_no_other_question_is_open(case: Case) -> None:
    assert open_question(case, K) is None


@pytest.mark.parametrize("status", ["hypothetical", "past"])
@pytest.mark.parametrize(("yes", "now", "tier"), [(True, "present", "emergency"), (False, "absent", "none")])
def test_the_answer_settles_it(status: Status, yes: bool, now: str, tier: str) -> None:
    case = waiting(status=status)
    question = open_question(case, K)
    assert question is not None
    settled = answer(case, question, yes=yes)
    assert symptoms(settled) == [("seizure", now)]
    assert urgency(settled.findings, K)[0] == tier
    assert open_question(settled, K) is None


def test_the_answer_leaves_other_findings_alone() -> None:
    case = answer_to(found("back_pain"), found("leg_weakness", "past"), found("cough", "past")).case
    question = open_question(case, K)
    assert question is not None
    assert symptoms(answer(case, question, yes=False)) == [
        ("back_pain", "present"),
        ("leg_weakness", "absent"),
        ("cough", "past"),
    ]


def test_the_next_message_goes_on_from_the_place_asked_about_or_told_last() -> None:
    def no(_: object) -> None:
        return None

    assert before(Case(), K, no) == Before()
    assert before(answer_to(unplaced=(("leg", "legs"),)).case, K, no) == Before(place="leg", asked=True)
    told = answer_to(found("arm_pain", body_part="arm")).case
    assert before(told, K, no) == Before(place="arm")
    assert before(answer_to(found("cough"), case=told).case, K, no) == Before()


def test_the_next_message_may_say_where_it_is() -> None:
    case = answer_to(found("pain")).case
    assert before(case, K, lambda f: f"{f.symptom}, worst ever") == Before(told="pain, worst ever")


def suspecting(symptom: str, *told: tuple[str, Status], case: Case | None = None) -> Reply:
    """The reply to a message with these symptoms that sounds much like another one."""
    findings = [found(told_of, status) for told_of, status in told]
    suspected = found(symptom, "hypothetical", text="all of it")
    added = say(*findings, case=case)
    return reply(added, Reading(findings=tuple(findings), suspected=suspected), K, WORDS)


def test_nobody_is_asked_about_despair_because_of_a_guess() -> None:
    assert suspecting("suicidal_thoughts", ("cough", "present")).question is None


@pytest.mark.parametrize("symptom", [s for s in URGENT if not K.symptoms[s].crisis])
def test_an_emergency_that_the_message_sounds_like_is_asked_about(symptom: str) -> None:
    said = suspecting(symptom, ("hoarseness", "present"))
    assert types(said) == ["assessment", "question"]
    assert said.question is not None and said.question.id == f"now:{symptom}"
    assert all(WORDS["emergency_number"] in text for text in texts(said.says[-1]))


def test_what_it_sounds_like_counts_only_once_it_is_confirmed() -> None:
    case = suspecting("seizure", ("cough", "present")).case
    assert urgency(case.findings, K)[0] != "emergency"
    question = open_question(case, K)
    assert question is not None
    confirmed = answer(case, question, yes=True)
    assert urgency(confirmed.findings, K)[0] == "emergency"
    assert [f.text for f in confirmed.findings if f.symptom == "seizure"] == ["all of it"]
    denied = answer(case, question, yes=False)
    assert urgency(denied.findings, K) == urgency([found("cough")], K)


def test_what_it_sounds_like_is_not_asked_where_it_would_not_be_more_urgent() -> None:
    assert suspecting("fatigue", ("cough", "present")).question is None
    assert suspecting("pale_stool", ("jaundice", "present")).question is None


@pytest.mark.parametrize("status", ["present", "absent", "past"])
def test_what_was_spoken_of_already_is_not_suspected(status: Status) -> None:
    case = answer_to(found("seizure", status)).case
    said = suspecting("seizure", ("cough", "present"), case=case)
    assert said.question is None or said.question.suspicion is None
