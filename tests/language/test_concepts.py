"""Symptoms told as a whole phrase, by their own patterns."""

from __future__ import annotations

import pytest

from tests.language.reading import only, statuses


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("I can't catch my breath", "dyspnoea"),
        ("coughing up blood", "haemoptysis"),
        ("my pee is dark brown", "dark_urine"),
        ("I can't keep water down", "dehydration"),
        ("I wet myself", "urinary_incontinence"),
        ("I want to die", "suicidal_thoughts"),
        ("whites of my eyes look yellow", "yellow_eyes"),
        ("my trousers won't do up", "abdominal_swelling"),
        ("I cannot feel the toilet seat", "saddle_numbness"),
        ("had a seizure", "seizure"),
        ("no appetite", "poor_appetite"),
        ("Getting off the loo has become a two-person job since Friday", "leg_weakness"),
        ("knelt down to weed the border and couldn't get back on my feet", "leg_weakness"),
        ("the power has drained out of both my legs", "leg_weakness"),
        ("the cat clawed my shin to ribbons and I never felt a thing", "limb_numbness"),
        ("it's as though I had an epidural, nothing below the waist", "limb_numbness"),
        ("I put a tampon in and couldn't tell it was there", "saddle_numbness"),
        ("reduced perianal sensation and lax anal tone on PR", "saddle_numbness"),
        ("three mugs of tea today and not a drop has come out", "urinary_retention"),
        ("it takes me twenty minutes to get a trickle", "urinary_retention"),
        ("I stood up from the table and it just ran down my legs", "urinary_incontinence"),
        ("my bladder empties itself with no warning", "urinary_incontinence"),
        ("poo just falls out when I stand up", "bowel_incontinence"),
        ("dad's gone from a stick to a wheelchair in ten days", "walking_difficulty"),
        ("my feet get tangled up and I keep going over", "walking_difficulty"),
        ("the minute I lie flat my spine screams", "back_pain"),
        ("a hoop of pain at bra level that begins in my back", "radicular_band_pain"),
        ("my wrist broke opening a jar of pickles", "pathologic_fracture"),
        ("a knife in my side ribs when I cough", "rib_pain"),
        ("my fingertips feel like sherbet", "tingling"),
    ],
)
def test_a_phrase_is_its_symptom(text: str, symptom: str) -> None:
    assert statuses(text).get(symptom) == "present"


@pytest.mark.parametrize(
    "text",
    [
        "sick to death of it",
        "worried sick",
        "my ex is such a pain",
        "he threw a fit about it",
        "dying to see you",
        "we got stuck in the chairlift queue for an hour",
        "the knee brace gave out so I need a new one",
        "the bottom drawer won't shut",
        "I had two cups of tea and nothing will stop me having another",
        "I bought a walking stick for my mum's birthday",
        "my bra is too tight since I came back from holiday",
        "I've gone from walking to running again",
        "The cat has a lump",
    ],
)
def test_an_idiom_is_no_symptom(text: str) -> None:
    assert statuses(text) == {}


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("somebody has shut off my air supply", "dyspnoea"),
        ("my lungs have shrunk to the size of walnuts", "dyspnoea"),
        ("she can only say three words between breaths", "rest_dyspnoea"),
        ("RR 30, using accessory muscles", "rest_dyspnoea"),
        ("the stairs have got longer and I stop to let my lungs catch up", "exertional_dyspnoea"),
        ("there's a boulder pressing between my breasts", "crushing_chest_pain"),
        ("squeezed in a corset round the chest and my jaw aches", "crushing_chest_pain"),
        ("a wee twinge round my heart", "chest_pain"),
        ("I go to sigh and something stabs me under the shoulder blade", "pleuritic_pain"),
        ("pinkish froth in what I cough up", "haemoptysis"),
        ("cheeks like a puffer fish since Monday", "face_neck_swelling"),
        ("my windpipe is getting narrower", "stridor"),
        ("my tongue has come up like a plank", "allergic_swelling"),
        ("one minute I was in the queue, next thing faces over me and a coat under my head", "syncope"),
        ("just the left shin is red and hot", "one_leg_swelling"),
        ("my leg is swollen", "one_leg_swelling"),
        ("I keep nearly wetting myself", "urinary_incontinence"),
        ("both my legs are swollen", "leg_swelling"),
        ("my bad arm has gone red and hot and puffy", "hot_swollen_arm"),
        ("had a funny turn and my vision is double", "double_vision"),
        ("had a funny turn and my vision is double", "focal_seizure"),
        ("the hole where they took the drip out has bled through four plasters", "uncontrolled_bleeding"),
        ("my nose is running red and I've the head over the sink since noon", "uncontrolled_bleeding"),
        ("woken by my own shivering", "chills_rigors"),
        ("hack hack hack all through the film", "cough"),
        ("I sound like an accordion in bed", "wheeze"),
        ("all that comes out is a rasp", "hoarseness"),
        ("I needed a lie down after my shower", "fatigue"),
        ("I woke with my nightie stuck to me", "night_sweats"),
        ("my watch strap is up two notches", "arm_swelling"),
        ("my feet won't go in my slippers", "ankle_swelling"),
        ("a hard bulge in the hollow above my collarbone", "lump_collarbone"),
        ("crusty spots along my scar", "skin_nodules"),
        ("the cut by my scar refuses to knit and it stains my vest", "skin_ulcer"),
        ("the skin under my bust has broken open and it keeps weeping", "skin_ulcer"),
        ("my right nipple has gone skew-whiff", "nipple_change"),
        ("the left nipple has drawn itself in", "nipple_change"),
        ("that side of my breast is all pocky like a lemon", "orange_peel_skin"),
        ("you can see every pore on the underside of my boob", "orange_peel_skin"),
        ("heat climbs up my neck and I'm scarlet for a couple of minutes", "hot_flushes"),
        ("I'm stripping off on the doorstep in the snow, boiling hot", "hot_flushes"),
        ("somebody only took me by the elbow and I've black finger marks on my arm", "easy_bruising"),
        ("dots no bigger than a poppy seed all over my shins, dark red", "petechiae"),
        ("the insides of my eyelids have no pink left, they're white", "pallor"),
        ("my jaw was clacking and my whole body juddering", "chills_rigors"),
        ("I feel desperately ill and I couldn't tell you where", "malaise"),
        ("I've come on again at seventy-one", "vaginal_bleeding"),
        ("third lot of amoxicillin since harvest and my chest is still crackly", "repeat_chest_infections"),
        ("the moment my head goes down on the pillow I'm gulping for air", "orthopnoea"),
        ("I slid down the bed and woke up gasping, fine again once I sat up", "orthopnoea"),
        ("the veins across my collarbone have risen up thick and blue", "distended_chest_veins"),
        ("my forearm is up like a bolster and giving off heat", "hot_swollen_arm"),
        ("my heart stumbles and then gives an almighty bang", "palpitations"),
        ("six weeks of hacking and nothing ever comes up", "dry_cough"),
        ("takes me till ten o'clock to loosen up my knees", "joint_stiffness"),
        ("each swallow is like gravel going down", "sore_throat"),
        ("I hear every hour strike and it gets light before I drop off", "insomnia"),
    ],
)
def test_chest_and_blood_are_understood_in_words_of_ones_own(text: str, symptom: str) -> None:
    assert statuses(text).get(symptom) == "present"


