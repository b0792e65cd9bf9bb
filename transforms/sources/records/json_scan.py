"""Where a JSON value ends: told by strings and brackets alone, over any cuts of the stream."""

import re

_SPACE = re.compile(rb"[ \t\r\n]*+")
_IN_STRING = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_BETWEEN = re.compile(rb'[^"{}\[\]]*+')


class Scan:
    """Where in a value the splitter is: how deep, in a string, behind a backslash."""

    def __init__(self) -> None:
        self._depth = 0
        self._in_string = False
        self._escaped = False
        self.done = False

    def advance(self, chunk: bytes, at: int) -> int:
        """Return the position behind the value, or the end of the chunk when the value goes on."""
        while at < len(chunk) and not self.done:
            at = self._string(chunk, at) if self._in_string else self._structure(chunk, at)
        return at

    def _string(self, chunk: bytes, at: int) -> int:
        if self._escaped:
            self._escaped = False
            at += 1
        match = _IN_STRING.match(chunk, at)
        at = match.end() if match else at
        if at >= len(chunk):
            return at
        if chunk[at] == 0x5C:  # a backslash at the very end of the chunk
            self._escaped = True
            return at + 1
        self._in_string = False
        self.done = self._depth == 0
        return at + 1

    def _structure(self, chunk: bytes, at: int) -> int:
        match = _BETWEEN.match(chunk, at)
        at = match.end() if match else at
        if at >= len(chunk):
            return at
        character = chunk[at]
        if character == 0x22:
            self._in_string = True
        else:
            self._depth += 1 if character in b"{[" else -1
            self.done = self._depth == 0
        return at + 1


def space_end(chunk: bytes, at: int) -> int:
    """Return the position behind the white space at ``at``."""
    match = _SPACE.match(chunk, at)
    return match.end() if match else at
