"""What tests share. The program is the one that gibbous.program() finds, by GIBBOUS_PROGRAM first of all."""

from __future__ import annotations

import numpy as np
import pytest

import gibbous

#: The options of a report that takes a second.
QUICK = {"epochs": 2, "repeats": 1, "hidden": [16, 8], "effort": "quick", "sections": "latent-spaces", "formats": "html"}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes minutes")


@pytest.fixture(autouse=True, scope="session")
def _program() -> None:
    try:
        gibbous.program()
    except gibbous.ProgramNotFoundError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def data() -> tuple[np.ndarray, np.ndarray]:
    """Rows in three classes, ``[90, 6]``, and the class of each."""
    generator = np.random.default_rng(1)
    classes = generator.integers(0, 3, 90)
    centres = 3 * generator.normal(size=(3, 6))
    return centres[classes] + generator.normal(size=(90, 6)), classes
