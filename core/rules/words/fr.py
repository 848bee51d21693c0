"""French: months, weekdays and units, as certificates and forwarded letters print them."""

from __future__ import annotations

from core.rules.words.language import Language, count_up

FRENCH = Language(
    code="fr",
    months=count_up(
        "janvier/janv février/fevrier/févr/fevr mars avril/avr mai juin juillet/juil août/aout septembre octobre"
        " novembre décembre/decembre/déc",
        1,
    ),
    weekdays=count_up("lundi mardi mercredi jeudi vendredi samedi dimanche", 0),
    hours=("heure", "heures"),
    minutes=("mn",),
    credits=("crédit", "crédits"),
    short_weekdays=count_up("lun mar mer jeu ven sam dim", 0),
)