@pytest.mark.parametrize(
    "text",
    [
        "that's a weight off my chest",
        "a nose that runs with a cold, a whole box of tissues gone",
        "I've been in bed all day with a good book",
        "my sister came round with a cake",
        "the lights went out in the power cut",
        "the hills are steeper in Wales",
        "I cut the grass and it took all day",
        "I opened all the windows to air the house",
        "my blood test took two hours and a whole box of forms",
        "they are showing a musical and it is quite a show",
        "the wound healed beautifully and I am back at work",
        "we painted the hall purple and there were marks on the door",
        "the nurses lay the cards flat on the table",
    ],
)
def test_everyday_talk_is_no_sign_of_chest_or_blood(text: str) -> None:
    assert statuses(text) == {}


def test_what_sets_a_symptom_off_is_no_symptom() -> None:
    assert statuses("my back is sore when I cough") == {"back_pain": "present"}
    assert only("my back is sore when I cough").triggers == ("straining",)


def test_the_body_part_in_a_phrase_is_told() -> None:
    assert only("I can't feel my legs").body_part == "leg"
    assert only("no appetite").body_part is None


def test_the_finding_spans_the_phrase_as_written() -> None:
    finding = only("Since June I CAN'T   feel my Legs.")
    assert (finding.symptom, finding.text) == ("limb_numbness", "CAN'T   feel my Legs")


@pytest.mark.parametrize(
    ("text", "symptoms"),
    [
        ("worst tummy pain ever", {"abdominal_pain"}),
        ("worst pain of my life", {"pain"}),
        ("the worst pain in my head ever", {"thunderclap"}),
        ("mum keeps holding her head and crying", {"headache"}),
        ("my foot drops when i walk", {"walking_difficulty"}),
        ("i think my leg is broken, it just went when i stood up", {"fracture", "pathologic_fracture"}),
        ("she falls asleep when i talk", {"drowsiness"}),
        ("swelling in my neck", {"lump_neck"}),
        ("im all puffed up", {"swelling"}),
        ("i get puffed on the stairs", {"exertional_dyspnoea", "dyspnoea"}),
        ("my back hurts and swelling", {"back_pain", "swelling"}),
        ("nausea n belly pain n bloating", {"nausea", "abdominal_pain", "abdominal_swelling"}),
        ("stomach cramps and swelling", {"abdominal_pain", "abdominal_swelling"}),
        ("fractured rib and cough", {"fracture", "cough"}),
        ("rib fractured when i coughed", {"pathologic_fracture"}),
        ("my back pain and my legs feel funny", {"back_pain", "tingling"}),
        ("walking is getting harder", {"walking_difficulty"}),
        ("cant finish a sentence", {"rest_dyspnoea"}),
        ("cant lie flat", {"orthopnoea"}),
        ("fitting right now help", {"seizure"}),
        ("had two fits", {"seizure"}),
        ("my bra fits, and I am fitting a new kitchen right now", set()),
        ("yellow and shivering", {"jaundice", "chills_rigors"}),
        ("yellow and white flowers", set()),
        ("she cant remember where she lives", {"confusion"}),
        ("cant remember where i parked", {"memory_loss"}),
        ("tummy swollen and cant poo or fart", {"abdominal_swelling", "bowel_obstruction"}),
    ],
)
def test_what_people_were_not_understood_in_before(text: str, symptoms: set[str]) -> None:
    assert set(statuses(text)) == symptoms
