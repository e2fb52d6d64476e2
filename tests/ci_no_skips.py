"""Pytest plugin for CI: a test that was skipped or deselected fails the run.

Loaded by ``make test`` when CI is set. On a developer's machine a missing browser may skip a test; in CI that
would be a check that silently stopped checking.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest


class NotRun:
    """Collects what did not run, and says so."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        self.missed += [f"{item.nodeid}: deselected" for item in items]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.missed.append(f"{report.nodeid}: {_reason(report)}")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # An expected failure is reported as skipped too, though it ran, unless marked run=False.
        expected = getattr(report, "wasxfail", None)
        if report.skipped and (expected is None or expected.startswith("[NOTRUN]")):
            self.missed.append(f"{report.nodeid}: {_reason(report)}")

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.missed and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.missed:
            terminalreporter.section("not run, which fails in CI", red=True)
            for line in self.missed:
                terminalreporter.write_line(line)


def _reason(report: pytest.CollectReport | pytest.TestReport) -> str:
    if isinstance(report.longrepr, tuple):
        return report.longrepr[2]
    return str(getattr(report, "wasxfail", "skipped"))


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(NotRun(), "waymark-not-run")
