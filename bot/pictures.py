"""Pictures of progress: horizontal bars as a PNG, readable without colour and on a phone."""

from __future__ import annotations

from io import BytesIO

from core.message import Bar, Picture

WIDTH = 7.2
ROW = 0.42
INK, QUIET, TRACK, MET, SHORT = "#1d1c1d", "#616061", "#e8e8e8", "#2e7d5b", "#3565b0"


def draw(picture: Picture) -> bytes:
    """A PNG of the bars, one a line: name, bar, what one has of what one needs. A met one carries a tick."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - a second and 60 MB, only for pictures
    from matplotlib.figure import Figure  # noqa: PLC0415 - as above

    rows = len(picture.bars)
    figure = Figure(figsize=(WIDTH, 0.3 + ROW * rows), dpi=150, facecolor="white")
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0.36, 0.02, 0.40, 0.96))
    axes.set_axis_off()
    axes.set_xlim(0, 100)
    axes.set_ylim(rows - 0.5, -0.5)
    for place, bar in enumerate(picture.bars):
        full = max(0, min(100, bar.percent))
        axes.barh(place, 100, height=0.5, color=TRACK)
        axes.barh(place, full, height=0.5, color=MET if full >= 100 else SHORT)
        axes.text(-3, place, _short(bar.name), ha="right", va="center", fontsize=9, color=INK, parse_math=False)
        axes.text(103, place, _amount(bar), ha="left", va="center", fontsize=9, color=QUIET, parse_math=False)
    out = BytesIO()
    canvas.print_png(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def _short(name: str) -> str:
    shown = f"{name[:1].upper()}{name[1:]}"
    return shown if len(shown) <= 34 else f"{shown[:33]}…"


def _amount(bar: Bar) -> str:
    tick = " ✓" if bar.percent >= 100 else ""
    return f"{bar.have:g} of {bar.need:g} {bar.unit} · {bar.percent} %{tick}"
