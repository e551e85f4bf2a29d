/** What the tests of every package stand on, whatever the configuration of its template. */
export const CONFTEST = `"""Figures are drawn into memory while tests run, and marks are known to any configuration."""

import os

import pytest

os.environ.setdefault("MPLBACKEND", "Agg")


def pytest_configure(config: pytest.Config) -> None:
    """Name the marks that these tests have."""
    config.addinivalue_line("markers", "slow: runs the whole package on its data")
`;
