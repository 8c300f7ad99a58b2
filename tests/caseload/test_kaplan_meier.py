"""Lengths of stay with those that still go on: as scipy has them, and as printed in textbooks."""

import random

import pytest
from scipy.stats import CensoredData, ecdf

from fact_board.caseload.metrics.stays import Length, survival_curve, survival_quantile

# Weeks in remission of 21 children on 6-mercaptopurine and 21 on placebo; the last twelve on the drug were
# still in remission. Freireich et al., Blood 21 (1963), 699–716. The curve is in Klein & Moeschberger,
# Survival Analysis (2nd ed. 2003), table 4.1, and in Le, Introductory Biostatistics (2003), table 11.1.
ON_THE_DRUG: list[Length] = [
    *((weeks, True) for weeks in (6, 6, 6, 7, 10, 13, 16, 22, 23)),
    *((weeks, False) for weeks in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)),
]
ON_PLACEBO: list[Length] = [
    (weeks, True)
    for weeks in (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
]  # fmt: skip
PRINTED = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}


def test_the_curve_is_the_one_in_textbooks() -> None:
    curve = dict(survival_curve(ON_THE_DRUG))
    assert {weeks: round(curve[weeks], 3) for weeks in PRINTED} == PRINTED


@pytest.mark.parametrize(
    ("lengths", "median", "nine_of_ten"),
    [(ON_THE_DRUG, 23, None), (ON_PLACEBO, 8, 17)],
    ids=("drug", "placebo"),
)
def test_median_and_nine_of_ten_are_those_in_textbooks(
    lengths: list[Length], median: int, nine_of_ten: int | None
) -> None:
    assert survival_quantile(lengths, 0.5) == median
    assert survival_quantile(lengths, 0.9) == nine_of_ten


@pytest.mark.parametrize("seed", range(200))
def test_curve_median_and_nine_of_ten_equal_scipys(seed: int) -> None:
    rng = random.Random(seed)
    ending = rng.random()  # from hardly anybody to everybody has ended
    lengths = [
        (rng.randrange(rng.choice((5, 40, 400))), rng.random() < ending) for _ in range(rng.randrange(5, 120))
    ]
    scipys = ecdf(
        CensoredData.right_censored([days for days, _ in lengths], [not ended for _, ended in lengths])
    ).sf
    steps = list(zip(scipys.quantiles, scipys.probabilities, strict=True))
    curve = survival_curve(lengths)
    assert [days for days, _ in curve] == [days for days, _ in steps]
    assert [staying for _, staying in curve] == pytest.approx([staying for _, staying in steps])
    for quantile in (0.5, 0.9):
        reached = [days for days, staying in steps if staying < 1 - quantile + 1e-9]
        assert survival_quantile(lengths, quantile) == (reached[0] if reached else None), f"seed {seed}"
