"""A small Discord on loopback, for tests and for trying the bot without a token.

It imports neither the bot nor the library the bot is written with; it speaks what Discord documents.
"""

from sandbox.faults import FaultScript, Rule
from sandbox.options import RawCommand
from sandbox.people import Person
from sandbox.rate_limits import RateLimits
from sandbox.record import Record
from sandbox.responses import Response
from sandbox.server import Sandbox
from sandbox.state import World

__all__ = [
    "FaultScript",
    "Person",
    "RateLimits",
    "RawCommand",
    "Record",
    "Response",
    "Rule",
    "Sandbox",
    "World",
]
