"""What a client of object stores raises, in the words and kinds of files; nothing that opens a store is repeated."""

import re
from urllib.parse import urlsplit

_DENIED = ("403 Forbidden", "401 Unauthorized", "InvalidAccessKeyId", "169.254.169.254", "metadata.google.internal")
"""What answers hold when credentials are wrong, or when there are none and the machine is asked for its own."""
_ABSENT = ("NoSuchBucket", "404 Not Found", "ContainerNotFound")
_REQUEST = re.compile(r"Error performing [A-Z]{1,9} (\S{1,2000}) in ")
_CAUSE = re.compile(r'message: "([^"]{1,200})"')
"""What the machine says of a connection that could not be made."""
_MESSAGE = re.compile(r"<Message>([^<]{1,200})</Message>")
"""What S3 and Azure say in words."""


def os_error_of(error: Exception, place: str) -> OSError:
    """Return what the client raised about the object at ``place`` as the error that a file would have raised."""
    text = str(error)
    if any(sign in text for sign in _DENIED):
        return PermissionError(13, first_line(error), place)
    if any(sign in text for sign in _ABSENT):
        return FileNotFoundError(2, first_line(error), place)
    return OSError(5, f"{first_line(error)}{_asked(text)}", place)


def _asked(text: str) -> str:
    """Return which server was asked, and why it could not be; never what stands before its name or behind it.

    >>> _asked('Error performing HEAD http://ann:x@127.0.0.1:9/b/k in 1ms - HTTP error message: "Connection refused"')
    ' from http://127.0.0.1:9 (Connection refused)'
    """
    request, cause = _REQUEST.search(text), _CAUSE.search(text)
    if request is None:
        return ""
    address = urlsplit(request[1])
    server = address.netloc.rpartition("@")[2]
    return f" from {address.scheme}://{server}" + (f" ({cause[1]})" if cause else "")


def first_line(error: Exception) -> str:
    """Return what went wrong in one line: the client's last clause, and the server's own words where it has some."""
    text = str(error) or type(error).__name__
    line = text.splitlines()[0].split(": <?xml", 1)[0]
    clause = line.rpartition(" - ")[2].removeprefix("Server returned non-2xx status code: ")
    words = _MESSAGE.search(text)
    told = f"{clause}: {words[1]}" if words else clause
    return "".join(each for each in told if each.isprintable())[:300]
