"""What a dependency parse tells whom to do, on sentences with parses written by hand: where it fires and where not."""

import pytest

from extractors.measures.dependencies.told import Told, told_in
from extractors.swedish.sentences import nlp
from tests.unit.extractors.parses import Parse

Said = list[tuple[tuple[str, ...], str, str | None]]

# What each is about: its parse, and who is to do what by when.
FIRES: dict[str, tuple[str, Said]] = {
    'a time set between "att" and the verb': (
        """
        Nämnden>ger:nsubj ger>:root i>uppdrag:case uppdrag>ger:obl åt>förvaltningen:case förvaltningen>ger:obl
        att>presentera:mark till>sammanträde:case nästa>sammanträde:amod sammanträde>presentera:obl
        presentera>uppdrag:acl en>plan:det plan>presentera:obj .>ger:punct
        """,
        [(("förvaltningen",), "presentera en plan", "nästa sammanträde")],
    ),
    "an adverbial between two who are told": (
        """
        Nämnden>ger:nsubj ger>:root kommunstyrelsen>ger:iobj och>socialnämnden:cc ,>delar:punct i>delar:case
        tillämpliga>delar:amod delar>socialnämnden:obl ,>delar:punct socialnämnden>kommunstyrelsen:conj
        i>uppdrag:case uppdrag>ger:obl att>utreda:mark utreda>ger:xcomp frågan>utreda:obj .>ger:punct
        """,
        [(("kommunstyrelsen", "socialnämnden"), "utreda frågan", None)],
    ),
    'a verb under "beslutar", and a name that "och" divides': (
        """
        Kommunstyrelsen>beslutar:nsubj beslutar>:root att>ge:mark ,>enlighet:punct i>enlighet:case enlighet>ge:obl
        med>förslaget:case förslaget>enlighet:nmod ,>enlighet:punct ge>beslutar:xcomp kultur->ge:iobj
        och>fritidsnämnden:cc fritidsnämnden>kultur-:conj i>uppdrag:case uppdrag>ge:obl att>ta:mark ta>ge:xcomp
        fram>ta:compound:prt en>plan:det plan>ta:obj senast>1:advmod den>1:det 1>ta:obl maj>1:nmod 2025>maj:nmod
        .>beslutar:punct
        """,
        [(("kultur- och fritidsnämnden",), "ta fram en plan senast den 1 maj 2025", "1 maj 2025")],
    ),
    'two things to do, each with its "att"': (
        """
        Nämnden>ger:nsubj ger>:root förvaltningen>ger:iobj i>uppdrag:case uppdrag>ger:obl att>utreda:mark
        utreda>ger:xcomp frågan>utreda:obj samt>redovisa:cc att>redovisa:mark senast>december:advmod i>december:case
        december>redovisa:obl 2025>december:nmod redovisa>utreda:conj resultatet>redovisa:obj .>ger:punct
        """,
        [(("förvaltningen",), "utreda frågan", None), (("förvaltningen",), "redovisa resultatet", "december 2025")],
    ),
    "two who are told different things, the verb said once": (
        """
        Nämnden>ger:nsubj ger>:root kommunstyrelsen>ger:iobj i>uppdrag:case uppdrag>ger:obl att>utreda:mark
        utreda>ger:xcomp frågan>utreda:obj och>socialnämnden:cc socialnämnden>ger:conj att>ta:mark
        ta>socialnämnden:orphan fram>ta:compound:prt riktlinjer>ta:obj .>ger:punct
        """,
        [(("kommunstyrelsen",), "utreda frågan", None), (("socialnämnden",), "ta fram riktlinjer", None)],
    ),
    "the passive without a subject": (
        """
        Det>uppdras:expl uppdras>:root åt>förvaltningen:case förvaltningen>uppdras:obl att>återkomma:mark
        i>samband:case samband>återkomma:obl med>bokslutet:case bokslutet>samband:nmod återkomma>uppdras:csubj:pass
        med>analys:case en>analys:det analys>återkomma:obl .>uppdras:punct
        """,
        [(("förvaltningen",), "återkomma med en analys", "bokslutet")],
    ),
    "the noun as subject of the passive": (
        """
        Uppdrag>ges:nsubj:pass ges>:root till>kommundirektören:case kommundirektören>ges:obl att>upphandla:mark
        upphandla>Uppdrag:acl ett>system:det system>upphandla:obj .>ges:punct
        """,
        [(("kommundirektören",), "upphandla ett system", None)],
    ),
    'an adverbial between "får" and "i uppdrag"': (
        """
        Förvaltningen>får:nsubj får>:root tillsammans>får:advmod med>rektorerna:case rektorerna>tillsammans:obl
        i>uppdrag:case uppdrag>får:obl att>se:mark se>uppdrag:acl över>se:compound:prt skolskjutsen>se:obj
        .>får:punct
        """,
        [(("Förvaltningen",), "se över skolskjutsen", None)],
    ),
    "a relative clause that tells somebody": (
        """
        Uppföljningen>görs:nsubj:pass görs>:root av>förvaltningen:case förvaltningen>görs:obl:agent ,>får:punct
        som>får:nsubj får>förvaltningen:acl:relcl i>uppdrag:case uppdrag>får:obl att>ta:mark ta>uppdrag:acl
        fram>ta:compound:prt indikatorer>ta:obj ,>får:punct och>redovisas:cc redovisas>görs:conj varje>år:det
        år>redovisas:obl .>görs:punct
        """,
        [(("förvaltningen",), "ta fram indikatorer", None)],
    ),
    'a relative clause with "ska"': (
        """
        Arbetet>leds:nsubj:pass leds>:root av>miljökontoret:case miljökontoret>leds:obl:agent ,>kartlägga:punct
        som>kartlägga:nsubj under>2025:case 2025>kartlägga:obl ska>kartlägga:aux kartlägga>miljökontoret:acl:relcl
        kommunens>dagvattendammar:nmod:poss dagvattendammar>kartlägga:obj .>leds:punct
        """,
        [(("miljökontoret",), "kartlägga kommunens dagvattendammar", "2025")],
    ),
    "beside another verb that only notes": (
        """
        Nämnden>noterar:nsubj noterar>:root rapporten>noterar:obj och>ger:cc ger>noterar:conj förvaltningen>ger:iobj
        i>uppdrag:case uppdrag>ger:obl att>ta:mark ta>ger:xcomp fram>ta:compound:prt en>plan:det plan>ta:obj
        .>noterar:punct
        """,
        [(("förvaltningen",), "ta fram en plan", None)],
    ),
    "an adverbial between two who answer for it": (
        """
        Tekniska>nämnden:amod nämnden>ansvarar:nsubj och>miljönämnden:cc ,>från:punct från>2026:case och>från:fixed
        med>från:fixed 2026>miljönämnden:obl ,>2026:punct även>miljönämnden:advmod miljönämnden>nämnden:conj
        ansvarar>:root för>ta:case att>ta:mark ta>ansvarar:obl prover>ta:obj i>vattendragen:case vattendragen>ta:obl
        .>ansvarar:punct
        """,
        [(("Tekniska nämnden", "miljönämnden"), "ta prover i vattendragen", None)],
    ),
    'an adverbial behind "ska"': (
        """
        Kommunstyrelsen>ta:nsubj ska>ta:aux tillsammans>ta:advmod med>näringslivet:case näringslivet>tillsammans:obl
        senast>2026:advmod 2026>ta:obl ta>:root fram>ta:compound:prt en>strategi:det strategi>ta:obj .>ta:punct
        """,
        [(("Kommunstyrelsen",), "tillsammans med näringslivet senast 2026 ta fram en strategi", "2026")],
    ),
    'the subject behind "ska"': (
        """
        Under>2025:case 2025>genomföra:obl ska>genomföra:aux förvaltningen>genomföra:nsubj genomföra>:root
        en>enkät:det enkät>genomföra:obj .>genomföra:punct
        """,
        [(("förvaltningen",), "genomföra en enkät", "2025")],
    ),
    "the passive with the one who does it": (
        """
        En>handlingsplan:det lokal>handlingsplan:amod handlingsplan>tas:nsubj:pass ska>tas:aux under>2025:case
        2025>tas:obl tas>:root fram>tas:compound:prt av>socialförvaltningen:case socialförvaltningen>tas:obl:agent
        .>tas:punct
        """,
        [(("socialförvaltningen",), "En lokal handlingsplan ska under 2025 tas fram av socialförvaltningen", "2025")],
    ),
    "the passive with the one who tells": (
        """
        Kommunstyrelsen>uppmanas:nsubj:pass uppmanas>:root av>fullmäktige:case fullmäktige>uppmanas:obl:agent
        att>säkra:mark säkra>uppmanas:xcomp finansieringen>säkra:obj .>uppmanas:punct
        """,
        [(("Kommunstyrelsen",), "säkra finansieringen", None)],
    ),
    "what a body takes on": (
        """
        Socialnämnden>åtar:nsubj åtar>:root sig>åtar:obj att>erbjuda:mark erbjuda>åtar:xcomp feriearbete>erbjuda:obj
        under>sommaren:case sommaren>erbjuda:obl 2025>sommaren:nmod .>åtar:punct
        """,
        [(("Socialnämnden",), "erbjuda feriearbete under sommaren 2025", "sommaren 2025")],
    ),
    "a relative clause behind the one who is told": (
        """
        Nämnden>ger:nsubj ger>:root förvaltningen>ger:iobj ,>ansvarar:punct som>ansvarar:nsubj
        ansvarar>förvaltningen:acl:relcl för>skolskjutsen:case skolskjutsen>ansvarar:obl ,>ansvarar:punct
        i>uppdrag:case uppdrag>ger:obl att>pröva:mark pröva>ger:xcomp nya>rutter:amod rutter>pröva:obj .>ger:punct
        """,
        [(("förvaltningen",), "pröva nya rutter", None)],
    ),
    "what is to be done first in the sentence": (
        """
        Att>ta:mark ta>uppdras:csubj:pass fram>ta:compound:prt en>plan:det plan>ta:obj uppdras>:root
        åt>förvaltningen:case förvaltningen>uppdras:obl .>uppdras:punct
        """,
        [(("förvaltningen",), "ta fram en plan", None)],
    ),
    "a motion that is granted by it": (
        """
        Motionen>bifalls:nsubj:pass bifalls>:root genom>ges:mark att>ges:mark förvaltningen>ges:nsubj:pass
        ges>bifalls:advcl i>uppdrag:case uppdrag>ges:obl att>införa:mark införa>uppdrag:acl avgiftsfria>resor:amod
        resor>införa:obj .>bifalls:punct
        """,
        [(("förvaltningen",), "införa avgiftsfria resor", None)],
    ),
    "a pronoun": (
        """
        Nämnden>ger:nsubj ger>:root henne>ger:iobj i>uppdrag:case uppdrag>ger:obl att>kontakta:mark
        kontakta>ger:xcomp regionen>kontakta:obj .>ger:punct
        """,
        [((), "kontakta regionen", None)],
    ),
    "a time set beside the verb that tells": (
        """
        Nämnden>ger:nsubj ger>:root till>sammanträdet:case sammanträdet>ger:obl i>maj:case maj>sammanträdet:nmod
        2025>maj:nmod förvaltningen>ger:iobj i>uppdrag:case uppdrag>ger:obl att>beräkna:mark beräkna>ger:xcomp
        kostnaden>beräkna:obj .>ger:punct
        """,
        [(("förvaltningen",), "beräkna kostnaden", "maj 2025")],
    ),
    "words that the parse hangs on the wrong head": (
        """
        Nämnden>ger:nsubj ger>:root förvaltningen>ger:obj i>uppdrag:case uppdrag>förvaltningen:nmod att>utreda:mark
        utreda>förvaltningen:acl frågan>utreda:obj senast>1:advmod den>1:det 1>ger:obl juni>1:nmod 2025>juni:nmod
        .>ger:punct
        """,
        [(("förvaltningen",), "utreda frågan senast den 1 juni 2025", "1 juni 2025")],
    ),
    "one who is told two things by two verbs": (
        """
        Förvaltningschefen>uppmanas:nsubj:pass uppmanas>:root att>se:mark se>uppmanas:xcomp över>se:compound:prt
        schemat>se:obj och>åläggs:cc åläggs>uppmanas:conj att>redovisa:mark redovisa>åläggs:xcomp
        kostnaderna>redovisa:obj .>uppmanas:punct
        """,
        [(("Förvaltningschefen",), "se över schemat", None), (("Förvaltningschefen",), "redovisa kostnaderna", None)],
    ),
    'a verb with two objects behind "ska"': (
        """
        Kommundirektören>ge:nsubj ska>ge:aux ge>:root förvaltningarna>ge:iobj stöd>ge:obj under>2025:case
        2025>ge:obl .>ge:punct
        """,
        [(("Kommundirektören",), "ge förvaltningarna stöd under 2025", "2025")],
    ),
}

