"""Language: which language an article is in, and how sure that is."""

from newsmill.transforms.language.retell import RetellLanguage
from newsmill.transforms.language.tell import tell
from newsmill.transforms.language.transform import TellLanguage, tell_batch

__all__ = ["RetellLanguage", "TellLanguage", "tell", "tell_batch"]
