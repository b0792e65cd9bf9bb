"""Configuration in layers: defaults < ``newsmill.toml`` < ``NEWSMILL_*`` < flags, each value with its origin."""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.setting_values import allowed_types, checked
from newsmill.pipeline.settings import SECRET, Settings

CONFIG_FILE = "newsmill.toml"
"""Looked for in the working directory."""
PREFIX = "NEWSMILL_"
"""Of environment variables: ``NEWSMILL_MAX_REJECT_RATE=0.1``."""
OTHER_VARIABLES = frozenset({"NEWSMILL_NOW", "NEWSMILL_CACHE", "NEWSMILL_PYTHON"})
"""Variables with the prefix that are no settings."""
_SWITCH = {"1": True, "yes": True, "on": True, "true": True, "0": False, "no": False, "off": False, "false": False}
"""How a variable of the environment says yes or no, upper and lower case alike."""


@dataclass(frozen=True)
class Config:
    """The settings in force."""

    settings: Settings
    """Their values."""
    origins: dict[str, str]
    """For each name where its value comes from: ``default``, the file, the variable, or the flag."""


def load_config(flags: Mapping[str, Any], file: Path | None = None, environ: Mapping[str, str] | None = None) -> Config:
    """Return the settings in force.

    Args:
        flags: values given on the command line; null means not given.
        file: the configuration file; null looks for ``newsmill.toml`` in the working directory.
        environ: the environment; null takes the process's own.

    Raises:
        UsageError: an unknown name or a value of the wrong type, with the place it stands in.
    """
    layers = [
        *_from_file(file),
        *_from_environment(os.environ if environ is None else environ),
        *((name, value, "--" + name.replace("_", "-")) for name, value in flags.items() if value is not None),
    ]
    values: dict[str, Any] = {}
    origins = {item.name: "default" for item in fields(Settings)}
    for name, value, origin in layers:
        values[name] = checked(name, value, origin)
        origins[name] = origin
    return Config(Settings(**values), origins)


def settings_of(given: Mapping[str, Any]) -> Settings:
    """Return the settings that a call gives; neither a file nor the environment has a say.

    Raises:
        UsageError: an unknown name or a value of the wrong type.
    """
    return Settings(**{name: checked(name, value, "the call") for name, value in given.items()})


def shown(config: Config) -> list[tuple[str, str, str]]:
    """Return name, value as JSON and origin of every setting; secrets as ``***``."""
    rows = []
    for item in fields(Settings):
        value = getattr(config.settings, item.name)
        text = '"***"' if item.name in SECRET and value else json.dumps(value, ensure_ascii=False)
        rows.append((item.name, text, config.origins[item.name]))
    return rows


def _from_file(file: Path | None) -> list[tuple[str, Any, str]]:
    path = Path(CONFIG_FILE) if file is None else file
    if file is None and not path.is_file():
        return []
    if path.exists() and not path.is_file():  # a pipe that nobody fills would be waited for, for ever
        raise UsageError(f"the configuration {path} is no regular file: name the file that holds the settings")
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"the configuration {path} cannot be read: {error}") from error
    return [(name.replace("-", "_"), value, str(path)) for name, value in content.items()]


def _from_environment(environ: Mapping[str, str]) -> list[tuple[str, Any, str]]:
    found = []
    for variable, text in sorted(environ.items()):
        if variable.startswith(PREFIX) and variable not in OTHER_VARIABLES:
            name = variable.removeprefix(PREFIX).lower()
            found.append((name, _parsed(name, text), variable))
    return found


def _parsed(name: str, text: str) -> Any:
    """Return the value of an environment variable: JSON where the setting is no string, the text as it is elsewhere."""
    if allowed_types(name) == (str,):
        return text
    if allowed_types(name) == (bool,):
        return _SWITCH.get(text.strip().lower(), text)
    try:
        return json.loads(text)
    except ValueError:
        return text