# Why nobody is told to do anything: the parse.
FIRES_NOT: dict[str, str] = {
    "denied": """
        Nämnden>beslutar:nsubj beslutar>:root att>ge:mark inte>ge:advmod ge>beslutar:xcomp förvaltningen>ge:iobj
        i>uppdrag:case uppdrag>ge:obl att>utreda:mark utreda>ge:xcomp frågan>utreda:obj .>beslutar:punct
        """,
    "noted": """
        Nämnden>noterar:nsubj noterar>:root att>får:mark förvaltningen>får:nsubj får>noterar:ccomp i>uppdrag:case
        uppdrag>får:obl att>utreda:mark utreda>uppdrag:acl frågan>utreda:obj .>noterar:punct
        """,
    "demanded": """
        Ledamoten>yrkar:nsubj yrkar>:root att>ger:mark nämnden>ger:nsubj ger>yrkar:ccomp förvaltningen>ger:iobj
        i>uppdrag:case uppdrag>ger:obl att>utreda:mark utreda>ger:xcomp frågan>utreda:obj .>yrkar:punct
        """,
    "proposed": """
        Förvaltningen>föreslår:nsubj föreslår>:root nämnden>föreslår:iobj att>ge:mark ge>föreslår:xcomp
        rektorerna>ge:iobj i>uppdrag:case uppdrag>ge:obl att>utreda:mark utreda>ge:xcomp frågan>utreda:obj
        .>föreslår:punct
        """,
    "told of as past": """
        Förvaltningen>fick:nsubj fick>:root vid>mötet:case förra>mötet:amod mötet>fick:obl i>uppdrag:case
        uppdrag>fick:obl att>utreda:mark utreda>uppdrag:acl frågan>utreda:obj .>fick:punct
        """,
    "told of as done": """
        Förvaltningen>fått:nsubj har>fått:aux fått>:root i>uppdrag:case uppdrag>fått:obl att>utreda:mark
        utreda>uppdrag:acl frågan>utreda:obj .>fått:punct
        """,
    "a duty by law": """
        Enligt>socialtjänstlagen:case socialtjänstlagen>utreda:obl ska>utreda:aux nämnden>utreda:nsubj utreda>:root
        behovet>utreda:obj under>2025:case 2025>utreda:obl .>utreda:punct
        """,
    "possible": """
        Nämnden>ge:nsubj kan>ge:aux ge>:root förvaltningen>ge:iobj i>uppdrag:case uppdrag>ge:obl att>utreda:mark
        utreda>ge:xcomp frågan>utreda:obj .>ge:punct
        """,
    "on a condition": """
        Om>ökar:mark kostnaden>ökar:nsubj ökar>ger:advcl ger>:root nämnden>ger:nsubj förvaltningen>ger:iobj
        i>uppdrag:case uppdrag>ger:obl att>utreda:mark utreda>ger:xcomp frågan>utreda:obj .>ger:punct
        """,
    "whoever it will be": """
        Den>nämnd:det nämnd>redovisar:nsubj som>får:nsubj får>nämnd:acl:relcl i>uppdrag:case uppdrag>får:obl
        att>samordna:mark samordna>uppdrag:acl arbetet>samordna:obj redovisar>:root resultatet>redovisar:obj
        .>redovisar:punct
        """,
    "how things are to be": """
        Nämnden>arbetsgivare:nsubj ska>arbetsgivare:aux vara>arbetsgivare:cop en>arbetsgivare:det
        god>arbetsgivare:amod arbetsgivare>:root under>2025:case 2025>arbetsgivare:obl .>arbetsgivare:punct
        """,
    "decided before": """
        Fullmäktige>beslutade:nsubj beslutade>:root 2019>beslutade:obl att>ge:mark ge>beslutade:xcomp
        nämnden>ge:iobj i>uppdrag:case uppdrag>ge:obl att>utreda:mark utreda>ge:xcomp frågan>utreda:obj
        .>beslutade:punct
        """,
    "for a purpose only": """
        Nämnden>ger:nsubj ger>:root förvaltningen>ger:iobj uppdrag>ger:obj för>avlasta:mark att>avlasta:mark
        avlasta>ger:advcl skolorna>avlasta:obj .>ger:punct
        """,
    "a question": """
        Ska>ta:aux förvaltningen>ta:nsubj ta>:root fram>ta:compound:prt en>plan:det plan>ta:obj under>2025:case
        2025>ta:obl ?>ta:punct
        """,
    "what is usual": """
        Nämnden>ger:nsubj ger>:root vanligtvis>ger:advmod förvaltningen>ger:iobj i>uppdrag:case uppdrag>ger:obl
        att>utreda:mark utreda>ger:xcomp frågan>utreda:obj .>ger:punct
        """,
    "somebody's opinion": """
        Ledamoten>anser:nsubj anser>:root att>ta:mark förvaltningen>ta:nsubj ska>ta:aux ta>anser:ccomp
        fram>ta:compound:prt en>plan:det plan>ta:obj under>2025:case 2025>ta:obl .>anser:punct
        """,
    "not anybody of the municipality": """
        Nämnden>uppmanar:nsubj uppmanar>:root invånarna>uppmanar:obj att>spara:mark spara>uppmanar:xcomp
        vatten>spara:obj .>uppmanar:punct
        """,
    "for an assignment that is already given": """
        Nämnden>ger:nsubj ger>:root förvaltningen>ger:iobj medel>ger:obj för>fullgöra:mark att>fullgöra:mark
        fullgöra>ger:advcl uppdraget>fullgöra:obj .>ger:punct
        """,
    "said of one in a proposal": """
        Nämnden>föreslår:nsubj föreslår>:root medel>föreslår:obj till>förvaltningen:case förvaltningen>medel:nmod
        ,>får:punct som>får:nsubj får>förvaltningen:acl:relcl i>uppdrag:case uppdrag>får:obl att>utreda:mark
        utreda>uppdrag:acl frågan>utreda:obj .>föreslår:punct
        """,
    "wished": """
        Nämnden>vill:nsubj vill>:root ge>vill:xcomp förvaltningen>ge:iobj i>uppdrag:case uppdrag>ge:obl
        att>utreda:mark utreda>ge:xcomp frågan>utreda:obj .>vill:punct
        """,
    "possible, said of two verbs at once": """
        Nämnden>avslå:nsubj kan>avslå:aux avslå>:root ansökan>avslå:obj eller>ge:cc ge>avslå:conj
        förvaltningen>ge:iobj i>uppdrag:case uppdrag>ge:obl att>utreda:mark utreda>ge:xcomp frågan>utreda:obj
        .>avslå:punct
        """,
    "weighed": """
        Ett>problem:det stort>problem:amod problem>är:nsubj är>:root att>ge:mark ge>är:csubj förvaltningen>ge:iobj
        i>uppdrag:case uppdrag>ge:obl att>utreda:mark utreda>ge:xcomp frågan>utreda:obj .>är:punct
        """,
    "by nobody": """
        En>handlingsplan:det handlingsplan>tas:nsubj:pass ska>tas:aux tas>:root fram>tas:compound:prt
        under>2025:case 2025>tas:obl .>tas:punct
        """,
    "if something happens": """
        Om>uppstår:mark behov>uppstår:nsubj uppstår>anlita:advcl ska>anlita:aux förvaltningen>anlita:nsubj
        anlita>:root en>konsult:det konsult>anlita:obj under>2025:case 2025>anlita:obl .>anlita:punct
        """,
}


