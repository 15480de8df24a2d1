"""A briefing's sentences from documents, worded anew by a language model where the guard lets it."""

from reportgen.rewording.endpoint import Endpoint
from reportgen.rewording.reword import reword

__all__ = ["Endpoint", "reword"]
