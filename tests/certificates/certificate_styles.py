"""Styles of providers: societies, congresses, colleges, letters, course sites."""

from __future__ import annotations

from certificate_sample import Activity, Sample

STYLES = [
    Sample(
        "style_ismpp",
        "centre",
        """# ISMPP U
International Society for Medical Publication Professionals
Certificate of Attendance
## Dana Example, CMPP
attended the ISMPP U live webinar
## GPP 2022: What Has Changed
Wednesday, 18 November 2026
1.0 CMPP Credit Hour""",
        [
            Activity(
                "GPP 2022: What Has Changed",
                "Dana Example",
                1,
                "2026-11-18",
                "International Society for Medical Publication Professionals",
            )
        ],
    ),
    Sample(
        "style_ismpp2",
        "centre",
        """# Certificate of Attendance
This certifies that
## Robin Sample
attended the
## 22nd Annual Meeting of ISMPP
May 11-13, 2026 | Washington, DC
and is eligible for up to 14.5 CMPP credits
Credits claimed: 12.0""",
        [Activity("22nd Annual Meeting of ISMPP", "Robin Sample", 12, "2026-05-11", None, end="2026-05-13")],
    ),
    Sample(
        "style_eaccme",
        "a4",
        """# CERTIFICATE OF ATTENDANCE
European Meeting of ISMPP 2025
London, United Kingdom, 28 - 29 January 2025
We hereby certify that
## Dr. Anna Beispiel
Germany
has attended the above mentioned event.
The event is accredited by the European Accreditation Council for Continuing Medical Education (EACCME®)
for a maximum of 11 European CME credits (ECMEC®s).""",
        [Activity("European Meeting of ISMPP 2025", "Anna Beispiel", 11, "2025-01-28", None, end="2025-01-29")],
    ),
    Sample(
        "style_emwa",
        "a4",
        """European Medical Writers Association
# Certificate of Completion
This is to certify that
## Siobhan O'Model
has successfully completed the workshop
## DDF3 Introduction to Pharmacokinetics
at the EMWA Conference in Valencia, 7-11 May 2024
Workshop leader: Max Muster""",
        [
            Activity(
                "DDF3 Introduction to Pharmacokinetics",
                "Siobhan O'Model",
                None,
                "2024-05-07",
                "European Medical Writers Association",
                end="2024-05-11",
            )
        ],
    ),
    Sample(
        "style_acpe",
        "left",
        """Statement of Continuing Pharmacy Education Credit
# Maple College of Pharmacy
Pharmacist: Dana Example, PharmD
NABP e-Profile ID: 123456   DOB: 04/15
Activity: Updates in Anticoagulation
UAN: 0123-0000-24-101-H01-P
Activity Date: 10/17/2024
Contact Hours: 1.00   CEUs: 0.10
Date Processed: 10/25/2024""",
        [Activity("Updates in Anticoagulation", "Dana Example", 1, "2024-10-17", "Maple College of Pharmacy")],
    ),
    Sample(
        "style_ancc",
        "centre",
        """# CERTIFICATE OF SUCCESSFUL COMPLETION
Awarded to
## Robin Sample, BSN, RN
For successful completion of
## Moral Distress at the Bedside
3.25 Nursing Contact Hours
Date of completion: June 14, 2024
- This nursing continuing professional development activity was approved by the Example Nurses Association, an accredited approver
- by the American Nurses Credentialing Center's Commission on Accreditation.
- Provided by Valley Nurses Group""",
        [Activity("Moral Distress at the Bedside", "Robin Sample", 3.25, "2024-06-14", "Valley Nurses Group")],
    ),
    Sample(
        "style_twocol",
        "table",
        """# Certificate of Attendance
Attendee | Activity
Dana Example | Publication Metrics 101
Date | Hours
15 May 2024 | 1.5""",
        [Activity("Publication Metrics 101", "Dana Example", 1.5, "2024-05-15", None)],
    ),
    Sample(
        "style_labels_below",
        "centre",
        """# Certificate of Completion
## Dana Example
Participant Name
## Good Tables, Bad Tables
Course Title
May 15, 2024
Date Completed
1.5
Contact Hours Awarded
Example College""",
        [Activity("Good Tables, Bad Tables", "Dana Example", 1.5, "2024-05-15", "Example College")],
    ),
    Sample(
        "style_cpd",
        "a4",
        """The CPD Certification Service
# Certificate of CPD Attendance
Name: Dana Example
Event: Writing Lay Summaries
Date: 15/05/2024
CPD hours: 6
Organiser: Example Training Ltd""",
        [Activity("Writing Lay Summaries", "Dana Example", 6, "2024-05-15", "Example Training Ltd")],
    ),
    Sample(
        "style_letter",
        "left",
        """Example Medical Society
12 Long Street, Springfield
May 20, 2024
Dear Dana Example:
This letter confirms your participation in the webinar "Handling Reviewer Comments" on May 15, 2024.
You have earned 1.25 CE credits.
Sincerely,
Kim Sender, Education Director""",
        [Activity("Handling Reviewer Comments", "Dana Example", 1.25, "2024-05-15", "Example Medical Society")],
    ),
    Sample(
        "style_webinar",
        "landscape",
        """# Certificate of Attendance
## Dana Example
has attended
## Better Abstracts in Five Steps
a 60-minute webinar presented by Example Editors Group
on 15 May 2024""",
        [Activity("Better Abstracts in Five Steps", "Dana Example", 1, "2024-05-15", "Example Editors Group")],
    ),
    Sample(
        "style_kongress",
        "a4",
        """# Teilnahmebestätigung
Herr Max Muster
hat am 15. Mai 2024 an der Veranstaltung
## Medical Writing kompakt
teilgenommen.
Die Veranstaltung wurde von der Ärztekammer Beispielstadt mit 6 Fortbildungspunkten anerkannt.""",
        [Activity("Medical Writing kompakt", "Max Muster", None, "2024-05-15", None, ambiguous=("hours",))],
    ),
    Sample(
        "style_enduring_dates",
        "centre",
        """# Example University School of Medicine
certifies that
## Dana Example
has participated in the enduring material titled
## Opioid Prescribing
Released June 1, 2023; Expires May 31, 2026
Completed: 2/3/2025
and is awarded 2.00 AMA PRA Category 1 Credits™""",
        [
            Activity(
                "Opioid Prescribing",
                "Dana Example",
                2,
                None,
                "Example University School of Medicine",
                ambiguous=("start",),
            )
        ],
    ),
    Sample(
        "style_title_with_nums",
        "centre",
        """# Certificate
Example Board hereby certifies that
## Dana Example
has completed the 2-hour course
## The 5 C's of Consent in 2024
on Feb. 9, 2024""",
        [Activity("The 5 C's of Consent in 2024", "Dana Example", 2, "2024-02-09", "Example Board")],
    ),
    Sample(
        "style_aawc",
        "centre",
        """# Certificate of Credit
Presented to
## Dana Example
For attending
## Session 204: Estimands for Writers
March 3, 2025 10:00 AM - 11:30 AM
1.5 hours""",
        [Activity("Session 204: Estimands for Writers", "Dana Example", 1.5, "2025-03-03", None)],
    ),
    Sample(
        "style_multi_table",
        "table",
        """# Certificate of Attendance
Example Congress 2024
This is to certify that Robin Sample attended the following sessions:
Session | Date | Hours
Opening Plenary | 12 May 2024 | 1.0
Ethics Roundtable | 13 May 2024 | 1.5
Total | | 2.5""",
        [
            Activity("Opening Plenary", "Robin Sample", 1, "2024-05-12", None),
            Activity("Ethics Roundtable", "Robin Sample", 1.5, "2024-05-13", None),
        ],
    ),
    Sample(
        "style_udemy",
        "landscape",
        """# Certificate of Completion
This is to certify that
## Dana Example
successfully completed 4.5 total hours of
## R for Medical Writers
online course on Jan. 5, 2025
Kim Teacher, Instructor""",
        [Activity("R for Medical Writers", "Dana Example", 4.5, "2025-01-05", None)],
    ),
    Sample(
        "style_coursera",
        "landscape",
        """Jan 5, 2025
## Dana Example
has successfully completed
## Writing in the Sciences
an online non-credit course authorized by Example University and offered through LearnSite""",
        [Activity("Writing in the Sciences", "Dana Example", None, "2025-01-05", "Example University")],
    ),
    Sample(
        "style_acme",
        "centre",
        """# CME Activity Completion Certificate
Participant Name: Dana Example
Activity Title: Gene Therapy: Hope and Hype
Activity Type: Enduring
Credit Type: AMA PRA Category 1 Credit™
Credits Awarded: 0.50
Completion Date: Apr 15 2025
Accredited Provider: Example Health Education""",
        [Activity("Gene Therapy: Hope and Hype", "Dana Example", 0.5, "2025-04-15", "Example Health Education")],
    ),
    Sample(
        "style_receipt2",
        "left",
        """Payment confirmation
Thank you for your purchase, Dana Example
CE Course: Certificate in Medical Writing
Order #99812
Total charged: EUR 240.00""",
        kind="receipt",
    ),
    Sample(
        "style_receipt_cert_fee",
        "left",
        """RECEIPT FOR CERTIFICATE OF ATTENDANCE FEE
Paid by: Dana Example
Amount paid: $25.00
Date: March 3, 2025""",
        kind="receipt",
    ),
    Sample(
        "style_ical",
        "left",
        """Invitation: Ethics update webinar
When: Mar 3, 2025 4pm-5pm
Where: Zoom
Organizer: Kim Sender
1.0 CE credit for attendees. A certificate of attendance will be sent after the event.""",
        kind="invitation",
    ),
    Sample(
        "style_thanks2",
        "left",
        """Thank you for attending the Ethics update webinar on March 3, 2025!
We hope that you enjoyed the 60 minute session.
Slides and recording are attached.""",
        kind="unknown",
    ),
]
