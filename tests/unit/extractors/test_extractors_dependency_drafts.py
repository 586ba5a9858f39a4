"""The dependency layer beside the other strategies: what it adds, what it bears out, what it leaves."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.measures.dependencies.drafts import EVIDENCE, EXTRACTOR, with_parsed
from extractors.measures.draft import Draft
from extractors.swedish.sentences import nlp
from models.document import Block
from models.records import DocumentKind
from tests.unit.extractors.page_factory import block, heading, reading
from tests.unit.extractors.parses import Parse

TWO_THINGS = Parse.of("""
    Nämnden>ger:nsubj ger>:root förvaltningen>ger:iobj i>uppdrag:case uppdrag>ger:obl att>utreda:mark utreda>ger:xcomp
    frågan>utreda:obj samt>redovisa:cc att>redovisa:mark senast>december:advmod i>december:case december>redovisa:obl
    2025>december:nmod redovisa>utreda:conj resultatet>redovisa:obj .>ger:punct
""")
AFTER_NOTING = Parse.of("""
    Nämnden>noterar:nsubj noterar>:root rapporten>noterar:obj och>ger:cc ger>noterar:conj rektorerna>ger:iobj
    i>uppdrag:case uppdrag>ger:obl att>ta:mark ta>ger:xcomp fram>ta:compound:prt en>skolplan:det skolplan>ta:obj
    .>noterar:punct
""")
PLANNED = Parse.of("""
    Arbetet>leds:nsubj:pass leds>:root av>miljökontoret:case miljökontoret>leds:obl:agent ,>kartlägga:punct
    som>kartlägga:nsubj under>2025:case 2025>kartlägga:obl ska>kartlägga:aux kartlägga>miljökontoret:acl:relcl
    kommunens>dagvattendammar:nmod:poss dagvattendammar>kartlägga:obj .>leds:punct
""")
ANSWERED_FOR = Parse.of("""
    Nämnden>ansvarar:nsubj ,>samråd:punct i>samråd:case samråd>ansvarar:obl med>regionen:case regionen>samråd:nmod
    ,>samråd:punct ansvarar>:root för>ta:case att>ta:mark ta>ansvarar:obl prover>ta:obj .>ansvarar:punct
