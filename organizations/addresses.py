"""What may stand for a workspace in an address."""


class WorkspaceAddress:
    """A workspace's own address, or that with a moment of its past: `clean-air@2026-11-01T14.30`.

    Before that may stand the organization that it is seen by: `clean-air~0b1c…@2026-11-01T14.30`.
    """

    regex = "[-a-zA-Z0-9_]+(?:~[0-9a-f-]{36})?(?:@[^/]*)?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
