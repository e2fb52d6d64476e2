"""Whether a symptom is there now, denied, past, feared, in doubt, or somebody else's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.knowledge import load_knowledge
from bot.knowledge.load import DATA
from bot.language.reader import Reader
from tests.language.reading import statuses

NOT_THERE = {
    "no fever, cough or headache": "fever cough headache",
    "I don't have a headache": "headache",
    "I DON'T HAVE A HEADACHE": "headache",
    "i dont have a headache": "headache",
    "no pain anywhere": "pain",
    "denies chest pain": "chest_pain",
    "neither headaches nor dizziness": "headache dizziness",
    "I'm not in pain": "pain",
    "I have no cough any more": "cough",
    "no numbness or weakness in my legs": "limb_numbness leg_weakness",
    "I've never had a seizure": "seizure",
    "she denies nausea, vomiting or fever": "nausea vomiting fever",
    "chest pain was ruled out": "chest_pain",
    "the scan was negative for a fracture": "fracture",
    "I don't think I have a fever": "fever",
    "haven't lost any weight": "weight_loss",
    "I have no pain in my back or hips": "back_pain hip_groin_pain",
    "haven't noticed any lumps": "palpable_lump",
    "no pain in my chest, back or hips": "chest_pain back_pain hip_groin_pain",
    "she does not complain of a cough": "cough",
    "I can't say I've had any nausea": "nausea",
    "I'm headache-free": "headache",
    "Headaches? None.": "headache",
    "no vomiting nor diarrhoea": "vomiting diarrhoea",
    "none of the usual headaches": "headache",
}
THERE = {
    "I can't sleep because of back pain": "insomnia back_pain",
    "I have no appetite and back pain": "poor_appetite back_pain",
    "haven't had a single pain-free day": "pain",
    "should I worry about this pain in my ribs?": "rib_pain",
    "my mum can't feel her legs": "limb_numbness",
    "I have no idea why my back hurts": "back_pain",
    "no doubt this headache is back": "headache",
    "my headache is not going away": "headache",
    "I'm not sure why my hip hurts": "hip_groin_pain",
    "no one believes my back pain": "back_pain",
    "I can't stop coughing": "cough",
    "not only back pain but weak legs": "back_pain leg_weakness",
    "paracetamol doesn't help my back pain": "back_pain",
    "no better, still coughing": "cough",
    "never had this pain before": "pain",
    "my pain never goes away": "pain",
    "even if I rest, my back hurts": "back_pain",
    "I'm worried about this lump in my armpit": "lump_armpit",
    "no relief from my back pain": "back_pain",
    "no longer breathless but my chest hurts": "chest_pain",
    "I get dizzy without warning": "dizziness",
    "I've not been able to walk because of back pain": "walking_difficulty back_pain",
    "the headaches don't stop": "headache",
    "my back pain is not getting any better": "back_pain",
    "the doctor can't explain my weight loss": "weight_loss",
    "I don't want to complain but my ribs hurt": "rib_pain",
    "no matter what I do, my back hurts": "back_pain",
    "my scan showed no reason for the pain": "pain",
    "I have never felt pain like this": "pain",
    "I CAN'T BREATHE": "rest_dyspnoea",
    "the pain stopped me sleeping": "pain",
    "never not nauseous": "nausea",
    "is this back pain a sign of mets?": "back_pain",
    "could my headaches mean mets?": "headache",
    "feel free to ask about my headache": "headache",
    "a man with no medical history presented with belly pain": "abdominal_pain",
    "I told my husband about my back pain": "back_pain",
    "because of my back pain I can't sleep": "back_pain insomnia",
}
MIXED = {
    "no fever but my back hurts": {"fever": "absent", "back_pain": "present"},
    "no fever my back hurts": {"fever": "absent", "back_pain": "present"},
    "no fever;back pain": {"fever": "absent", "back_pain": "present"},
    "no fever.Back pain": {"fever": "absent", "back_pain": "present"},
    "the cough has gone, the breathlessness hasn't": {"cough": "past", "dyspnoea": "present"},
    "No cough. No fever. Headache.": {"cough": "absent", "fever": "absent", "headache": "present"},
    "don't have any pain, but my legs are weak": {"pain": "absent", "leg_weakness": "present"},
    "no headaches and I feel dizzy": {"headache": "absent", "dizziness": "present"},
    "no pain in my back and my ribs hurt": {"back_pain": "absent", "rib_pain": "present"},
    "I can't feel my feet but no pain": {"limb_numbness": "present", "pain": "absent"},
    "Mrs P has headaches and her feet are swollen": {"headache": "present", "ankle_swelling": "present"},
    "My husband has a cough but I have a fever": {"cough": "other_person", "fever": "present"},
    "my sister had seizures. I have headaches": {"seizure": "other_person", "headache": "present"},
    "my friend had seizures, I only have headaches": {"seizure": "other_person", "headache": "present"},
}
NOT_NOW = {
    "used to get migraines years ago": "past",
    "the headache went away": "past",
    "I had headaches in the past": "past",
    "as a child I had headaches": "past",
    "history of migraines": "past",
    "in 2015 I had headaches": "past",
    "the headaches stopped when I took paracetamol": "past",
    "should I worry about headaches?": "hypothetical",
    "what if I get a headache?": "hypothetical",
    "worried about getting headaches": "hypothetical",
    "can letrozole cause headaches?": "hypothetical",
    "if I get a headache, what should I do?": "hypothetical",
    "is a headache a sign of brain mets?": "hypothetical",
    "is a headache common with letrozole": "hypothetical",
    "are headaches a sign of spread?": "hypothetical",
    "do headaches come with the menopause?": "hypothetical",
    "the leaflet says headaches are common": "hypothetical",
    "the headaches settled on their own": "past",
    "I had a headache, back to normal now": "past",
    "everyone on the ward has headaches": "other_person",
    "the kids have had headaches": "other_person",
    "maybe I have a headache": "uncertain",
    "not sure if it is a headache": "uncertain",
    "I can't tell if I have a headache": "uncertain",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no fever, no chills, and a cough", {"fever": "absent", "chills_rigors": "absent", "cough": "present"}),
        ("no cough, no fever, swollen belly and vomiting", {"vomiting": "present", "abdominal_swelling": "present"}),
        ("no fever, no cough or headache", {"headache": "absent"}),
        ("no fever, cough or headache", {"fever": "absent", "cough": "absent", "headache": "absent"}),
        ("no fever, um, my back hurts", {"fever": "absent", "back_pain": "present"}),
        ("can a bone swell? mine has", {"bone_lump": "present"}),
        ("do people get headaches? because I do", {"headache": "present"}),
    ],
)
def test_whoever_denies_each_thing_by_its_own_word_denies_nothing_else(text: str, expected: dict[str, str]) -> None:
    told = statuses(text)
    assert {symptom: told.get(symptom) for symptom in expected} == expected


@pytest.mark.parametrize(("text", "symptoms"), NOT_THERE.items())
def test_denied(text: str, symptoms: str) -> None:
    assert statuses(text) == dict.fromkeys(symptoms.split(), "absent")


@pytest.mark.parametrize(("text", "symptoms"), THERE.items())
def test_there_in_spite_of_a_word_that_could_deny_it(text: str, symptoms: str) -> None:
    assert {s: statuses(text).get(s) for s in symptoms.split()} == dict.fromkeys(symptoms.split(), "present")


@pytest.mark.parametrize(("text", "expected"), MIXED.items())
def test_one_there_and_one_not(text: str, expected: dict[str, str]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(("text", "status"), NOT_NOW.items())
def test_past_feared_or_in_doubt(text: str, status: str) -> None:
    assert statuses(text) == {"headache": status}


@pytest.mark.parametrize(
    "text",
    [
        "never had a headache before but had one today",
        "the headache went away but came back",
        "no headache. It came back",
    ],
)
def test_a_cue_that_takes_back_makes_a_symptom_present_again(tmp_path: Path, text: str) -> None:
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    cue = "again: {status: present, direction: backward, patterns: [came back, had one today]}"
    with (data / "words" / "cues.yml").open("a", encoding="utf-8") as file:
        file.write(cue + "\n")
    assert [f.status for f in Reader(load_knowledge(data)).read(text).findings] == ["present"]


def test_what_came_back_is_there_however_it_went() -> None:
    assert statuses("I have chest pain. It went away but it came back.") == {"chest_pain": "present"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Denied
        ("I've been spared the nausea", {"nausea": "absent"}),
        ("Headaches I don't get", {"headache": "absent"}),
        ("Cough absent, fever absent", {"cough": "absent", "fever": "absent"}),
        ("vomiting hasn't been an issue", {"vomiting": "absent"}),
        ("The nurse asked about fever, cough, a headache and I could say no to every one", {"headache": "absent"}),
        ("neg abdo pain, neg fever", {"abdominal_pain": "absent", "fever": "absent"}),
        ("cough, fever, headache. None of those, thankfully", {"cough": "absent", "fever": "absent"}),
        ("headaches um let me think, no, not really", {"headache": "absent"}),
        # Over
        ("Heartburn's over and done with", {"heartburn": "past"}),
        ("I was getting headaches until they changed my tablets", {"headache": "past"}),
        ("nausea a distant memory", {"nausea": "past"}),
        # Feared
        ("I was warned about headaches", {"headache": "hypothetical"}),
        ("I would hate to be incontinent", {"urinary_incontinence": "hypothetical"}),
        # Somebody else's
        ("In my family there is a lot of migraine", {"headache": "other_person"}),
        ("Some women on my ward have a cough", {"cough": "other_person"}),
    ],
)
def test_general_forms(text: str, expected: dict[str, str]) -> None:
    told = statuses(text)
    assert {symptom: told.get(symptom) for symptom in expected} == expected


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("HER2 negative with chest pain", "chest_pain"),
        ("covid negative, chest pain", "chest_pain"),
        ("our daughter, triple neg, had a fit", "seizure"),
        ("my symptoms are back pain", "back_pain"),
        ("The side effects I have are nausea", "nausea"),
        ("I'm dying from this headache", "headache"),
        ("I hope the cough will clear up soon", "cough"),
        ("the headache has not cleared up", "headache"),
        ("they can't rule out a fracture", "fracture"),
        ("a scan to rule out a fracture", "fracture"),
        ("no more cough, the headaches still there", "headache"),
        ("none of that helps my back pain", "back_pain"),
        ("I have chest pain. None of it is normal", "chest_pain"),
        ("people have noticed my speech is slurred", "slurred_speech"),
        ("it's a fortnight since I had a night without a headache", "headache"),
        ("I am no longer sleeping because of back pain", "back_pain"),
        ("arm pain since my lymph nodes were taken out", "arm_pain"),
        ("Has the chest pain gone?", "chest_pain"),
        ("itchy lumps all over", "skin_rash"),
        ("the rash is all over", "skin_rash"),
        ("my voice has gone to nothing since teatime", "hoarseness"),
        ("my ankles are puffy, sore last year but not now", "ankle_swelling"),
    ],
)
def test_what_only_looks_denied_over_or_somebody_elses(text: str, symptom: str) -> None:
    assert statuses(text)[symptom] == "present"


@pytest.mark.parametrize("text", ["is it normal to faint", "Is it usual to faint after this?", "is it ok to pass out"])
def test_whoever_asks_whether_it_is_normal_may_have_it(text: str) -> None:
    assert statuses(text) == {"syncope": "uncertain"}


def test_whether_something_is_common_with_a_treatment_is_a_question_on_it() -> None:
    assert statuses("is it common to faint on letrozole") == {"syncope": "hypothetical"}


@pytest.mark.parametrize("word", ["maybe", "perhaps", "possibly"])
def test_a_denial_ends_where_doubt_begins(word: str) -> None:
    assert statuses(f"no fever, {word} a cough") == {"fever": "absent", "cough": "uncertain"}


@pytest.mark.parametrize(("told", "symptom"), [("numb", "numbness"), ("dizzy", "dizziness"), ("tired", "fatigue")])
def test_no_denies_what_somebody_has_not_how_somebody_is(told: str, symptom: str) -> None:
    assert statuses(f"no fever, {told}") == {"fever": "absent", symptom: "present"}
    assert statuses(f"not feverish, {told}")[symptom] == "absent"


@pytest.mark.parametrize("text", ["is it normal for my hip to ache", "Is it ok that my hip aches?"])
def test_asking_whether_it_is_normal_denies_nothing(text: str) -> None:
    assert statuses(text) == {"hip_groin_pain": "present"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("stage 2 in 2019, HER2 positive, on Kisqali, back pain 8/10", "present"),
        ("back pain 8/10, stage 2 in 2019", "present"),
        ("I had back pain, in 2019", "past"),
        ("back pain in 2019", "past"),
    ],
)
def test_when_the_cancer_was_says_nothing_of_the_symptom(text: str, status: str) -> None:
    assert statuses(text) == {"back_pain": status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("i had a headache last week but its gone", "past"),
        ("headache but it went away", "past"),
        ("i had a headache, but now better", "past"),
        ("had a headache but fine now", "past"),
        ("my headache is bad but its better than yesterday", "present"),
        ("I have a headache, it's better lying down", "present"),
        ("my headache was bad last week and its not gone", "present"),
        ("i had a headache but its got worse", "present"),
    ],
)
def test_what_has_gone_is_past_and_what_is_only_better_at_times_is_not(text: str, status: str) -> None:
    assert statuses(text) == {"headache": status}
