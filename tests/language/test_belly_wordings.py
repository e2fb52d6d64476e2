"""Symptoms of the belly in the words that people find for them, and talk that only sounds like it."""

from __future__ import annotations

import pytest

from tests.language.reading import statuses


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("every single drink I've had since yesterday has come back out again", "dehydration"),
        ("nothing I take stays in my stomach, not even plain water", "dehydration"),
        ("36 hours now and my body is rejecting everything, tablets included", "dehydration"),
        ("no fluids tolerated since yesterday am", "dehydration"),
        ("My stomach's a trampoline, in goes the tea, out comes the tea, since Tuesday", "dehydration"),
        ("Abdomen distended, vomiting, no flatus 48h", "bowel_obstruction"),
        ("stomach is full like balloon, gas not passing, motion not coming", "bowel_obstruction"),
        ("Her nappy was full of something like axle grease and the stink was unbelievable", "melaena"),
        ("what I'm passing is the colour of coal and it sticks to the pan", "melaena"),
        ("doing black poos that look like tar", "melaena"),
        ("There's tar coming out of me", "melaena"),
        ("I brought up my breakfast and it was laced with scarlet", "haematemesis"),
        ("vomited and it looked as though someone had poured a bottle of port down the toilet", "haematemesis"),
        ("I've vomited something like wet soil, dark brown and grainy", "haematemesis"),
        ("My husband reckons I've gone the shade of a Jaffa Cake", "jaundice"),
        ("noticed today that my eyes aren't white any more", "yellow_eyes"),
        ("She is yellow and talking to her dead mother", "encephalopathy"),
        ("Yellow skin with odd behaviour overnight, picking at the sheets", "encephalopathy"),
        ("her liver's failing and she doesn't know where she is", "encephalopathy"),
        ("my stomach turns at the smell of food", "nausea"),
        ("she's hardly eating enough to keep a fly alive", "poor_appetite"),
        ("you could hang a coat on my hip bones", "weight_loss"),
        ("I look like I've swallowed a space hopper", "abdominal_swelling"),
        ("It feels as though ants are marching under my skin", "itch"),
        ("when I go for a wee it's a deep amber even though I drink plenty", "dark_urine"),
        ("I go once in five days and it's like pebbles", "constipation"),
        ("like a brick wedged under my ribcage on the right", "ruq_pain"),
    ],
)
def test_what_people_tell_of_the_belly_is_understood(text: str, symptom: str) -> None:
    assert statuses(text).get(symptom) == "present"


@pytest.mark.parametrize(
    "text",
    [
        "everything came back normal from the lab",
        "I can't hold a cup of tea and my phone at once, ha",
        "I had lunch with the girls and your name came up",
        "The pharmacy sent the tablets straight back",
        "I'm sick of blood tests",
        "I brought up the red folder",
        "I like my tea black as night",
        "our new loo has black tiles and a black seat",
        "I painted the bathroom the colour of custard",
        "I slept like a log up there in the attic",
        "I don't fancy the walk today",
        "The whole saga of the parking permit has been one big headache",
        "My jumper is itchy",
        "We cried happy tears at the wedding",
        "That song sends shivers down my spine",
        "I burnt the candle at both ends",
        "She broke her wrist in the snow of 1987",
    ],
)
def test_everyday_talk_is_no_symptom_of_the_belly(text: str) -> None:
    assert "present" not in "/".join(statuses(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "the dog was barking when I collapsed",
        "the lady in the next chair called the nurse when I collapsed",
        "the lady opposite was coughing and I collapsed",
        "the baby was asleep when I collapsed",
    ],
)
def test_what_others_do_meanwhile_hides_nothing(text: str) -> None:
    assert statuses(text).get("syncope") == "present"


def test_skin_like_orange_peel_is_not_yellow() -> None:
    assert statuses("the skin of my breast looks like orange peel") == {"orange_peel_skin": "present"}
