"""What people say beside their wishes: a human half-sentence, nothing logged, and what is open stays open."""

from __future__ import annotations

import pytest
from talking import Chat

from core.rules.days import find_days

MANNERS = {
    "who are you": "I am Tally, a program",
    "r u a bot": "I am Tally, a program",
    "Are you a real person?": "I am Tally, a program",
    "am I talking to a human here": "I am Tally, a program",
    "you stupid bot": "I am sorry",
    "this is useless": "I am sorry",
    "wtf": "I am sorry",
    "you never listen": "I am sorry",
    "May I ask whether I am writing to a human being?": "I am Tally, a program",
    "gotta run bye": "Until next time",
    "see you tomorrow": "Until next time",
    "I must stop writing now, for my train is leaving": "Until next time",
    "ok i have to dash now": "Until next time",
    "thanks ur a star": "You're welcome",
    "I just wish to say that I am grateful for your prompt answers. No reply is needed.": "You're welcome",
    "ugh long day": "I hear you",
    "i'm so tired": "I hear you",
}


@pytest.mark.parametrize("said", MANNERS)
def test_a_human_half_sentence(chat: Chat, said: str) -> None:
    chat.say(said)
    assert chat.text.startswith(MANNERS[said])
    assert "understand" not in chat.text


def test_two_sentences_that_wish_for_nothing(chat: Chat) -> None:
    chat.say("I am rather cross with you. You never understand me.")
    assert chat.text.startswith("I am sorry")


@pytest.mark.parametrize("said", MANNERS)
def test_what_is_open_stays_open(chat: Chat, said: str) -> None:
    chat.say("add 1h Style clinic yesterday")
    chat.say(said)
    assert chat.text.startswith(MANNERS[said])
    chat.say("foster")
    assert "Ready to save" in chat.text
    assert "Style clinic" in chat.text


@pytest.mark.parametrize(
    "said",
    [
        "How far has Robin got?",
        "Could you tell me how far my colleague Robin Sample has got with her credits?",
        "is Robin on track?",
        "what is she still missing",
        "show me Robin's record",
        "how many credits does my boss have",
        "My colleague tells me that he has all his credits. How far has he got, if I may ask?",
    ],
)
def test_anothers_record_is_never_answered_with_ones_own(chat: Chat, said: str) -> None:
    chat.say(said)
    assert chat.text.startswith("I can only speak of your own record")


@pytest.mark.parametrize("said", ["how far am i with my colleague's course", "where do I stand", "how far have I got"])
def test_ones_own_record_is_ones_own(chat: Chat, said: str) -> None:
    chat.say(said)
    assert "I can only speak of your own record" not in chat.text


@pytest.mark.parametrize(
    "said",
    [
        'My colleague Robin Sample attended the course "Statistics for Medical Writers" last Tuesday, three hours. I thought you '
        "might like to know; I was not there myself.",
        "my boss did the GPP3 webinar yesterday, 1h, I couldn't attend",
    ],
)
def test_where_one_was_not_nothing_is_logged(chat: Chat, said: str) -> None:
    chat.say(said)
    assert chat.text == "Then I log nothing: I keep only what you attended yourself."


@pytest.mark.parametrize(
    "said",
    [
        "thinking of going to ismpp eu in jan, 2 days, would that help",
        "I'm planning to go to a workshop on AI in January, would that count",
    ],
)
def test_whether_a_plan_would_help(chat: Chat, said: str) -> None:
    chat.say(said)
    assert chat.text.startswith("Nothing is logged yet. It would count once you were there")


QUESTIONS = {
    "what if I don't reach five": "What follows from a missed year isn't known here",
    "what happens if i dont hit 5 by dec 31": "What follows from a missed year isn't known here",
    "What happens if I do not reach five credits by 31 December?": "What follows from a missed year isn't known here",
    "whats the penalty if im short": "What follows from a missed year isn't known here",
    "can i defer the deadline": "could be put off isn't stated in the rules I have",
    "Is it possible to defer the deadline, should I not manage to collect my credits in time?": "could be put off isn't stated",
    "do i need a cert for everything?": "Yes: each credit counts only once its documentation is here.",
    "how long have i got to send them": "At any time of your cycle",
    "who approves credits": "The Recertification Committee",
    "can my colleague sue see my record": "You see your own record, and nobody else's",
    "what does presenting count as?": "is not laid down in the rules I have",
}


@pytest.mark.parametrize("said", QUESTIONS)
def test_a_question_gets_its_answer(chat: Chat, said: str) -> None:
    chat.say(said)
    assert QUESTIONS[said] in chat.text


@pytest.mark.parametrize(
    "said", ["may I have my list?", "To conclude, may I have the list for 2026 once more?", "May I see my list"]
)
def test_may_i_is_no_month(chat: Chat, said: str) -> None:
    chat.say("add 1h Style clinic yesterday foster")
    chat.say("save")
    chat.say(said)
    assert "#1 *Style clinic*" in chat.text


@pytest.mark.parametrize("said", ["list May", "what did I do in May", "in May I was at EMWA"])
def test_the_month_of_may_is_one(chat: Chat, said: str) -> None:
    assert [day.whole for day in find_days(said, today=chat.now.date())] == ["month"]
