"""Every shape of a day crossed with shapes of amounts, wordings and layouts."""

from __future__ import annotations

from certificate_sample import Activity, Sample

_DAYS = [
    ("on March 04, 2024", "2024-03-04", "2024-03-04"),
    ("on 04-Mar-24", "2024-03-04", "2024-03-04"),
    ("on 4 March, 2024", "2024-03-04", "2024-03-04"),
    ("on 2024/03/4", "2024-03-04", "2024-03-04"),
    ("on 03/24/24", "2024-03-24", "2024-03-24"),
    ("Monday, March 04, 2024", "2024-03-04", "2024-03-04"),
    ("March 2024", "2024-03-01", "2024-03-31"),
    ("held January 27-28, 2026", "2026-01-27", "2026-01-28"),
    ("from 30 April to 2 May 2025", "2025-04-30", "2025-05-02"),
    ("on 2024-03-04", "2024-03-04", "2024-03-04"),
]
_AMOUNTS = [
    ("and is awarded 1.25 AMA PRA Category 1 Credit(s)™", 1.25),
    ("and has earned 2.0 contact hours", 2.0),
    ("for a total of 1.5 hours of continuing education", 1.5),
    ("CE credits awarded: 0.75", 0.75),
    ("and is awarded one (1) contact hour", 1.0),
    ("for 90 minutes of instruction", 1.5),
    ("and receives 3 CPD points", 3.0),
    ("Total hours: 6.5", 6.5),
    ("worth 1.0 CME credit", 1.0),
    ("has received 4.0 continuing education credits", 4.0),
]
_VERBS = [
    "has participated in the live activity titled",
    "has successfully completed the online course entitled",
    "attended the webinar",
    "has completed the educational activity:",
    "has attended the conference session",
]
_TITLES = [
    "Authorship for Oncologists", "Risks and Benefits of Open Access", "What Reviewers Look For: A Practical Guide",
    "Enhanced Publications and Their Readers", "Compliance in Publication Practice",
]  # fmt: skip
_BODIES = [
    "Example Institute of Publishing",
    "Sample Valley University",
    "Testford Medical Society",
    "Demo Health Education, Inc.",
    "Model Academy of Editors",
]
_PEOPLE = ["Dana Example", "Robin Sample", "Maria del Carmen Prueba", "Jean-Luc Modèle", "Siobhan O'Model"]


def _shape(n: int) -> Sample:
    (day, start, end), (amount, hours) = _DAYS[n % 10], _AMOUNTS[(n * 3 + n // 10) % 10]
    verb, title, body, person = _VERBS[n % 5], _TITLES[(n + 1) % 5], _BODIES[(n + 2) % 5], _PEOPLE[(n + n // 5) % 5]
    text = f"# Certificate of Completion\n{body} certifies that\n## {person}\n{verb}\n## {title}\n{day}\n{amount}"
    layout = ("centre", "landscape", "left", "a4")[n % 4]
    return Sample(f"shape_{n:02}", layout, text, [Activity(title, person, hours, start, body, end=end)])


SHAPES = [_shape(n) for n in range(20)]
