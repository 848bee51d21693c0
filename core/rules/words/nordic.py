"""Swedish, Danish, Norwegian and Finnish: months, weekdays, numbers and units."""

from __future__ import annotations

from core.rules.words.language import Language, count_up, shares, steps

SWEDISH = Language(
    code="sv",
    months=count_up("januari februari mars april maj juni juli augusti september oktober/okt november december", 1),
    weekdays=count_up(
        "måndag/måndags tisdag/tisdags onsdag/onsdags torsdag/torsdags fredag/fredags lördag/lördags söndag/söndags", 0
    ),
    hours=("tim", "timme", "timmar"),
    minutes=("minuter", "minut"),
    numbers={
        **count_up("en/ett två tre fyra fem sex sju åtta nio tio", 1),
        **{"femton": 15, "tjugo": 20, "trettio": 30, "fyrtio": 40, "fyrtiofem": 45, "nittio": 90},
    },
    fractions=shares("1/2 halv", "3/2 halvannan", "1/4 kvart"),
    tails=shares("1/2 och en halv", "1/4 och en kvart"),
    fixed={"halvtimme": 30, "halvtimma": 30, "kvart": 15},
    near=steps("-1 igår, i går, igår kväll", "-2 i förrgår, förrgår", "0 idag, i dag, i morse, imorse"),
    weeks=steps("-1 förra veckan", "0 den här veckan"),
    parts=("dag", "eftermiddag", "förmiddag"),
)
DANISH = Language(
    code="da",
    months=count_up("januar februar marts april maj juni juli august september oktober/okt november december", 1),
    weekdays=count_up("mandag tirsdag onsdag torsdag fredag lørdag søndag", 0),
    hours=("timer", "tim"),
    minutes=("minutter", "minut"),
    numbers=count_up("en/et to tre fire fem seks syv otte ni ti", 1),
    fractions=shares("1/2 halv", "3/2 halvanden"),
    tails=shares("1/2 og en halv"),
    near=steps("-1 i går, igår", "-2 i forgårs", "0 i dag, i morges"),
    weeks=steps("-1 sidste uge, i sidste uge", "0 denne uge"),
)
NORWEGIAN = Language(
    code="no",
    months=count_up("januar februar mars april mai juni juli august september oktober/okt november desember/des", 1),
    weekdays=count_up("mandag tirsdag onsdag torsdag fredag lørdag søndag", 0),
    hours=("timer",),
    minutes=("minutter", "minutt"),
    numbers=count_up("en/ett to tre fire fem seks sju åtte ni ti", 1),
    fractions=shares("1/2 halv", "3/2 halvannen"),
    tails=shares("1/2 og en halv"),
    near=steps("-1 i går", "-2 i forgårs", "0 i dag"),
    weeks=steps("-1 forrige uke", "0 denne uken"),
)
_KUU = "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu"
_DAYS = "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai"
FINNISH = Language(
    code="fi",
    months={f"{stem}kuu{end}": n for stem, n in count_up(_KUU, 1).items() for end in ("", "ta", "ssa")},
    weekdays={f"{name}{end}": n for name, n in count_up(_DAYS, 0).items() for end in ("", "na")},
    hours=("tunti", "tuntia"),
    minutes=("minuuttia", "minuutti"),
    numbers=count_up("yksi kaksi kolme neljä viisi kuusi", 1),
    fractions=shares("1/2 puoli", "3/2 puolitoista"),
    tails=shares("1/2 ja puoli"),
    near=steps("-1 eilen", "-2 toissapäivänä", "0 tänään"),
    weeks=steps("-1 viime viikolla", "0 tällä viikolla"),
)
