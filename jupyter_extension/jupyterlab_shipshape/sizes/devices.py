"""Memory of accelerators that this process uses, as the libraries loaded in it count it."""

from __future__ import annotations

from typing import Any

from .loaded import contents


def devices() -> list[dict[str, Any]]:
    """One entry a device: `{"name", "library", "allocated", "peak"}` in bytes.

    The peak is that since the process began or the user reset it, None where it is not counted.
    Nothing is reset and no device is woken.
    """
    found: list[dict[str, Any]] = []
    for count in (_torch_devices, _cupy_devices):
        try:
            found.extend(count())
        except Exception:  # noqa: BLE001, S112 - one library fails, the other counts
            continue
    return found


def _torch_devices() -> list[dict[str, Any]]:
    cuda = contents("torch.cuda")
    if not cuda or not cuda["is_initialized"]():
        return []
    found = [
        {
            "name": f"cuda:{index}",
            "library": "torch",
            "allocated": int(cuda["memory_allocated"](index)),
            "peak": int(cuda["max_memory_allocated"](index)),
        }
        for index in range(cuda["device_count"]())
    ]
    return [device for device in found if device["peak"]]


def _cupy_devices() -> list[dict[str, Any]]:
    cupy = contents("cupy")
    if not cupy:
        return []
    used = int(cupy["get_default_memory_pool"]().used_bytes())
    return [{"name": "cuda", "library": "cupy", "allocated": used, "peak": None}] if used else []
