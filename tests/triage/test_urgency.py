"""How soon: red flags, own tiers, ambers that add up."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.findings import Finding, Status
from bot.knowledge.model import Condition, RedFlag, Tier
from bot.triage.urgency import TWO_AMBERS, met, rank, urgency
from tests.triage.build import K, found, meeting

FLAGS = list(K.red_flags.values())
NEEDS = [(flag, i) for flag in FLAGS for i in range(len(flag.needs))]
NAMED = [(flag, i, symptom) for flag, i in NEEDS for symptom in flag.needs[i].symptoms]
MODIFIED = ("body_parts", "onset", "trend", "night", "triggers", "min_days", "min_severity")
MODIFIERS = [
    (flag, i, name) for flag, i in NEEDS for name in MODIFIED if getattr(flag.needs[i], name) not in (None, ())
]
UNRELATED = found("tinnitus")


def named(value: object) -> str | None:
    return value.id if isinstance(value, RedFlag) else None


def all_needs(flag: RedFlag) -> list[Finding]:
    """One finding for each need, of different symptoms."""
    findings: list[Finding] = []
    for need in flag.needs:
        taken = {f.symptom for f in findings}
        findings.append(meeting(need, next(s for s in need.symptoms if s not in taken)))
    return findings


def rules(findings: list[Finding], medicines: tuple[str, ...] = ()) -> list[str]:
    return [reason.rule for reason in urgency(findings, K, medicines)[1]]


def taken(flag: RedFlag) -> tuple[str, ...]:
    """One medicine that a red flag asks for, if it asks for any."""
    return tuple(m.id for m in K.medicines.values() if {m.id, m.group} & set(flag.medicines))[:1]


def fires(flag: RedFlag, findings: list[Finding]) -> bool:
    return met(flag, findings, set(flag.medicines))


@pytest.mark.parametrize(("flag", "i", "symptom"), NAMED, ids=named)
def test_every_symptom_that_a_red_flag_names_fires_it(flag: RedFlag, i: int, symptom: str) -> None:
    findings = all_needs(flag)
    findings[i] = meeting(flag.needs[i], symptom)
    if len({f.symptom for f in findings}) < len(findings):
        # Two needs may name the same symptom; then another one stands for the other need.
        other = next(j for j in range(len(findings)) if j != i and findings[j].symptom == symptom)
        spare = next(s for s in flag.needs[other].symptoms if s != symptom)
        findings[other] = meeting(flag.needs[other], spare)
    assert fires(flag, findings)
    tier, reasons = urgency(findings, K, taken(flag))
    assert rank(tier) >= rank(flag.tier)
    if tier == flag.tier:
        assert flag.id in [reason.rule for reason in reasons]


@pytest.mark.parametrize(("flag", "i"), NEEDS, ids=named)
def test_a_red_flag_does_not_fire_when_one_need_is_missing(flag: RedFlag, i: int) -> None:
    findings = all_needs(flag)
    assert fires(flag, findings)
    findings[i] = UNRELATED
    assert not fires(flag, findings)
    assert flag.id not in rules(findings, taken(flag))


def spoilt(need: Condition, name: str) -> Finding:
    """A finding that meets a need but for one thing."""
    changes: dict[str, dict[str, object]] = {
        "body_parts": {"body_part": "little finger"},
        "onset": {"onset": "gradual" if need.onset == "sudden" else "sudden"},
        "trend": {"trend": "better"},
        "night": {"night": not need.night},
        "triggers": {"triggers": ()},
        "min_days": {"duration_days": (need.min_days or 0) - 1},
        "min_severity": {"severity": (need.min_severity or 0) - 1},
    }
    return msgspec.structs.replace(meeting(need), **changes[name])


@pytest.mark.parametrize(("flag", "i", "name"), MODIFIERS, ids=named)
def test_a_red_flag_needs_every_modifier_that_it_names(flag: RedFlag, i: int, name: str) -> None:
    findings = all_needs(flag)
    findings[i] = spoilt(flag.needs[i], name)
    assert not fires(flag, findings)


@pytest.mark.parametrize("flag", FLAGS, ids=named)
@pytest.mark.parametrize("status", ["absent", "past", "hypothetical", "other_person"])
def test_what_is_not_there_now_fires_nothing(flag: RedFlag, status: Status) -> None:
    findings = [msgspec.structs.replace(f, status=status) for f in all_needs(flag)]
    assert urgency(findings, K) == ("none", ())


@pytest.mark.parametrize("flag", FLAGS, ids=named)
def test_doubt_counts_as_yes(flag: RedFlag) -> None:
    findings = [msgspec.structs.replace(f, status="uncertain") for f in all_needs(flag)]
    assert rank(urgency(findings, K, taken(flag))[0]) >= rank(flag.tier)


def test_one_finding_does_not_meet_two_needs() -> None:
    flag = K.red_flags["high_calcium"]
    thirst = found("excess_thirst")
    assert not met(flag, [thirst])
    assert met(flag, [thirst, found("polyuria")])


@pytest.mark.parametrize("symptom", K.symptoms.values(), ids=lambda s: s.id)
def test_a_symptom_alone_has_its_own_tier_or_that_of_a_red_flag(symptom: object) -> None:
    symptom_ = K.symptoms[symptom.id]  # type: ignore[attr-defined]
    tier, reasons = urgency([found(symptom_.id)], K)
    if tier == symptom_.tier:
        assert symptom_.id in [reason.rule for reason in reasons]
    else:
        assert rank(tier) > rank(symptom_.tier)
        assert {reason.rule for reason in reasons} <= set(K.red_flags)


@pytest.mark.parametrize(
    ("finding", "tier"),
    [
        (found("blurred_vision"), "days"),
        (found("blurred_vision", duration_days=13), "days"),
        (found("blurred_vision", duration_days=14), "same_day"),
        (found("blurred_vision", trend="worse"), "same_day"),
        (found("blurred_vision", trend="better"), "days"),
        (found("pain"), "routine"),
        (found("pain", trend="worse"), "days"),
        (found("hot_flushes", trend="worse", duration_days=90), "routine"),
    ],
)
def test_some_symptoms_rise_when_they_last_or_grow(finding: Finding, tier: Tier) -> None:
    assert urgency([finding], K)[0] == tier


def test_some_symptoms_rise_in_company_of_the_same_site() -> None:
    alone, company, elsewhere = found("blurred_vision"), found("memory_loss"), found("dry_cough")
    assert urgency([alone, elsewhere], K)[0] == "days"
    assert urgency([alone, company], K)[0] == "same_day"
    assert urgency([alone, found("blurred_vision", side="left")], K)[0] == "days"


@pytest.mark.parametrize(
    ("findings", "two"),
    [
        ([found("dry_cough", trend="worse"), found("rib_pain", trend="worse", turn=1)], True),
        ([found("dry_cough", duration_days=30), found("rib_pain", trend="worse", turn=1)], True),
        ([found("dry_cough", duration_days=30), found("cough", duration_days=30, turn=1)], True),
        ([found("dry_cough", duration_days=30), found("cough", duration_days=30)], False),
        ([found("dry_cough", trend="worse"), found("rib_pain")], False),
        ([found("dry_cough"), found("rib_pain")], False),
        ([found("rib_pain", trend="worse", side="left"), found("rib_pain", duration_days=30)], False),
        ([found("dry_cough", trend="worse"), found("rib_pain", "past", trend="worse")], False),
    ],
)
def test_two_ambers_are_seen_the_same_day(findings: list[Finding], two: bool) -> None:
    tier, reasons = urgency(findings, K)
    assert tier == ("same_day" if two else "days")
    assert (TWO_AMBERS in [reason.rule for reason in reasons]) == two


def test_every_reason_names_sources_that_are_listed() -> None:
    for flag in FLAGS:
        for reason in urgency(all_needs(flag), K, taken(flag))[1]:
            assert reason.sources
            assert set(reason.sources) <= {*K.sources, "unsourced"}


@pytest.mark.parametrize(
    ("findings", "tier"),
    [
        ([found("headache", triggers=("lying",))], "emergency"),
        ([found("headache", triggers=("mornings",))], "emergency"),
        ([found("headache")], "days"),
        ([found("leg_pain", body_part="leg", triggers=("cannot_bear_weight",))], "emergency"),
        ([found("fracture", triggers=("cannot_bear_weight",))], "emergency"),
        ([found("hot_swollen_arm")], "same_day"),
        ([found("haemoptysis", severity=8)], "emergency"),
        ([found("bone_pain", triggers=("cannot_move",))], "emergency"),
        ([found("back_pain"), found("tingling", body_part="foot")], "emergency"),
        ([found("haemoptysis"), found("back_pain")], "emergency"),
        ([found("pleuritic_pain"), found("dyspnoea")], "emergency"),
        ([found("pleuritic_pain"), found("palpitations")], "emergency"),
        ([found("pleuritic_pain"), found("one_leg_swelling")], "emergency"),
        ([found("pleuritic_pain")], "same_day"),
        ([found("one_leg_swelling")], "same_day"),
        ([found("exertional_dyspnoea", trend="worse")], "same_day"),
        ([found("hip_groin_pain", triggers=("standing",))], "same_day"),
        ([found("leg_pain", body_part="leg", triggers=("standing",))], "same_day"),
        ([found("constipation"), found("nausea")], "same_day"),
        ([found("fracture")], "same_day"),
        ([found("fracture", "past")], "none"),
    ],
)
def test_rows_of_the_clinical_reference(findings: list[Finding], tier: Tier) -> None:
    assert urgency(findings, K)[0] == tier


def test_nothing_told_is_no_urgency() -> None:
    assert urgency([], K) == ("none", ())


STATUSES = st.sampled_from(["present", "uncertain", "absent", "past", "hypothetical", "other_person"])
FINDINGS = st.builds(
    found,
    st.sampled_from(sorted(K.symptoms)),
    STATUSES,
    duration_days=st.sampled_from([None, 1, 14, 60]),
    onset=st.sampled_from([None, "sudden", "gradual"]),
    trend=st.sampled_from([None, "worse", "better", "same"]),
    severity=st.sampled_from([None, 3, 8]),
    night=st.sampled_from([None, True]),
    triggers=st.sampled_from([(), ("straining",), ("lying", "straining")]),
    body_part=st.sampled_from([None, "leg", "arm", "face"]),
)


@settings(deadline=None, derandomize=True, max_examples=500)
@given(st.lists(FINDINGS, max_size=6), FINDINGS)
def test_one_more_finding_never_lowers_the_tier(told: list[Finding], more: Finding) -> None:
    assert rank(urgency([*told, more], K)[0]) >= rank(urgency(told, K)[0])


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.lists(FINDINGS, min_size=2, max_size=6), st.randoms())
def test_the_order_in_which_things_are_told_does_not_matter(told: list[Finding], shuffle: object) -> None:
    again = list(told)
    shuffle.shuffle(again)  # type: ignore[attr-defined]
    assert urgency(again, K)[0] == urgency(told, K)[0]


@pytest.mark.parametrize(
    ("findings", "medicines", "tier"),
    [
        ([found("malaise")], (), "routine"),
        ([found("malaise")], ("letrozole",), "routine"),
        ([found("malaise")], ("chemotherapy",), "same_day"),
        ([found("malaise")], ("docetaxel",), "same_day"),
        ([found("malaise")], ("palbociclib",), "same_day"),
        ([found("malaise"), found("dyspnoea")], ("docetaxel",), "emergency"),
        ([found("cough")], ("trastuzumab_deruxtecan",), "same_day"),
        ([found("cough")], ("trastuzumab",), "days"),
        ([found("diarrhoea")], ("pembrolizumab",), "same_day"),
    ],
)
def test_a_treatment_makes_some_signs_urgent(findings: list[Finding], medicines: tuple[str, ...], tier: Tier) -> None:
    assert urgency(findings, K, medicines)[0] == tier
