"""Samples the reader's rules were written against: one per trap, and days and amounts crossed with wordings."""

# ruff: noqa: E501

from __future__ import annotations

from certificate_sample import Activity, Sample
from certificate_shapes import SHAPES
from certificate_styles import STYLES

_FOUR = [
    ("Posters that People Read", "2025-02-03", "February 3, 2025", 1.0),
    ("Patient Authors", "2025-02-10", "February 10, 2025", 0.5),
    ("Preprints and Press", "2025-02-17", "February 17, 2025", 1.5),
    ("Metrics beyond the Impact Factor", "2025-02-24", "February 24, 2025", 0.75),
]

TRAPS = [
    Sample("designated_awarded", "centre", """# Certificate of Participation
The Example Academy of Medical Communication certifies that
## Dana Example, PhD, CMPP
has participated in the live activity titled
## Plain language summaries in practice
on March 04, 2024
and is awarded 1.25 AMA PRA Category 1 Credit(s)™
- This activity was designated for 1.5 AMA PRA Category 1 Credit(s)™.""", [Activity("Plain language summaries in practice", "Dana Example", 1.25, "2024-03-04", "Example Academy of Medical Communication")]),
    Sample("attendance_only", "centre", """# CERTIFICATE OF ATTENDANCE
Riverbend Medical Education Group certifies that
## Robin Sample
has participated in the enduring material titled
## Real-World Evidence: From Protocol to Paper
on April 2, 2024.
This activity was designated for 2.0 AMA PRA Category 1 Credit(s)™.""", [Activity("Real-World Evidence: From Protocol to Paper", "Robin Sample", 2.0, "2024-04-02", "Riverbend Medical Education Group")]),
    Sample("range_settles_order", "centre", """# Certificate of Completion
Hillcrest School of Public Health certifies that
## Robin Sample
has completed the course
## Principles of Scientific Publication
01/07/2025 to 07/06/2025
20 contact hours""", [Activity("Principles of Scientific Publication", "Robin Sample", 20, "2025-01-07", "Hillcrest School of Public Health", end="2025-07-06")]),
    Sample("ambiguous_day", "centre", """# Certificate
Hillcrest School of Public Health certifies that
## Robin Sample
has attended the webinar
## Writing for Regulators
on 01/07/2025
and is awarded 1 credit""", [Activity("Writing for Regulators", "Robin Sample", 1, None, "Hillcrest School of Public Health", ambiguous=("start",))]),
    Sample("thirteen_pages", "centre", "\n=====\n".join(f"""# Certificate of Completion
Quill & Beaker Education, LLC certifies that
## Dana Example
has successfully completed the activity titled
## Ethics of Industry-Sponsored Publications
on June 5, 2024 and is awarded 1.0 contact hour
- State licence {1000 + 37 * n}""" for n in range(13)), [Activity("Ethics of Industry-Sponsored Publications", "Dana Example", 1.0, "2024-06-05", "Quill & Beaker Education, LLC")]),
    Sample("four_in_one", "centre", "\n=====\n".join(f"""# Certificate of Participation
Stonebridge University certifies that
## Robin Sample
has participated in the live webinar titled
## {title}
on {printed}
and is awarded {hours} CE credits""" for title, _, printed, hours in _FOUR), [Activity(t, "Robin Sample", h, d, "Stonebridge University") for t, d, _, h in _FOUR]),
    Sample("phone_and_star", "left", """## National Board of Example Editors
# Certificate of Credit
This is to certify that
Dana Example
has attended the session titled
Rare Diseases, Common Errors
on 12 May 2024
1* AMA PRA Category 1 Credit(s)TM
- * The maximum for this session. Questions: (800) 232-4CEU""", [Activity("Rare Diseases, Common Errors", "Dana Example", 1, "2024-05-12", "National Board of Example Editors")]),
    Sample("glued_licence", "left", """# Statement of Completion
Participant: Dana ExampleRN123456
Activity: Handling Retractions
Date of Participation: 2024/03/4
Contact Hours: 1.5
Sponsor: Fernwood Nursing Institute""", [Activity("Handling Retractions", "Dana Example", 1.5, "2024-03-04", "Fernwood Nursing Institute")]),
    Sample("number_and_unit_apart", "centre", """# Certificate
Cobalt Learning Network certifies that
## Robin Sample
has participated in the live activity titled
## Network Meta-Analysis without Tears
on Monday, March 04, 2024
and is awarded
1.75
AMA PRA Category 1 Credits™""", [Activity("Network Meta-Analysis without Tears", "Robin Sample", 1.75, "2024-03-04", "Cobalt Learning Network")]),
    Sample("many_days", "table", """# Certificate of Completion
Learner: | Robin Sample
Course Title: | Trial Registration Step by Step
Release Date: | 01/15/2024
Expiration Date: | 01/15/2026
Date Completed: | 03/22/2024
Date Issued: | 03/25/2024
Credits Earned: | 0.5
Provider: | Example Learning Company""", [Activity("Trial Registration Step by Step", "Robin Sample", 0.5, "2024-03-22", "Example Learning Company")]),
    Sample("header_row", "table", """# Continuing Pharmacy Education Statement
Example School of Pharmacy
Participant: Dana Example
Title | Hours
Drug Names in Print | 2.0
Date of activity: April 30, 2024""", [Activity("Drug Names in Print", "Dana Example", 2.0, "2024-04-30", "Example School of Pharmacy")]),
    Sample("ceu_asks", "centre", """# Certificate
This is to certify that
## Dana Example
has completed the course entitled
## Editing Tables
on August 8, 2024 for 0.2 CEU
Willow Creek College""", [Activity("Editing Tables", "Dana Example", None, "2024-08-08", "Willow Creek College", ambiguous=("hours",))]),
    Sample("german_comma", "a4", """# Zertifikat
Die Deutsche Beispielgesellschaft bescheinigt, dass
## Herr Prof. Dr. Max Muster
vom 12. bis 14. März 2024
an dem Seminar
## Wissenschaftlich schreiben
teilgenommen hat.
Dauer: 10,5 Stunden""", [Activity("Wissenschaftlich schreiben", "Max Muster", 10.5, "2024-03-12", "Deutsche Beispielgesellschaft", end="2024-03-14")]),
    Sample("spanish_comma", "a4", """# CERTIFICADO DE ASISTENCIA
El Colegio de Editores Ejemplares certifica que
## Doña Ana Ejemplo
ha asistido al seminario
## "Autoría responsable"
el 4 de marzo de 2024
con una duración de 2,5 horas""", [Activity("Autoría responsable", "Ana Ejemplo", 2.5, "2024-03-04", "Colegio de Editores Ejemplares")]),
    Sample("french_hours", "a4", """# Attestation de présence
La Société Exemplaire de Médecine certifie que
## M. Paul Exemple
a participé au séminaire intitulé
## « Rédiger un protocole »
les 4 et 5 mars 2024
pour une durée de 11 heures""", [Activity("Rédiger un protocole", "Paul Exemple", 11, "2024-03-04", "Société Exemplaire de Médecine", end="2024-03-05")]),
    Sample("conference_days", "landscape", """# Certificate of Attendance
International Example Society for Publication Professionals
This is to certify that
## Dana Example
attended the
## 20th Annual Meeting of Example Publication Professionals
April 29 - May 1, 2024
Washington, DC
Total credits awarded: 12.5""", [Activity("20th Annual Meeting of Example Publication Professionals", "Dana Example", 12.5, "2024-04-29", "International Example Society for Publication Professionals", end="2024-05-01")]),
    Sample("year_in_title", "centre", """# Certificate of Completion
Example Publications Academy certifies that
## Robin Sample
has completed the webinar
## GPP 2022: Top 10 Questions Answered
on November 20, 2024
for 1 CE credit hour""", [Activity("GPP 2022: Top 10 Questions Answered", "Robin Sample", 1, "2024-11-20", "Example Publications Academy")]),
    Sample("signatures_side_by_side", "centre", """# Certificate of Attendance
This certificate is presented to
## Dana Example
for attending the workshop
## Managing Publication Plans
on 3rd of July 2024
3 hours
Alex Signer, MD | Kim Undersign, PhD
Program Director | President, Example Workshop Institute""", [Activity("Managing Publication Plans", "Dana Example", 3, "2024-07-03", "Example Workshop Institute")]),
    Sample("person_listed", "left", """## Copperfield Education Partners
Robin Sample
License # 99-1234
Copperfield Education Partners certifies that the individual listed above has participated in the
educational activity titled Safety Narratives Made Readable on May 6, 2024.
This program has been approved for 1.25 contact hours of continuing education.""", [Activity("Safety Narratives Made Readable", "Robin Sample", 1.25, "2024-05-06", "Copperfield Education Partners")]),
    Sample("invoice", "left", """# INVOICE
Invoice number 2024-118
Bill to: Dana Example
Annual Meeting registration, 29 April 2024
Sub-total | $650.00
Sales tax | $0.00
Amount due | $650.00""", kind="receipt"),
    Sample("calendar", "left", """You are registered!
When: Tuesday, 5 March 2024, 16:00 CET
Where: online
Join Zoom Meeting with ID 123 456 and passcode 99
Topic: Statistics for editors
We look forward to seeing you.""", kind="invitation"),
    Sample("deck", "landscape", """# Publication planning in 2024
=====
## Learning objectives
Know the steps
=====
## Methods
A survey of 120 people
=====
## Results
78 % agreed
=====
## Conclusions
More research is needed
=====
## Thank you""", kind="slides"),
    Sample("thank_you", "left", """Hello Dana,
thank you for joining us for "Better figures" on March 4, 2024!
To claim your certificate, please complete the evaluation by March 18.
You can earn up to 1.0 credit.""", kind="unknown"),
    Sample("only_a_photo", "scan", """# Certificate of Completion
Example Nursing Foundation certifies that
## Robin Sample
has completed the course titled
## Charting Clearly
on February 6, 2024
and is awarded 2.5 contact hours""", [Activity("Charting Clearly", "Robin Sample", 2.5, "2024-02-06", "Example Nursing Foundation")]),
    Sample("tilted_scan", "tilted", """# Certificate of Attendance
Example Heart Institute certifies that
## Dana Example
has attended the live webinar titled
## Lipids for Writers
on September 3, 2024
and is awarded 1.0 CME credit""", [Activity("Lipids for Writers", "Dana Example", 1.0, "2024-09-03", "Example Heart Institute")]),
    Sample("words_in_background", "background", """# Certificate of Attendance
Example Skin Society certifies that
## Dana Example
has attended the course titled
## Dermatology Figures
on September 4, 2024
and is awarded 1.5 CME credits""", [Activity("Dermatology Figures", "Dana Example", 1.5, "2024-09-04", "Example Skin Society")]),
]  # fmt: skip

WRITTEN_AGAINST = [*TRAPS, *STYLES, *SHAPES]
