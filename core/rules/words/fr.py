"""French: months, weekdays, numbers and units, as certificates, letters and people write them."""

from __future__ import annotations

from core.rules.words.language import Language, count_up, shares, steps

FRENCH = Language(
    code="fr",
    months=count_up(
        "janvier/janv février/fevrier/févr/fevr mars avril/avr mai juin juillet/juil août/aout septembre octobre"
        " novembre décembre/decembre/déc",
        1,
    ),
    weekdays=count_up("lundi mardi mercredi jeudi vendredi samedi dimanche", 0),
    hours=("heure", "heures"),
    minutes=("mn", "minute", "minutes"),
    credits=("crédit", "crédits"),
    short_weekdays=count_up("lun mar mer jeu ven sam dim", 0),
    numbers={
        **count_up("un/une deux trois quatre cinq six sept huit neuf dix onze douze", 1),
        **{"quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60},
    },
    fractions=shares("1/2 demi, demie", "1/4 quart, quarts"),
    tails=shares("1/2 et demie, et demi", "1/4 et quart, et un quart", "3/4 et trois quarts, trois quarts"),
    near=steps("-1 hier, hier soir, hier matin", "-2 avant-hier, avant hier",
               "0 aujourd'hui, aujourd’hui, ce matin, cet après-midi, ce soir"),
    weeks=steps("-1 la semaine dernière, la semaine passée, semaine dernière, semaine passée", "0 cette semaine"),
    parts=("jour", "journée", "matinée"),
)  # fmt: skip