def told(notation: str) -> tuple[str, list[Told]]:
    doc = Parse.of(notation).doc(nlp().vocab)
    return doc.text, told_in(doc)


@pytest.mark.parametrize("about", FIRES)
def test_somebody_is_told_what_to_do(about: str) -> None:
    notation, expected = FIRES[about]
    text, found = told(notation)
    assert [(one.responsible, text[one.start : one.end], one.deadline) for one in found] == expected


@pytest.mark.parametrize("why", FIRES_NOT)
def test_nobody_is_told_anything(why: str) -> None:
    assert told(FIRES_NOT[why])[1] == []


@pytest.mark.parametrize(
    ("about", "kind", "words"),
    [
        ('a time set between "att" and the verb', "task", "ger i uppdrag"),
        ("what a body takes on", "commit", "åtar sig"),
        ('the subject behind "ska"', "intent", "ska förvaltningen genomföra"),
    ],
)
def test_the_words_that_say_so_are_kept(about: str, kind: str, words: str) -> None:
    text, found = told(FIRES[about][0])
    assert [(one.kind, text[one.said_from : one.said_to]) for one in found] == [(kind, words)]


@pytest.mark.parametrize(
    ("why", "word", "head"),
    [
        ("denied", "inte", "Nämnden"),
        ("possible", "kan", "förvaltningen"),
        ("for a purpose only", "för", "skolorna"),
        ("what is usual", "vanligtvis", "uppdrag"),
        ("on a condition", "Om", "kostnaden"),
    ],
)
def test_a_word_that_takes_it_back_does_so_wherever_the_parse_hangs_it(why: str, word: str, head: str) -> None:
    parse = Parse.of(FIRES_NOT[why])
    at, to = parse.words.index(word), parse.words.index(head)
    assert parse.heads[at] != to
    heads = [*parse.heads[:at], to, *parse.heads[at + 1 :]]
    assert told_in(parse._replace(heads=heads).doc(nlp().vocab)) == []


def test_without_a_parse_nothing_is_told() -> None:
    text, found = told(FIRES["a pronoun"][0])
    assert found
    assert told_in(nlp()(text)) == []
