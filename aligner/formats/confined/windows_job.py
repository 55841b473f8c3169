"""Limits of a process on Windows: a job object that holds this process only."""

from __future__ import annotations

import ctypes
from typing import Any

_EXTENDED = 9  # JobObjectExtendedLimitInformation
_TIME, _MEMORY, _NO_DIALOG = 0x2, 0x100, 0x400
_TICKS = 10_000_000  # of 100 ns in a second


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


def limit_this_process(memory: int, seconds: float, job: Any = None) -> Any:
    """Limit the committed memory, in bytes, and the processor time of this process since its start.

    Source: Win32 API, "Job Objects" and ``JOBOBJECT_EXTENDED_LIMIT_INFORMATION``.

    Args:
        job: what an earlier call returned.

    Returns:
        the job; None where the system refuses one.
    """
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    if job is None:
        job = kernel.CreateJobObjectW(None, None)
        process = ctypes.c_void_p(kernel.GetCurrentProcess())
        if not job or not kernel.AssignProcessToJobObject(ctypes.c_void_p(job), process):
            return None
    wanted = _Extended()
    wanted.basic.flags = _TIME | _MEMORY | _NO_DIALOG
    wanted.basic.process_time = int(seconds * _TICKS)
    wanted.process_memory = memory
    kernel.SetInformationJobObject(
        ctypes.c_void_p(job), _EXTENDED, ctypes.byref(wanted), ctypes.sizeof(wanted)
    )
    return job
