"""config.yaml + environment → frozen, validated settings."""

from bot.config.reading import FILE, load
from bot.config.settings import Settings

__all__ = ["FILE", "Settings", "load"]
