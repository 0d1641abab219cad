"""What may stand for a workspace in an address."""


class WorkspaceAddress:
    """A workspace's own address, or that with a moment of its past: `clean-air@2026-11-01T14.30`."""

    regex = "[-a-zA-Z0-9_]+(?:@[^/]*)?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
