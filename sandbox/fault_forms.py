"""A fault rule as JSON, for the control interface and for scripts: {"action": {"kind": "status", "code": 500}}.

Pure: a form in, a Rule out; ValueError or KeyError for a form that is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.faults import (
    Action,
    CutAfter,
    CutBefore,
    Delay,
    HalfBody,
    Rule,
    Silence,
    Status,
    rate_limited,
    server_error,
)

KINDS = ("status", "rate_limited", "silence", "cut_before", "cut_after", "half_body", "delay")


def rule_from(form: Mapping[str, Any]) -> Rule:
    """The rule a form describes: action, and method, route, channel, times, probability where they matter."""
    return Rule(
        action=_action(form["action"]),
        method=form.get("method"),
        route=str(form.get("route", ".*")),
        channel=None if form.get("channel") is None else int(form["channel"]),
        times=None if form.get("times") is None else int(form["times"]),
        probability=float(form.get("probability", 1.0)),
    )


def _action(form: Mapping[str, Any]) -> Action:
    match form.get("kind"):
        case "status":
            code = int(form["code"])
            if code >= 500 and "body" not in form:
                return server_error(code)
            return Status(code=code, body=form.get("body"), headers=dict(form.get("headers") or {}))
        case "rate_limited":
            after, scope = float(form.get("retry_after", 1.0)), str(form.get("scope", "user"))
            return rate_limited(after, scope=scope, banned=bool(form.get("banned")))
        case "silence":
            return Silence(bool(form.get("after")))
        case "delay":
            return Delay(float(form["seconds"]))
        case "cut_before":
            return CutBefore()
        case "cut_after":
            return CutAfter()
        case "half_body":
            return HalfBody()
    raise ValueError(f"kind is one of {', '.join(KINDS)}")
