"""An update becomes one action and one answer."""
