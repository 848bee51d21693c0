"""Samples written before anyone looked at how the reader does on them; no rule was written for one of these."""

# ruff: noqa: E501

from __future__ import annotations

from certificate_sample import Activity, Sample

HELD_BACK = [
    Sample(
        "h_society_webinar",
        "centre",
        """# CERTIFICATE OF ATTENDANCE
The Northfield Society of Medical Writers
hereby certifies that
## Amara Whitfield, MSc
attended the live webinar
## Reporting patient experience data: what editors want
on Thursday, 12 September 2024
and has earned 1.5 CE credits
- Certificate number NS-2024-1182""",
        [
            Activity(
                "Reporting patient experience data: what editors want",
                "Amara Whitfield",
                1.5,
                "2024-09-12",
                "Northfield Society of Medical Writers",
            )
        ],
    ),
    Sample(
        "h_ama_designated_awarded",
        "centre",
        """## Lakeshore Institute for Continuing Education
certifies that
# Jonas Petrov, MD, PhD
has participated in the enduring material titled
## Biosimilars in Oncology: Evidence, Access,
## and Publication Ethics
on October 8, 2025
and is awarded 0.75 AMA PRA Category 1 Credit(s)™.
- The Lakeshore Institute for Continuing Education designates this enduring material for a maximum of 1.0 AMA PRA Category 1 Credit(s)™.
- Physicians should claim only the credit commensurate with the extent of their participation in the activity.
- Release date: January 15, 2025   Expiration date: January 15, 2026""",
        [
            Activity(
                "Biosimilars in Oncology: Evidence, Access, and Publication Ethics",
                "Jonas Petrov",
                0.75,
                "2025-10-08",
                "Lakeshore Institute for Continuing Education",
            )
        ],
    ),
    Sample(
        "h_nurse_label_table",
        "table",
        """# Contact Hour Certificate
Participant Name: | Priscilla Odom, RN
License Number: | RN 884213
Activity Title: | Wound Care Documentation Essentials
Date of Completion: | 06/21/2024
Contact Hours Awarded: | 2.0
Provider: | Harbor Nursing Education Network
- Harbor Nursing Education Network is accredited as a provider of nursing continuing professional
- development by the American Nurses Credentialing Center's Commission on Accreditation.
- Date issued: | 06/30/2024""",
        [
            Activity(
                "Wound Care Documentation Essentials",
                "Priscilla Odom",
                2.0,
                "2024-06-21",
                "Harbor Nursing Education Network",
            )
        ],
    ),
    Sample(
        "h_acpe_ceu",
        "left",
        """# Statement of Credit
Oakfield College of Pharmacy certifies that
## Tomas Reyes, PharmD
has completed the following continuing pharmacy education activity:
## Deprescribing in Older Adults
UAN: 0999-0000-25-014-L01-P
Completed on: February 11, 2025
Credit awarded: 1.5 contact hours (0.15 CEU)""",
        [Activity("Deprescribing in Older Adults", "Tomas Reyes", 1.5, "2025-02-11", "Oakfield College of Pharmacy")],
    ),
    Sample(
        "h_german_teilnahme",
        "a4",
        """# Teilnahmebescheinigung
Hiermit wird bestätigt, dass
## Frau Dr. Katrin Lohmann
am 14.05.2024 an der Fortbildungsveranstaltung
## „Gute Publikationspraxis in der klinischen Forschung“
teilgenommen hat.
Umfang: 3,5 Stunden
Veranstalter: Akademie für Medizinisches Schreiben e.V.
Köln, 20.05.2024""",
        [
            Activity(
                "Gute Publikationspraxis in der klinischen Forschung",
                "Katrin Lohmann",
                3.5,
                "2024-05-14",
                "Akademie für Medizinisches Schreiben e.V.",
            )
        ],
    ),
    Sample(
        "h_french_attestation",
        "a4",
        """# ATTESTATION DE PARTICIPATION
L'Institut de Rédaction Médicale de Lyon atteste que
## Madame Claire Fontaine
a participé à la formation intitulée
## « Transparence des essais cliniques »
le 9 octobre 2024
d'une durée de 7 heures
Fait à Lyon, le 15 octobre 2024""",
        [
            Activity(
                "Transparence des essais cliniques",
                "Claire Fontaine",
                7,
                "2024-10-09",
                "Institut de Rédaction Médicale de Lyon",
            )
        ],
    ),
    Sample(
        "h_spanish_horas",
        "a4",
        """# CERTIFICADO
La Sociedad Ibérica de Publicaciones Médicas certifica que
## Don Javier Morales Ruiz
ha participado en el curso titulado
## "Redacción de resúmenes en lenguaje claro"
celebrado del 4 al 6 de marzo de 2025
con una duración de 12,5 horas lectivas.
Madrid, 10 de marzo de 2025""",
        [
            Activity(
                "Redacción de resúmenes en lenguaje claro",
                "Javier Morales Ruiz",
                12.5,
                "2025-03-04",
                "Sociedad Ibérica de Publicaciones Médicas",
                end="2025-03-06",
            )
        ],
    ),
    Sample(
        "h_ambiguous_day",
        "centre",
        """# Certificate of Completion
This is to certify that
## Helen Marsh
has successfully completed the online course
## Data Sharing Statements in Practice
Date: 05/08/2025
Hours: 1.0
Provided by Clearwater Learning Ltd""",
        [
            Activity(
                "Data Sharing Statements in Practice",
                "Helen Marsh",
                1.0,
                None,
                "Clearwater Learning Ltd",
                ambiguous=("start",),
            )
        ],
    ),
    Sample(
        "h_range_numbers",
        "centre",
        """# Certificate of Attendance
awarded to
## Victor Almeida
for attending
## European Congress on Publication Planning
23/01/2025 to 25/01/2025
15 European CME credits (ECMEC®s)
Organised by: Continental Congress Bureau GmbH""",
        [
            Activity(
                "European Congress on Publication Planning",
                "Victor Almeida",
                15,
                "2025-01-23",
                "Continental Congress Bureau GmbH",
                end="2025-01-25",
            )
        ],
    ),
    Sample(
        "h_issue_only",
        "centre",
        """# Certificate of Completion
presented to
## Ingrid Sorensen
who successfully completed the course
## Figures that Tell the Truth
2 hours
Issued: March 3, 2025
Expires: March 3, 2027
Bright Fjord Training Institute""",
        [Activity("Figures that Tell the Truth", "Ingrid Sorensen", 2, None, "Bright Fjord Training Institute")],
    ),
    Sample(
        "h_ceu_only",
        "centre",
        """# Certificate of Continuing Education
This certifies that
## Dwayne Carter
has attended the workshop entitled
## Statistics for Medical Editors
held on May 17, 2025
and is awarded 0.3 CEU
Prairie State University""",
        [
            Activity(
                "Statistics for Medical Editors",
                "Dwayne Carter",
                None,
                "2025-05-17",
                "Prairie State University",
                ambiguous=("hours",),
            )
        ],
    ),
    Sample(
        "h_transcript_three",
        "table",
        """# Transcript of Continuing Education
Name: Beatriz Lima
Organization: Meridian Publication Academy
Title | Date | Credits
Ghostwriting and How to Prevent It | 03/18/2025 | 1.0
Choosing a Journal | 04/22/2025 | 0.5
Handling Author Disputes | 05/27/2025 | 1.5""",
        [
            Activity(
                "Ghostwriting and How to Prevent It", "Beatriz Lima", 1.0, "2025-03-18", "Meridian Publication Academy"
            ),
            Activity("Choosing a Journal", "Beatriz Lima", 0.5, "2025-04-22", "Meridian Publication Academy"),
            Activity("Handling Author Disputes", "Beatriz Lima", 1.5, "2025-05-27", "Meridian Publication Academy"),
        ],
    ),
    Sample(
        "h_receipt",
        "left",
        """# Receipt
Order number: 55810
Bill to: Robin Sample
Webinar: Plain language summaries, 4 March 2025
Registration fee | $125.00
Total paid | $125.00
Payment method: Visa ending 4242""",
        kind="receipt",
    ),
    Sample(
        "h_invitation",
        "left",
        """# You're invited!
Join us for a free webinar on Tuesday, 14 October 2025 at 11:00 AM ET
## Authorship in the age of AI
1.0 CE credit available
Register now: https://events.example.org/ai
Save the date and add to calendar""",
        kind="invitation",
    ),
    Sample(
        "h_slides",
        "landscape",
        """# Good Publication Practice
Robin Sample, PhD
=====
## Agenda
Why it matters
What changed
Questions
=====
## Disclosures
The speaker has nothing to disclose
=====
## Background
GPP 2022 replaces GPP3
=====
## Conclusions
Plan early
=====
## Questions?""",
        kind="slides",
    ),
    Sample(
        "h_thanks",
        "left",
        """Dear Robin,
Thank you for attending our webinar "Steering committees that work" on 6 May 2025.
Your certificate will be available in your account after you complete the evaluation.
The recording is 60 minutes long.
Kind regards, the events team""",
        kind="unknown",
    ),
    Sample(
        "h_minutes_landscape",
        "landscape",
        """# Certificate of Participation
Silverline Medical Communications
is pleased to acknowledge that
## Naomi Feld
participated in the interactive session
## Plain Language for Busy Teams
November 3, 2025
Duration: 90 minutes""",
        [
            Activity(
                "Plain Language for Busy Teams", "Naomi Feld", 1.5, "2025-11-03", "Silverline Medical Communications"
            )
        ],
    ),
    Sample(
        "h_month_only",
        "centre",
        """# Certificate of Completion
The Tidewater Association of Science Editors certifies that
## Oliver Grant
has completed the self-study module
## Copyright Basics for Publication Professionals
March 2025
1.0 contact hour""",
        [
            Activity(
                "Copyright Basics for Publication Professionals",
                "Oliver Grant",
                1.0,
                "2025-03-01",
                "Tidewater Association of Science Editors",
                end="2025-03-31",
            )
        ],
    ),
    Sample(
        "h_scan",
        "scan",
        """# Certificate of Attendance
The Maple Ridge Institute certifies that
## Samuel Okafor
has attended the workshop entitled
## Writing Effective Abstracts
on April 9, 2025
and is awarded 2.0 CE credits""",
        [Activity("Writing Effective Abstracts", "Samuel Okafor", 2.0, "2025-04-09", "Maple Ridge Institute")],
    ),
    Sample(
        "h_two_numbers_lines",
        "centre",
        """# CME Certificate
Summit Valley Hospital certifies that
## Lucia Bianchi, DO
has participated in the live activity titled
## Immunology Update for Writers
on 04-Jun-25
and is awarded
1.25
AMA PRA Category 1 Credits™
- Questions? Call (800) 232-4CEU""",
        [Activity("Immunology Update for Writers", "Lucia Bianchi", 1.25, "2025-06-04", "Summit Valley Hospital")],
    ),
    Sample(
        "h_repeat_pages",
        "centre",
        """# Certificate
Grand Prairie CME Group certifies that
## Elias Novak
has participated in the educational activity titled
## Reading a Forest Plot
on January 22, 2025 and is awarded 1.0 contact hour
- Nevada licence 1182
=====
# Certificate
Grand Prairie CME Group certifies that
## Elias Novak
has participated in the educational activity titled
## Reading a Forest Plot
on January 22, 2025 and is awarded 1.0 contact hour
- Ohio licence 88-213
=====
# Certificate
Grand Prairie CME Group certifies that
## Elias Novak
has participated in the educational activity titled
## Reading a Forest Plot
on January 22, 2025 and is awarded 1.0 contact hour
- Texas licence TX4411""",
        [Activity("Reading a Forest Plot", "Elias Novak", 1.0, "2025-01-22", "Grand Prairie CME Group")],
    ),
    Sample(
        "h_glued_licence",
        "left",
        """# Continuing Education Certificate
Name: Marguerite HallRN4418823
Course: Sepsis Bundles for Transcribers
Completion Date: July 2, 2024
CE Hours: 3
Approved provider: Blue Mesa Education, Inc.""",
        [Activity("Sepsis Bundles for Transcribers", "Marguerite Hall", 3, "2024-07-02", "Blue Mesa Education, Inc.")],
    ),
    Sample(
        "i_grand_rounds",
        "centre",
        """## Cedar Point Regional Hospital
Department of Continuing Medical Education
# Certificate of Credit
Cedar Point Regional Hospital certifies that
## Yusuf Demir, MBBS
participated in the live activity titled
## Grand Rounds: Bias in Clinical Images
on 02/19/2025 and was awarded 1.00 AMA PRA Category 1 Credit™.""",
        [
            Activity(
                "Grand Rounds: Bias in Clinical Images", "Yusuf Demir", 1, "2025-02-19", "Cedar Point Regional Hospital"
            )
        ],
    ),
    Sample(
        "i_online_table",
        "table",
        """# CE Certificate of Completion
Name | Hannah Lindqvist
Credential | MS
Course | Peer Review Basics
Provider | Juniper Education LLC
Completed on | August 30, 2024
Credit hours | 2.5
Certificate ID | JE-2024-77410""",
        [Activity("Peer Review Basics", "Hannah Lindqvist", 2.5, "2024-08-30", "Juniper Education LLC")],
    ),
    Sample(
        "i_conference_sentence",
        "a4",
        """# Confirmation of Attendance
We confirm that Pavel Horak attended the 11th Nordic Conference on Scientific Publishing
held in Oslo, Norway, from 3 to 5 June 2025.
The conference comprised 14 hours of education.
Nordic Publishing Association""",
        [
            Activity(
                "11th Nordic Conference on Scientific Publishing",
                "Pavel Horak",
                14,
                "2025-06-03",
                "Nordic Publishing Association",
                end="2025-06-05",
            )
        ],
    ),
    Sample(
        "i_designated_max_only",
        "centre",
        """# Certificate of Participation
## Ruth Abara
has participated in the educational activity titled
## Harms Reporting in Trials
on July 1, 2025
- Mapleton Medical School designates this enduring material for a maximum of 0.5 AMA PRA Category 1 Credit(s)™.
- Mapleton Medical School is accredited by the Accreditation Council for Continuing Medical Education.""",
        [Activity("Harms Reporting in Trials", "Ruth Abara", 0.5, "2025-07-01", "Mapleton Medical School")],
    ),
    Sample(
        "i_german_points",
        "a4",
        """# Zertifikat
Institut für Publikationsplanung GmbH
Frau Sabine Krüger
hat erfolgreich an dem Webinar
## „Autorenschaft in Multicenterstudien“
am 21.11.2024 teilgenommen.
Dauer: 90 Minuten""",
        [
            Activity(
                "Autorenschaft in Multicenterstudien",
                "Sabine Krüger",
                1.5,
                "2024-11-21",
                "Institut für Publikationsplanung GmbH",
            )
        ],
    ),
    Sample(
        "i_french_day",
        "a4",
        """# CERTIFICAT DE FORMATION
Délivré à
## Luc Marchand
pour avoir suivi la formation
## Statistiques pour rédacteurs
le 14 janvier 2025
Durée : 3,5 heures
Organisme : Plume Santé""",
        [Activity("Statistiques pour rédacteurs", "Luc Marchand", 3.5, "2025-01-14", "Plume Santé")],
    ),
    Sample(
        "i_spanish_simple",
        "a4",
        """# DIPLOMA
Se certifica que
## María López García
ha completado con éxito el curso
## Ética de la autoría
Fecha: 15/11/2024
Duración: 4 horas
Entidad organizadora: Fundación Letra Clínica""",
        [Activity("Ética de la autoría", "María López García", 4, "2024-11-15", "Fundación Letra Clínica")],
    ),
    Sample(
        "i_two_dates_ambiguous_span",
        "centre",
        """# Certificate of Completion
Presented to
## Joy Adeyemi
for completing the online program
## Foundations of Publication Planning
03/04/2025 - 05/06/2025
Contact hours earned: 10""",
        [Activity("Foundations of Publication Planning", "Joy Adeyemi", 10, None, None, ambiguous=("start",))],
    ),
    Sample(
        "i_landscape_quotes",
        "landscape",
        """# Certificate of Attendance
is hereby awarded to
## Peter van Dijk
for participation in the webinar "Consensus Statements: Delphi and Beyond"
on 27th March 2025
organised by the Lowland Society for Medical Communication
CPD credits: 1""",
        [
            Activity(
                "Consensus Statements: Delphi and Beyond",
                "Peter van Dijk",
                1,
                "2025-03-27",
                "Lowland Society for Medical Communication",
            )
        ],
    ),
    Sample(
        "i_badge_mail",
        "left",
        """Congratulations Mei Tanaka!
You have successfully completed the course Inclusive Language in Publications on 9 May 2025.
CE hours earned: 0.75
Issued by: Lotus Learning Institute""",
        [Activity("Inclusive Language in Publications", "Mei Tanaka", 0.75, "2025-05-09", "Lotus Learning Institute")],
    ),
    Sample(
        "i_registration",
        "left",
        """Registration confirmation
Dear Mei Tanaka, you are registered for Inclusive Language in Publications.
When: 9 May 2025, 10:00
Where: Zoom, link to follow
This webinar offers 0.75 CE credits.""",
        kind="invitation",
    ),
    Sample(
        "i_invoice_eur",
        "a4",
        """Rechnung Nr. 2025-118
Frau Sabine Krüger
Teilnahmegebühr Webinar 21.11.2024
Nettobetrag | 100,00 EUR
MwSt. 19 % | 19,00 EUR
Gesamtbetrag | 119,00 EUR""",
        kind="receipt",
    ),
]
