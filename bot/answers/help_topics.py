"""Help on what goes on with the programme: a topic, what it is for and how one says it."""

from __future__ import annotations

from core.message import Reply

TOPICS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    # topic: other words for it; what it is for; how one says it
    "requests": (
        "request request credit approval",
        "Ask the committee for credit and follow what becomes of it.",
        ("request credit for teaching a workshop", "my requests", "status of R17", "request R17", "submit R17", "withdraw R17"),
    ),
    "exam": (
        "exams examination deferral defer window application",
        "Apply for the exam, say when you sit it, move it.",
        ("apply for the exam", "status of my exam application", "my exam is on 15 March 2027 at 10:00", "defer my exam",
         "withdraw my exam application"),
    ),
    "recertification": (
        "recertify recertifying renewal renew",
        "See your application, choose credits or exam, send it in the final year.",
        ("recertify", "recertify by exam", "submit my recertification application", "withdraw my recertification application"),
    ),
    "mentors": (
        "mentor mentoring mentee mentorship",
        "Find a mentor or be one, and write to each other.",
        ("I'd like a mentor", "I want to volunteer as a mentor", "who is my mentor?", "tell my mentor I am free on Friday",
         "pause mentoring", "end my mentoring"),
    ),
    "badge": ("badges credly", "See where your digital badge is.", ("where is my badge?",)),
    "fees": ("fee payment payments pay cost costs", "See what is due and what was paid.", ("my fees", "what do I owe?")),
    "audits": ("audit", "See and answer an audit of your record.", ("my audit", "answer the audit: here are my documents")),
}  # fmt: skip
SHOWN = ("my requests", "status of R17", "my fees", "my audit", "who is my mentor?", "recertify by exam")


def topic_of(said: str) -> Reply | None:
    """Help on the topic these lower-case words name; None for others."""
    for name, (others, first, examples) in TOPICS.items():
        if said == name or said in others.split():
            return Reply(f"*{first}* " + " · ".join(examples), subject=f"Help: {name}")
    return None
