"""What the benchmarks of this room compute, and what they do where they cannot."""

import json
from pathlib import Path

import pytest

from benchmarks import shared_data
from benchmarks.__main__ import NAMES, main
from benchmarks.quality import spearman
from benchmarks.report import Result, Table


def test_the_last_line_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    """A table for people, then one line for machines."""
    table = Table(title="Figures", head=("what", "n"), rows=[("a", 0.5), ("b", None)])

    Result(tables=[table], figures={"x": 1, "n": {"rows": 2}}, notes=["Said."]).print()

    lines = capsys.readouterr().out.splitlines()
    assert {"x": 1, "n": {"rows": 2}} == json.loads(lines[-1])
    assert ["Figures", "what      n", "a     0.500", "b         -"] == lines[1:5]


@pytest.mark.parametrize("name", ["quality", "sentiment"])
def test_without_the_data_there_are_no_figures(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what is absent, and fails."""
    monkeypatch.setattr(shared_data, "DATA", tmp_path)

    assert name in NAMES
    assert main([name, "--quick"]) == 1
    told = capsys.readouterr()
    assert not told.out
    assert "absent" in told.err


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(1, 1), (2, 5), (3, 90)], 1.0),
        ([(1, 9), (2, 8), (3, 7)], -1.0),
        ([(1, 1), (2, 3), (3, 2)], 0.5),
        pytest.param([(1, 1), (1, 2), (2, 3)], 0.75**0.5, id="a tie shares its mean rank"),
        pytest.param([(1, 1), (1, 2)], 0.0, id="nothing differs"),
    ],
)
def test_ranks_are_correlated_as_statisticians_do(
    pairs: list[tuple[float, float]], expected: float
) -> None:
    """Spearman's rho, worked out by hand."""
    assert expected == pytest.approx(spearman(pairs))
