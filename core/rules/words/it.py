"""Italian: months, weekdays, numbers and units. Abbreviations that are English words (set, mag, gen) are left out."""

from __future__ import annotations

from core.rules.words.language import Language, count_up, shares, steps

ITALIAN = Language(
    code="it",
    months=count_up(
        "gennaio febbraio/febbr marzo aprile maggio giugno luglio agosto settembre/sett ottobre/ott novembre dicembre", 1
    ),
    weekdays=count_up(
        "lunedì/lunedi martedì/martedi mercoledì/mercoledi giovedì/giovedi venerdì/venerdi sabato domenica", 0
    ),
    hours=("ora", "ore", "oretta", "orette"),
    minutes=("minuti", "minuto", "minutini"),
    credits=("crediti", "credito"),
    numbers={
        **count_up("un/una/uno due tre quattro cinque sei sette otto nove dieci undici dodici", 1),
        **{"quindici": 15, "venti": 20, "venticinque": 25, "trenta": 30, "quaranta": 40, "cinquanta": 50, "novanta": 90},
    },
    fractions=shares("1/2 mezza, mezzo, mezz", "1/4 quarto, quarti"),
    tails=shares("1/2 e mezza, e mezzo", "1/4 e un quarto, e quarto", "3/4 e tre quarti"),
    near=steps("-1 ieri, ieri sera, ieri pomeriggio, ieri mattina", "-2 l'altro ieri, l’altro ieri, altro ieri, altroieri",
               "0 oggi, stamattina, stamani, questa mattina, questo pomeriggio, stasera"),
    weeks=steps("-1 la settimana scorsa, la scorsa settimana, settimana scorsa", "0 questa settimana"),
    parts=("giornata", "mattinata", "giorno"),
)  # fmt: skip