""")
KNOWN = {parse.text: parse for parse in (TWO_THINGS, AFTER_NOTING, PLANNED, ANSWERED_FOR)}

Parsed = Callable[..., list[Draft]]


@pytest.fixture(scope="module")
def parser(tmp_path_factory: pytest.TempPathFactory) -> Language:
    """A pipeline whose parser knows these sentences by heart."""

    def by_heart(doc: Doc) -> Doc:
        if (parse := KNOWN.get(doc.text)) is not None:
            for token, head, label in zip(doc, parse.heads, parse.labels, strict=True):
                token.head, token.dep_ = doc[head], label
        return doc

    Language.component("parses_by_heart", assigns=["token.head", "token.dep"], func=by_heart)
    pipeline = spacy.blank("sv")
    pipeline.add_pipe("parses_by_heart")
    folder = tmp_path_factory.mktemp("by_heart")
    pipeline.to_disk(folder)
    return nlp(str(folder))


@pytest.fixture
def parsed(parser: Language) -> Parsed:
    """The drafts that the layer makes of others and a document."""

    def run(*items: Block, drafts: tuple[Draft, ...] = (), kind: DocumentKind = DocumentKind.OTHER) -> list[Draft]:
        return with_parsed(replace(reading(*items, kind=kind), nlp=parser), drafts)

    return run


def draft(text: str, sentence: str, **more: object) -> Draft:
    """What another strategy made of a sentence that is a whole block."""
    given = reading(block(sentence))
    [place] = given.structure.nodes[0].passage.places(given.quoter)
    return Draft(text=text, places=(place,), anchor=("told", sentence), grounds=("assigned_in_sentence",), **more)  # type: ignore[arg-type]


def test_what_only_the_parse_shows_is_added_less_surely(parsed: Parsed) -> None:
    [added] = parsed(block(AFTER_NOTING.text))
    assert (added.text, added.responsible) == ("ta fram en skolplan", ("rektorerna",))
    assert added.extractor == EXTRACTOR
    assert added.evidence[EVIDENCE].quote == "ger rektorerna i uppdrag"
    assert added.places[0].quote == AFTER_NOTING.text
    assert "only_parsed" in added.grounds


def test_without_a_parser_the_drafts_stay_as_they_are() -> None:
    known = draft("ta fram en skolplan", AFTER_NOTING.text)
    assert with_parsed(reading(block(AFTER_NOTING.text)), [known]) == [known]


def test_what_both_show_is_one_and_surer(parsed: Parsed) -> None:
    known = draft("ta fram en skolplan", AFTER_NOTING.text)
    [agreed] = parsed(block(AFTER_NOTING.text), drafts=(known,))
    assert agreed.text == known.text
    assert agreed.responsible == ("rektorerna",)
    assert agreed.extractor == "measures"
    assert agreed.evidence[EVIDENCE].quote == "ger rektorerna i uppdrag"
    assert agreed.grounds == (*known.grounds, "parse_agrees")


def test_one_who_is_named_otherwise_is_kept_and_not_surer(parsed: Parsed) -> None:
    known = draft("ta fram en skolplan", AFTER_NOTING.text, responsible=("skolchefen",))
    assert parsed(block(AFTER_NOTING.text), drafts=(known,)) == [known]


def test_the_same_words_elsewhere_are_not_the_same(parsed: Parsed) -> None:
    known = draft("ta fram en skolplan", AFTER_NOTING.text)
    elsewhere = replace(known, places=tuple(p.model_copy(update={"page": 2}) for p in known.places))
    assert len(parsed(block(AFTER_NOTING.text), drafts=(elsewhere,))) == 2


def test_two_things_that_run_on_are_told_apart(parsed: Parsed) -> None:
    running_on = "utreda frågan samt att senast i december 2025 redovisa resultatet"
    known = draft(running_on, TWO_THINGS.text, responsible=("förvaltningen",), deadline="december 2025")
    first, second = parsed(block(TWO_THINGS.text), drafts=(known,))
    assert (first.text, first.deadline, first.extractor) == ("utreda frågan", None, "measures")
    assert (second.text, second.deadline, second.extractor) == ("redovisa resultatet", "december 2025", EXTRACTOR)
    assert first.grounds == known.grounds


def test_a_list_item_that_holds_both_stays_whole(parsed: Parsed) -> None:
    listed = replace(draft(TWO_THINGS.text, TWO_THINGS.text), anchor=("list", "1"))
    [kept] = parsed(block(TWO_THINGS.text), drafts=(listed,))
    assert kept.text == TWO_THINGS.text


def test_a_plan_with_a_date_is_a_measure_in_a_plan(parsed: Parsed) -> None:
    [planned] = parsed(heading("Vatten"), block(PLANNED.text), kind=DocumentKind.ATGARDSPLAN)
    assert (planned.responsible, planned.deadline, planned.category) == (("miljökontoret",), "2025", "Vatten")
    assert "category" in planned.evidence


def test_a_plan_told_of_in_minutes_is_none(parsed: Parsed) -> None:
    assert parsed(block(PLANNED.text), kind=DocumentKind.PROTOKOLL) == []


def test_what_a_body_answers_for_counts_under_measures_only(parsed: Parsed) -> None:
    [answered] = parsed(heading("Åtgärder"), block(ANSWERED_FOR.text))
    assert (answered.text, answered.responsible) == ("ta prover", ("Nämnden",))
    assert parsed(heading("Bakgrund"), block(ANSWERED_FOR.text)) == []


def test_a_proposal_in_minutes_is_left_to_the_decisions(parsed: Parsed) -> None:
    assert parsed(heading("Förslag till beslut"), block(AFTER_NOTING.text), kind=DocumentKind.PROTOKOLL) == []
