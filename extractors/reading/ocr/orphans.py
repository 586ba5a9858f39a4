"""A child process that ends when the one that started it does, however that came about."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1  # prctl(2)


def with_parent() -> Callable[[], None]:
    """What a child is to do first, between fork and exec, to be killed when the calling thread of its parent is gone.

    Linux only. Elsewhere it does nothing: a limit of CPU time has to be enough.
    """
    if sys.platform != "linux":
        return lambda: None
    parent, prctl = os.getpid(), ctypes.CDLL(None).prctl

    def tie() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it was gone before
            os._exit(1)

    return tie
