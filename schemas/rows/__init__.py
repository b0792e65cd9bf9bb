"""One immutable row type per hop."""
