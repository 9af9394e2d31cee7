"""What a `with` block has to do when it ends, said once for all that is used in one."""

from __future__ import annotations

from types import TracebackType
from typing import Self


class Ending:
    """A context manager: `leave` is called when the block ends, with the error if there is one."""

    __slots__ = ()

    def __enter__(self) -> Self:
        return self

    def leave(self, error: BaseException | None) -> None:
        """Finish, or give up where there is an error, which then goes on its way."""
        raise NotImplementedError

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.leave(error)
