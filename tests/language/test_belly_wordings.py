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
        ("he's forever getting up in the night for a pee, must be six times", "polyuria"),
        ("I can't watch an episode of Corrie without two trips to the loo", "polyuria"),
        ("Mum is going to pass water nearly every hour, night and day", "polyuria"),
        ("Dad's catheter's barely draining, just a bit of brown stuff in the tube", "low_urine"),
        ("one tiny wee in the last twenty four hours", "low_urine"),
        ("She used to fill two bags a night, now it's not even a quarter", "low_urine"),
        ("One minute she was fine and the next she'd sprayed sick all over the windscreen", "projectile_vomiting"),
        ("mum's vomit travelled about four feet", "projectile_vomiting"),
        ("I'm being sick without any nausea first, straight out across the floor", "projectile_vomiting"),
        ("I've got a drouth on me that won't shift", "excess_thirst"),
        ("The nurses are sick of filling my jug", "excess_thirst"),
        ("i cant stop necking water", "excess_thirst"),
        ("It feels as if there's a gate halfway down my gullet that won't open", "dysphagia"),
        ("Every mouthful has to be helped down with a sip of water", "dysphagia"),
        ("I sit down starving and three forkfuls in I'm full to the gills", "early_satiety"),
        ("little food only, stomach becomes full", "early_satiety"),
        ("He's got liver mets and since this morning he's been talking gibberish", "encephalopathy"),
        ("She has cancer in liver, now she is not recognising us", "encephalopathy"),
        ("My wrists won't stay up, they flop", "flapping_tremor"),
        ("The nurse had me put my hands out as if stopping traffic and they kept flapping", "flapping_tremor"),
        ("It's as if all the brown has been taken out of my poo", "pale_stool"),
        ("My poo looks like wet cement", "pale_stool"),
        ("it's like trying to pass a breeze block", "constipation"),
        ("I've been sat on the toilet straining for an hour and only got a pebble", "constipation"),
        ("They took four litres off me a fortnight ago and I'm filling up again", "ascites_known"),
        ("my stomach wobbles like a water balloon", "ascites_known"),
        ("I can't poo and I can't fart and I keep being sick", "bowel_obstruction"),
        ("haven't passed anything not even a trump since Friday and throwing up green", "bowel_obstruction"),
        ("I sip, I vomit, I sip, I vomit", "dehydration"),
        ("I can't remember the last drink that stayed put", "dehydration"),
        ("his bag is full of brown stuff like beer", "dark_urine"),
        ("It came out like black tea when I peed this morning", "dark_urine"),
        ("blood is coming with latrine", "rectal_bleeding"),
        ("clots came out of my back passage", "rectal_bleeding"),
        ("it's like turning a tap on, pure water, eight times since breakfast", "diarrhoea"),
        ("my bowels are running like a river", "diarrhoea"),
        ("an ache in my left side round by the kidney", "flank_pain"),
        ("it hurts just above my waist at the back on one side", "flank_pain"),
        ("she's always scratching at her arms", "itch"),
        ("burning behind my breastbone after curry", "heartburn"),
        ("she leaves everything on her plate", "poor_appetite"),
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
        "I had two pints with my mates and then another",
        "We drained the pond and filled it up again",
        "there were loads of wee birds in the garden",
        "I went to the loo once during the film",
        "I'm dying for a cup of tea",
        "I drink two litres of water a day like the nurse says",
        "I was sick of the noise so I shot out of the room",
        "the news was hard to swallow",
        "the paint we chose is the colour of putty",
        "the traffic is blocked up and I was sick of waiting",
        "Lactulose is on my list of medicines",
        "My liver function tests were fine so I can't wait to go",
        "I was flapping my arms to scare the seagulls",
        "He kept flapping about the parking",
        "They gave me a drain after my mastectomy and took it out on Friday",
        "The water tablets are for my blood pressure and my tummy is fine",
        "I eat half a sandwich for lunch",
        "It comes out the colour of tea when you dye it",
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
