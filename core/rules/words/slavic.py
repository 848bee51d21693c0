"""Polish, Czech, Ukrainian and Russian: months (as they stand in a date), weekdays, numbers and units."""

from __future__ import annotations

from core.rules.words.language import Language, count_up, shares, steps

POLISH = Language(
    code="pl",
    months=count_up(
        "stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja czerwca/czerwiec lipca/lipiec sierpnia/sierpień"
        " września/wrzesień października/październik listopada/listopad grudnia/grudzień",
        1,
    ),
    weekdays=count_up("poniedziałek wtorek środa/środę czwartek piątek sobota/sobotę niedziela/niedzielę", 0),
    hours=("godz", "godz.", "godzina", "godziny", "godzin", "godzinę"),
    minutes=("minut", "minuty", "minuta"),
    numbers=count_up("jeden/jedna/jedną dwa/dwie trzy cztery pięć sześć siedem osiem", 1),
    fractions=shares("1/2 pół", "3/2 półtorej, półtora"),
    tails=shares("1/2 i pół"),
    fixed={"kwadrans": 15},
    near=steps("-1 wczoraj", "-2 przedwczoraj", "0 dziś, dzisiaj"),
    weeks=steps("-1 w zeszłym tygodniu, zeszły tydzień", "0 w tym tygodniu"),
)
CZECH = Language(
    code="cs",
    months=count_up(
        "ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen"
        " září října/říjen listopadu prosince/prosinec",
        1,
    ),
    weekdays=count_up("pondělí úterý středa/středu čtvrtek pátek sobota/sobotu neděle/neděli", 0),
    hours=("hod", "hod.", "hodina", "hodiny", "hodin", "hodinu"),
    minutes=("minut", "minuty", "minuta"),
    numbers=count_up("jeden/jedna/jednu dva/dvě tři čtyři pět šest", 1),
    fractions=shares("1/2 půl", "3/2 půldruhé"),
    tails=shares("1/2 a půl"),
    near=steps("-1 včera", "-2 předevčírem", "0 dnes"),
    weeks=steps("-1 minulý týden", "0 tento týden"),
)
UKRAINIAN = Language(
    code="uk",
    months=count_up("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня", 1),
    weekdays=count_up("понеділок вівторок середа/середу четвер п'ятниця/п'ятницю субота/суботу неділя/неділю", 0),
    hours=("година", "години", "годину", "годин", "год"),
    minutes=("хвилин", "хвилини", "хв"),
    numbers=count_up("одна/одну дві три чотири", 1),
    fractions=shares("1/2 пів", "3/2 півтори"),
    near=steps("-1 вчора", "-2 позавчора", "0 сьогодні"),
)
RUSSIAN = Language(
    code="ru",
    months=count_up("января февраля марта апреля мая июня июля августа сентября октября ноября декабря", 1),
    weekdays=count_up("понедельник вторник среда/среду четверг пятница/пятницу суббота/субботу воскресенье", 0),
    hours=("час", "часа", "часов"),
    minutes=("минут", "минуты", "мин"),
    numbers=count_up("один два три четыре", 1),
    fractions=shares("1/2 пол", "3/2 полтора"),
    near=steps("-1 вчера", "-2 позавчера", "0 сегодня"),
)
