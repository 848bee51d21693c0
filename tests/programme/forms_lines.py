"""Lines typed while a form waits for words: what is a wish of its own, and what is the answer, written before the code."""

WISHES = """
list october 2026
list foster
list my last 5 credits
list 2025
change 16 to 9h
change 12 to implement
set domain of 12 to implement
delete 16
delete #16
delete the duplicate
delete the last one
communications about reversed
communications since march
what did you send me about the annual meeting?
add employment Acme since March 2023
add employment Beta Health since March 2023
delete job 2
show my work history
my requests
my fees
status of R1
R1
withdraw R1
check in AB23CD45
I missed the check-in AB23CD45
attach to 12
send me the certificate for 12
document 12
export as pdf
export 2025 as csv
add 1.5h GPP3
log 90 min webinar "Authorship for oncologists" on 3 March, ethics
find webinars about AI
search annual meeting 2026
remind me every Monday at 9
snooze a week
stop reminders
don't remind me until January
am I on track?
what is missing
when is my deadline?
when is my exam?
what if I do 6 hours in December?
how many hours do I need in implement?
can I request credit for an activity that is not pre-approved?
can I bring my medication to the exam?
can I request ADA accommodations?
can I submit a mentor volunteer form?
how does the mentor program work?
how long is the exam?
how do I enter CE credits?
what does basis mean?
apply for the exam
defer my exam
recertify by exam
request credit
link dana@example.org
unlink old@example.org
unlink slack
tell the office my name has changed
contact the office
help
undo
list
profile
who reviews requests?
is my deferral approved?
why does it cost that much?
which documents do you want?
can you delete 16?
could you list foster?
Help
My fees
Delete 16
how is the weather in Boston?
am I on track
how do I enter credits
request credit for teaching a workshop
""".strip().splitlines()

ANSWERS = """
Design of a study
List of authors
Record keeping in trials
Medical writer at Acme since 2019
Writer, Acme Medical
PhD, Biology
PhD Biology, University of Somewhere, 2014
BSc 2009 and MSc 2011 in Pharmacology
Ann Applicant
Ann-Marie O'Neill
Add-on therapies and their reporting
Adding value to publication plans
Change management in publication teams
Changes to GPP in 2022
Delete or keep? Handling of retracted work
Deleting data: a workshop
Export controls in clinical research
Exporting knowledge
Search strategies for systematic reviews
Finding the right journal
Find your voice as a writer
Find the right journal in 5 steps
Show, don't tell: writing figures
Checking in with patient authors
Check your references
Help patients to be authors
Helping authors meet deadlines
Progress in plain language summaries
Deadlines and how to keep them
Profile of a publication professional
Communications
Communications manager at Beta Health
Head of medical communications, Acme, since 2021
Search and evaluation lead
Link between sponsors and authors
Linking registries with publications
Reminder letters to authors
Report writing
Requests for data from sponsors
Requesting data from sponsors
Request management lead
Applying GPP in practice
Apply GPP 2022 in your team
Exam preparation for candidates
What is new in CONSORT 2025
How to write a summary
When authors disagree
Why we publish
Who is an author
Can data be shared
Set up a steering committee
Record of proceedings, day 2
Log of decisions and who takes them
Stop predatory journals
Undoing harm: corrections and retractions
Certificates of confidentiality
Document management lead since 2018
Attachment styles in teams
At Beta, 2018 to 2021
I was at Beta from 2018 to 2021
I worked at Acme Medical as publication manager from 2021 to 2024
I worked with the authors on the summary
We looked at who may be an author. What about the sponsor?
Speaker
speaker
moderator and speaker
Example Society
ISMPP
Oxford, MSc in Clinical Trials
Defer to the authors: who decides
Mentor of two juniors
Mentor
Volunteer, then manager, Red Cross
2 years of law school
Show of hands: voting on authorship
List of 2025 guidelines and where they are kept
Delete 2 of 3 drafts: how to edit
"Who is an author?"
Set of 3 posters
find the right journal in 5 steps
Apply for funding in 2025
I need to know the trial before I write, so I read it
Education manager
How I met my deadlines
""".strip().splitlines()
