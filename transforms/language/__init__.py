"""Language: which language an article is in, and how sure that is."""

from transforms.language.retell import RetellLanguage
from transforms.language.tell import tell
from transforms.language.transform import TellLanguage, tell_batch

__all__ = ["RetellLanguage", "TellLanguage", "tell", "tell_batch"]
