"""Where sentences end, what a phrase begins with, and the spaCy pipeline."""

import pytest

from extractors.swedish.sentences import is_noun_led_action, is_verb_led, lemmas, nlp, pipeline_name, sentences
from models.errors import ModelError


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Enl. prot. nr. 3 fanns ca. 5 platser.",
        "Den 1. mars var det.",
        "A. Berg kom igår.",
        "Planen (se bil. 2. Den är ny.) gäller.",
        "Katter osv. och hundar.",
        "Kl. 13 börjar mötet, jfr. avd. 3.",
        "Fr.o.m. mars t.o.m. maj, bl.a. Lund.",
    ],
)
def test_no_sentence_ends_at_an_abbreviation_ordinal_initial_or_in_parentheses(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ja! Nej? Kanske.", ["Ja!", "Nej?", "Kanske."]),
        ("Bullar m.m. Nämnden tackar.", ["Bullar m.m.", "Nämnden tackar."]),
        ("Kostnad 100 tkr. Nämnden avslog.", ["Kostnad 100 tkr.", "Nämnden avslog."]),
        ("Det var 2021. Nu är det nu.", ["Det var 2021.", "Nu är det nu."]),
        ("- En punkt\n- Två punkter\n", ["- En punkt", "- Två punkter"]),
        ("1. Punkt ett. 2. Punkt två.", ["1. Punkt ett.", "2. Punkt två."]),
        ("", []),
    ],
)
def test_sentences_end_at_marks_and_newlines(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Upprätta en plan",
        "Att ta fram en plan",
        "Se över",
        "Utveckla arbetet",
        "Genomföra utbildning",
        "Genomför en enkät",
        "Vidareutveckla samarbetet",
        "Kvalitetssäkra processer",
        "Tillgängliggöra",
        "Digitalisera ansökan",
        "Inför ett system",
        "Följ upp",
        "- Skapa",
    ],
)
def test_infinitives_and_imperatives_lead(text: str) -> None:
    assert is_verb_led(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Skola och barnomsorg",
        "Kultura",
        "Nya lokaler",
        "Stora satsningar",
        "Gemensamma mål",
        "Alla nämnder",
        "Inför budget 2024",
        "Bygg och miljö",
        "Stöd till föräldrar",
        "Besök",
        "Flicka",
        "Digitala tjänster",
        "Framtagande av plan",
    ],
)
def test_nouns_and_adjectives_in_a_do_not(text: str) -> None:
    assert not is_verb_led(text)


@pytest.mark.parametrize(
    "text",
    [
        "Framtagande av plan",
        "Genomförande av",
        "Översyn av",
        "Fortsatt fokus",
        "Ökat fokus på",
        "Sammanställning",
        "Utvärdering",
        "Inrättande",
        "Insatser för unga",
        "Regelbunden uppföljning",
    ],
)
def test_nouns_of_action_lead(text: str) -> None:
    assert is_noun_led_action(text)


@pytest.mark.parametrize("text", ["", "Ordförande", "Bakgrund", "Inledning", "Utbildning är viktigt", "Förvaltning"])
def test_persons_headings_and_statements_do_not(text: str) -> None:
    assert not is_noun_led_action(text)


def test_lemmas_are_dictionary_forms_of_the_words() -> None:
    assert lemmas("Nämnderna beslutade 2021.") == ["nämnd", "besluta"]


def test_the_blank_pipeline_has_our_sentences_and_entities() -> None:
    doc = nlp()("Kommunstyrelsen avsätter 2,5 mnkr, enl. plan.\nKlart den 11 februari 2021.")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Kommunstyrelsen avsätter 2,5 mnkr, enl. plan.",
        "Klart den 11 februari 2021.",
    ]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("Kommunstyrelsen", "ORG"),
        ("2,5 mnkr", "MONEY"),
        ("11 februari 2021", "DATE"),
    ]
    assert "enl." in [token.text for token in doc]


def test_the_pipeline_is_loaded_once_and_has_a_name() -> None:
    assert nlp() is nlp()
    assert pipeline_name(nlp()) == "blank:sv"


def test_a_model_that_is_missing_is_told_with_a_remedy() -> None:
    with pytest.raises(ModelError, match="sv_no_such_model") as fault:
        nlp("sv_no_such_model")
    assert "spacy download sv_no_such_model" in fault.value.remedy
