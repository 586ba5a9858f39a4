"""Variations of single samples that say themselves what is changed."""

from samples.variations.variation import Variation

BY_HAND: dict[str, tuple[Variation, ...]] = {
    "tjansteskrivelse_norrtalje": (
        Variation(
            "another municipality and committee, columns turned, a serif font",
            substitutions=(
                ("Norrtälje", "Vetlanda"),
                ("Kultur- och fritidsnämnden", "Fritids- och biblioteksnämnden"),
                ("kultur- och fritidsnämnden", "fritids- och biblioteksnämnden"),
                ("KFN 2023/118", "FBN 2023/007"),
                ("Agneta Rosenkvist", "Per-Olof Brandelius"),
                ("Biblioteksenheten", "Mediaenheten"),
                ("54", "49"),
                ("57", "58"),
                ("61", "63"),
                ("350 000", "1 275 000"),
            ),
            columns=(("measures", (1, 2, 0)),),
            font="Libertinus Serif",
        ),
        Variation(
            "synonyms for the headers, other amounts",
            substitutions=(
                ("Fritidsenheten", "Ungdomsenheten"),
                ("85", "112,5"),
                ("38", "41"),
                ("30 juni 2023", "31 maj 2023"),
            ),
            headers=(("Kategori", "Område"), ("Åtgärd", "Aktivitet"), ("Ansvarig/tidplan", "Ansvar/när")),
        ),
    ),
    "handlingsprogram_vaxjo": (
        Variation(
            "another municipality and other members, columns turned, a sans-serif font",
            substitutions=(
                ("Växjö", "Gällivare"),
                ("Birgitta Sandelius", "Nils-Erik Åkerhielm"),
                ("Samira Haddad Lindh", "Blerta Krasniqi"),
                ("BUN", "UBN"),
                ("64", "68"),
                ("66", "69"),
                ("73", "77"),
                ("185", "215"),
                ("125", "155"),
                ("490", "520"),
                ("2 730", "2 760"),
            ),
            columns=(("costs", (0, 4, 2, 1, 3)), ("comparison", (0, 2, 1))),
            font="Roboto",
        ),
        Variation(
            "synonyms for the headers, other amounts",
            substitutions=(
                ("1 400", "1 650"),
                ("1 610", "1 860"),
                ("2 300", "2 550"),
                ("2 730", "2 980"),
                ("40", "45"),
            ),
            headers=(
                ("Investering", "Investeringsutgift"),
                ("Driftskostnad", "Drift"),
                ("Extern finansiering", "Externa medel"),
                ("Nettokostnad", "Netto"),
            ),
        ),
    ),
    "protokoll_karlstad": (
        Variation(
            "another municipality, other people",
            substitutions=(
                ("KARLSTAD", "HALMSTAD"),
                ("Karlstad", "Halmstad"),
                ("Lennart Öhrwall", "Inga-Maria Tollstedt"),
                ("Maj-Britt Sköld", "Ture af Ekenstam"),
                ("Kaj Wennerholm", "Zainab Osman Ali"),
                ("6 250", "7 125"),
                ("3,4", "2,9"),
                ("15 juni 2022", "31 augusti 2022"),
            ),
        ),
        Variation(
            "another committee, a sans-serif font",
            substitutions=(("Teknik- och fastighetsnämnden", "Stadsbyggnadsnämnden"), ("TFN", "SBN"), ("210", "185")),
            font="Roboto",
        ),
    ),
    "atgardsplan_mora": (
        Variation(
            "synonyms for the headers",
            substitutions=(
                ("Miljöenheten", "Livsmedelsenheten"),
                ("2023-10-01", "2023-12-15"),
                ("BN 2022/00214", "BN 2022/00377"),
            ),
            headers=(("Insats", "Aktivitet"), ("Ansvarig", "Vem"), ("Klart senast", "Tidplan"), ("Status", "Läge")),
        ),
        Variation(
            "another municipality and committee, columns turned, a serif font",
            substitutions=(
                ("MORA", "ARVIKA"),
                ("Mora", "Arvika"),
                ("Byggnadsnämnden", "Myndighetsnämnden"),
                ("Bygglovsenheten", "Plan- och bygglovsenheten"),
            ),
            columns=(("actions", (0, 1, 3, 2, 4)),),
            font="Caladea",
        ),
    ),
    "budget_pitea": (
        Variation(
            "another municipality, years from the last to the first, other amounts",
            substitutions=(
                ("Piteå", "Hedemora"),
                ("3 985", "4 005"),
                ("135", "115"),
                ("170 890", "170 910"),
                ("4 280", "4 300"),
                ("750 000", "1 100 000"),
                ("3,1", "2,75"),
            ),
            columns=(("result", (0, 3, 2, 1)), ("investments", (0, 4, 1, 2, 3))),
        ),
        Variation(
            "synonyms for the headers, a serif font",
            headers=(("Utfall", "Bokslut"), ("Avvikelse", "Differens"), ("Totalt", "Summa"), ("Projekt", "Objekt")),
            font="Caladea",
        ),
    ),
}
