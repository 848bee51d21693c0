"""The words of certificates, a table per idea, in the languages that are read: English, German, French, Spanish.

Italian and Portuguese month names are here too, as certificates of European meetings carry them.
"""

from __future__ import annotations

from core.rules.words import MONTHS as SPOKEN_MONTHS

_ALSO_PRINTED = """
jänner janv enero gennaio gen janeiro
febr febbraio fevereiro fev
maerz mrz marzo março
aprile avr abr
maggio maio mayo
giugno junho
luglio julho
agosto ago août
sept septiembre setiembre settembre setembro
okt ottobre outubro
novembre novembro
dez déc dic dicembre dezembro
"""
MONTHS = SPOKEN_MONTHS | {
    name: number for number, line in enumerate(_ALSO_PRINTED.split("\n")[1:-1], start=1) for name in line.split()
}

NUMBERS = {
    "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0,
    "ten": 10.0, "twelve": 12.0, "one and a half": 1.5, "one and one-half": 1.5, "one and one half": 1.5,
    "two and a half": 2.5, "two and one-half": 2.5, "half an": 0.5, "one-half": 0.5, "eine": 1.0, "zwei": 2.0,
    "drei": 3.0, "vier": 4.0, "fünf": 5.0, "sechs": 6.0, "une": 1.0, "deux": 2.0, "trois": 3.0, "quatre": 4.0,
    "cinq": 5.0, "una": 1.0, "dos": 2.0, "tres": 3.0, "cuatro": 4.0, "cinco": 5.0,
}  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DEGREES = _words(
    "md do phd pharmd rph rn bsn msn dnp np aprn arnp fnp fnp-c crnp cnp crna cns lpn pa pa-c dds dmd dvm mph "
    "ms msc ma mba ba bs bsc ba(hons) cmpp els mwc facp facc faap faan fccp facs face fismpp mbbs mbchb bchb "
    "frcp mrcp rd rdn ldn cde cdces cphq cpht jd edd dphil scd dsc msph mhs mpas ccrp ccrc cip pmp pt dpt ot "
    "otr lcsw msw psyd mpharm bpharm pmhnp pmhnp-bc aocnp ocn bcop bcps bcacp cpp chcp cae esq jr sr ii iii "
    "rnc ccrn agnp acnp whnp fhm sfhm mla mlis mn bn drph dipl ing med habil mag dmedsc fracp fapa"
)
TITLES = _words(
    "dr prof professor mr mrs ms miss mx herr herrn frau monsieur madame mme m mlle sr sra srta don doña dña dra d.ª"
)

ORGANISATION = (
    r"(?:universit\w*|college|school|institut\w*|academy|akademie|acad[ée]mie|academia|society|"
    r"soci[ée]t[ée]|sociedad|gesellschaft|"
    r"association|asociaci[óo]n|verband|verein|foundation|fundaci[óo]n|fondation|stiftung|hospital|h[ôo]pital|klinik\w*|clinic|"
    r"medical cent(?:er|re)|cent(?:er|re)|council|board|federation|f[ée]d[ée]ration|committee|commission|department|ministry|"
    r"llc|l\.l\.c\.|inc\.?|ltd\.?|limited|gmbh|e\.\s?v\.|b\.?v\.|s\.a\.|ag|plc|corp(?:oration)?\.?|company|group|partners|"
    r"health system|healthcare|health|education network|learning network|network|communications|"
    r"publications|publishing|press|media|"
    r"education|educational resources|colegio|consejo|colloqui\w+|congress organi[sz]ers|alliance|consortium|collaborative|"
    r"ismpp|amwa|emwa|acrp|dia|raps|medscape|webmd|isop|ispor|asco|esmo|kammer|\w+kammer)"
)
