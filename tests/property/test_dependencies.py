"""Whatever a parser makes of a sentence, what is read out of it stands in the sentence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.measures.dependencies.told import told_in
from extractors.swedish.sentences import nlp
from tests.unit.extractors.parses import Parse
from tests.unit.extractors.test_extractors_dependencies import FIRES

PARSES = [Parse.of(notation) for notation, _ in FIRES.values()]
LABELS = sorted({label for parse in PARSES for label in parse.labels} - {"ROOT"})


@st.composite
def misread(draw: st.DrawFn) -> Parse:
    """One of the sentences with some of its words hung elsewhere, by another label; still a tree."""
    parse = draw(st.sampled_from(PARSES))
    heads, labels = list(parse.heads), list(parse.labels)
    places = st.integers(0, len(heads) - 1)
    for at, to in draw(st.lists(st.tuples(places, places), min_size=1, max_size=6)):
        if heads[at] != at and not _is_above(heads, at, to):
            heads[at], labels[at] = to, draw(st.sampled_from(LABELS))
    return parse._replace(heads=heads, labels=labels)


def _is_above(heads: list[int], at: int, of: int) -> bool:
    while heads[of] != of and of != at:
        of = heads[of]
    return of == at


@settings(max_examples=300, deadline=None)
@given(misread())
def test_what_is_read_out_of_any_parse_stands_in_the_sentence(parse: Parse) -> None:
    for told in told_in(parse.doc(nlp().vocab)):
        what = parse.text[told.start : told.end]
        assert what
        assert what == what.strip(" ,.;:")
        assert 0 <= told.said_from < told.said_to <= len(parse.text)
        assert all(who and who in parse.text for who in told.responsible)
        assert told.deadline is None or told.deadline in parse.text
