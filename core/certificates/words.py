"""The words of certificates, a table per idea, in the languages that are read: English, German, French, Spanish."""

from __future__ import annotations


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
