"""Chinese, Japanese and Korean: units and days said from today; numbers and dates are written in digits there."""

from __future__ import annotations

from core.rules.words.language import Language, shares, steps

ASIAN = Language(
    code="zh",
    months={},
    weekdays={},
    hours=("小时", "小時", "個小時", "个小时", "時間", "시간"),
    minutes=("分", "分钟", "分鐘", "분"),
    numbers={"一": 1, "两": 2, "三": 3},
    fixed={"半小时": 30, "半小時": 30},
    fractions=shares(),
    near=steps("-1 昨天, 昨日, 어제", "-2 前天, 一昨日, 그저께", "0 今天, 今日, 오늘"),
    weeks=steps("-1 上周, 先週, 지난주"),
)
