"""Which sites, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.findings import Finding, History, Status
from bot.knowledge.model import Symptom
from bot.triage.ranking import WEIGHTS, RankedSite, rank_sites
from tests.triage.build import K, found

VAGUE = [s for s in K.symptoms.values() if s.vague]
TELLING = [s for s in K.symptoms.values() if s.sites and not s.vague]


def ranked(*symptoms: str, subtype: str | None = None) -> tuple[RankedSite, ...]:
    return rank_sites([found(s) for s in symptoms], History(subtype=subtype), K)


def order(*symptoms: str, subtype: str | None = None) -> list[str]:
    return [site.site for site in ranked(*symptoms, subtype=subtype)]


@pytest.mark.parametrize("symptom", VAGUE, ids=lambda s: s.id)
def test_a_vague_symptom_alone_points_to_no_site(symptom: Symptom) -> None:
    assert ranked(symptom.id) == ()


def test_vague_symptoms_together_point_to_no_site() -> None:
    assert ranked(*[s.id for s in VAGUE]) == ()


def test_a_vague_symptom_adds_to_a_site_that_another_points_to() -> None:
    [liver] = ranked("nausea", "ruq_pain")
    assert (liver.site, liver.because) == ("liver", ("ruq_pain", "nausea"))


def test_a_vague_symptom_adds_no_site_of_its_own() -> None:
    assert "brain" in K.symptoms["nausea"].sites
    assert order("nausea", "ruq_pain") == ["liver"]


@pytest.mark.parametrize("symptom", TELLING, ids=lambda s: s.id)
def test_a_telling_symptom_points_to_its_sites_with_its_strengths(symptom: Symptom) -> None:
    sites = ranked(symptom.id)
    assert {site.site: site.strength for site in sites} == symptom.sites
    assert all(site.because == (symptom.id,) for site in sites)


@pytest.mark.parametrize(
    ("symptoms", "first"),
    [
        (["bone_pain"], "bone"),
        (["fracture"], "bone"),
        (["bone_lump"], "bone"),
        (["back_pain"], "bone"),
        (["cough"], "lung"),
        (["dyspnoea"], "lung"),
        (["chest_pain"], "lung"),
        (["cough", "dyspnoea", "chest_pain"], "lung"),
        (["jaundice"], "liver"),
        (["abdominal_pain"], "liver"),
        (["abdominal_swelling"], "liver"),
        (["jaundice", "nausea", "abdominal_pain", "abdominal_swelling"], "liver"),
        (["headache"], "brain"),
        (["blurred_vision"], "brain"),
        (["memory_loss"], "brain"),
        (["seizure"], "brain"),
        (["headache", "memory_loss", "seizure"], "brain"),
        (["leg_weakness"], "spinal_cord"),
        (["skin_nodules"], "skin_chest_wall"),
        (["lump_collarbone"], "lymph_nodes"),
    ],
)
def test_the_site_that_the_symptoms_speak_for_comes_first(symptoms: list[str], first: str) -> None:
    assert order(*symptoms)[0] == first


def test_more_findings_for_a_site_bring_it_forward() -> None:
    assert order("headache", "dyspnoea")[0] == "lung"
    assert order("headache", "dyspnoea", "memory_loss")[0] == "brain"


@pytest.mark.parametrize(
    ("subtype", "first"), [(None, "bone"), ("hormone_positive", "bone"), ("her2_positive", "liver")]
)
def test_the_kind_of_cancer_decides_between_equals(subtype: str | None, first: str) -> None:
    assert order("bone_pain", "jaundice", subtype=subtype)[0] == first


def test_the_reasons_of_a_site_are_ordered_by_how_much_they_say() -> None:
    spinal_cord = next(s for s in ranked("back_pain", "leg_weakness") if s.site == "spinal_cord")
    assert (spinal_cord.because, spinal_cord.strength) == (("leg_weakness", "back_pain"), "strong")


@pytest.mark.parametrize("status", ["absent", "past", "hypothetical", "other_person"])
def test_what_is_not_there_now_points_nowhere(status: Status) -> None:
    assert rank_sites([found("jaundice", status)], History(), K) == ()


def test_doubt_points_as_if_it_were_there() -> None:
    assert rank_sites([found("jaundice", "uncertain")], History(), K) == ranked("jaundice")


def test_a_symptom_told_twice_counts_once() -> None:
    assert ranked("jaundice", "jaundice") == ranked("jaundice")


FINDINGS = st.builds(found, st.sampled_from(sorted(K.symptoms)), st.sampled_from(["present", "uncertain", "absent"]))


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.lists(FINDINGS, max_size=7), st.sampled_from([None, "her2_positive", "triple_negative"]))
def test_ranks_run_from_one_and_every_reason_is_a_finding(told: list[Finding], subtype: str | None) -> None:
    sites = rank_sites(told, History(subtype=subtype), K)
    assert [site.rank for site in sites] == list(range(1, len(sites) + 1))
    assert len({site.site for site in sites}) == len(sites)
    there = {f.symptom for f in told if f.status != "absent"}
    for site in sites:
        assert set(site.because) <= there
        assert any(not K.symptoms[s].vague for s in site.because)
        strengths = [K.symptoms[s].sites[site.site] for s in site.because]
        assert site.strength == max(strengths, key=lambda s: WEIGHTS[s])
        assert set(site.sources) <= {*K.sources, "unsourced"}


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.lists(FINDINGS, max_size=7), st.randoms())
def test_the_order_of_telling_does_not_matter(told: list[Finding], shuffle: object) -> None:
    again = list(told)
    shuffle.shuffle(again)  # type: ignore[attr-defined]
    assert rank_sites(again, History(), K) == rank_sites(told, History(), K)
