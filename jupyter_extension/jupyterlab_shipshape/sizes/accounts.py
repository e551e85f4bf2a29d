"""How the data libraries keep their bytes.

A library is looked up among those already imported and never imported here. Values are touched by
the library's own accessors alone: nothing that starts work, and nothing that a user's subclass can
have overridden.
"""

from __future__ import annotations

import gc
import sys
from typing import Any, Callable, Mapping

from .loaded import contents, family

Account = Callable[[Any, Any], None]
"""Tells the second argument (`walk.Walk`) the memory of the first."""

_HANDLES = """
pyspark dask distributed sqlalchemy duckdb _duckdb ibis ray vaex h5py zarr netCDF4 snowflake psycopg
psycopg2 numba sqlite3 django peewee boto3 botocore google fsspec s3fs requests httpx aiohttp selenium
playwright IPython ipykernel traitlets zmq tornado asyncio concurrent multiprocessing threading
logging subprocess socket
"""
CHUNKS = 500
"""Pieces of an Arrow table looked at one by one; of more there is the sum alone, at once."""
PIXELS = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16L": 2, "I;16B": 2, "I;16N": 2}
"""Bytes that Pillow keeps for a pixel of a format; 4 of all others, RGB too."""
ROWS = ("values", "crow_indices", "col_indices")
COLUMNS = ("values", "ccol_indices", "row_indices")
SPARSE = {
    "torch.sparse_coo": ("_values", "_indices"),
    "torch.sparse_csr": ROWS,
    "torch.sparse_bsr": ROWS,
    "torch.sparse_csc": COLUMNS,
    "torch.sparse_bsc": COLUMNS,
}
"""What a sparse tensor is made of."""
HANDLES = frozenset(_HANDLES.split())
"""Packages whose objects stand for something elsewhere, or lead to the kernel's own machinery."""


def accounts() -> dict[type, Account]:
    """By exact type: a function `(value, into)` that tells `into` the value's memory.

    `into` has `block(address, size, owner)` for memory that may be shared (with what keeps it
    alive, where its content may be compared), `object(key, size)` for what has an identity only, `device(key, size)` for memory elsewhere than in the host, and
    `follow(value)` for values that it keeps alive, and `elements(key, count, get_all, get)` for many.
    """
    table: dict[type, Account] = {memoryview: _memoryview}
    for module, by_name in _ACCOUNTS.items():
        table.update(_from(module, by_name))
    for module, name, account in _FAMILIES:
        table.update(dict.fromkeys(family(module, name), account))
    return table


def handles() -> frozenset[type]:
    """Exact types, beside the packages of `HANDLES`, whose data is not in memory."""
    named = (("polars", "LazyFrame"), ("numpy", "memmap"), ("mmap", "mmap"))
    return frozenset(cls for module, name in named for cls in _from(module, {name: _nothing_more}))


def _from(module: str, by_name: Mapping[str, Account]) -> dict[type, Account]:
    """The classes of a module that is loaded; never through a module's own `__getattr__`."""
    known = contents(module)
    return {known[name]: account for name, account in by_name.items() if name in known}


def _memoryview(view: Any, into: Any) -> None:
    try:
        into.follow(view.obj)
    except ValueError:
        """Released: it holds nothing any more."""


def _array(array: Any, into: Any) -> None:
    address, length = array.buffer_info()
    into.block(address, length * array.itemsize)


def _ndarray(array: Any, into: Any) -> None:
    """The memory of the array that owns it: a view keeps all of it alive.

    Through the descriptors of `ndarray` itself, so that subclasses of users are not asked.
    """
    ndarray: Any = contents("numpy")["ndarray"]
    for held in gc.get_referents(array):
        # What a subclass has beside the elements, such as a mask.
        into.follow(held)
    base = ndarray.base.__get__(array)
    while base is not None and issubclass(type(base), ndarray):
        array, base = base, ndarray.base.__get__(base)
    size = ndarray.nbytes.__get__(array)
    dtype = ndarray.dtype.__get__(array)
    if base is None:
        into.block(ndarray.__array_interface__.__get__(array)["data"][0], size, array)
    elif type(base) in (bytes, bytearray, memoryview):
        into.follow(base)
    elif not into.follow_known(base):
        into.block(ndarray.__array_interface__.__get__(array)["data"][0], size)
    if dtype.hasobject and dtype.names is None:
        into.elements(
            id(array),
            ndarray.size.__get__(array),
            lambda: ndarray.flatten(array).tolist(),
            lambda i: ndarray.item(array, i),
        )


def _pandas_data(data: Any, into: Any) -> None:
    """The blocks and the axes; what pandas keeps beside them is small."""
    manager = data._mgr
    for block in manager.blocks:
        into.follow(block.values)
    for axis in manager.axes:
        into.follow(axis)
    if data._attrs:
        into.follow(data._attrs)


def _pandas_index(index: Any, into: Any) -> None:
    """The labels, which a range has not got, and what was worked out from them."""
    fields = vars(index)
    into.follow(fields.get("_data"))
    into.follow(fields.get("_cache"))


def _pandas_engine(engine: Any, into: Any) -> None:
    """The table in which an index looks up its labels, once it has; and what it is made of."""
    into.object(("pandas", id(engine)), engine.sizeof())
    for held in gc.get_referents(engine):
        into.follow(held)


def _image(image: Any, into: Any) -> None:
    """The pixels, which a file that nobody looked at has not got yet."""
    fields = vars(image)
    into.follow(fields)
    core = fields.get("_im", fields.get("im"))
    if core is not None:
        width, height = core.size
        into.object(("pixels", id(core)), width * height * PIXELS.get(core.mode, 4))


def _nothing_more(value: Any, into: Any) -> None:
    """The object itself is all."""


def _tensor(tensor: Any, into: Any) -> None:
    torch: Any = sys.modules["torch"]
    if tensor.layout is not torch.strided:
        for part in SPARSE.get(str(tensor.layout), ()):
            _tensor(getattr(tensor, part)(), into)
        return
    storage = tensor.untyped_storage() if hasattr(tensor, "untyped_storage") else tensor.storage()
    size = storage.nbytes()
    if tensor.device.type == "cpu":
        into.block(storage.data_ptr(), size, storage)
    elif tensor.device.type != "meta":
        into.device((str(tensor.device), storage.data_ptr()), size)
    if tensor.is_leaf and tensor.grad is not None:
        into.follow(tensor.grad)


def _arrow_buffer(buffer: Any, into: Any) -> None:
    if buffer.is_cpu:
        into.block(buffer.address, buffer.size, buffer)
    else:
        into.device(("arrow", buffer.address), buffer.size)


def _arrow_array(array: Any, into: Any) -> None:
    for buffer in array.buffers():
        if buffer is not None:
            _arrow_buffer(buffer, into)
    if hasattr(array, "dictionary"):
        _arrow_array(array.dictionary, into)


def _arrow_chunks(column: Any, into: Any) -> None:
    if column.num_chunks > CHUNKS:
        into.object(("arrow", id(column)), column.get_total_buffer_size())
        return
    for chunk in column.chunks:
        _arrow_array(chunk, into)


def _arrow_table(table: Any, into: Any) -> None:
    columns = table.columns
    if sum(getattr(column, "num_chunks", 1) for column in columns) > CHUNKS:
        into.object(("arrow", id(table)), table.get_total_buffer_size())
        return
    for column in columns:
        (_arrow_chunks if hasattr(column, "chunks") else _arrow_array)(column, into)


def _polars_frame(frame: Any, into: Any) -> None:
    for index, column in enumerate(frame.get_columns()):
        _polars_series(column, into, (id(frame), index))


def _polars_series(series: Any, into: Any, key: Any | None = None) -> None:
    """Numbers by their buffer, to see what frames share; the rest by polars' own estimate.

    `key` stands for a column of a frame, whose `Series` exists for this moment only.
    """
    size = series.estimated_size()
    try:
        address = series._get_buffer_info()[0]
    except Exception:  # noqa: BLE001 - a Rust panic of polars is one too
        # No single buffer (strings, lists, several chunks), or another version of polars.
        into.object(("polars", key or id(series)), size)
    else:
        into.block(address, size, series)


_ACCOUNTS: dict[str, dict[str, Account]] = {
    "array": {"array": _array},
    "numpy": {"ndarray": _ndarray},
    "pandas": {
        "DataFrame": _pandas_data,
        "Series": _pandas_data,
        "Index": _pandas_index,
        "RangeIndex": _pandas_index,
    },
    "torch": {"Tensor": _tensor},
    "torch.nn.parameter": {"Parameter": _tensor},
    "pyarrow.lib": {
        "ChunkedArray": _arrow_chunks,
        "Table": _arrow_table,
        "RecordBatch": _arrow_table,
        "Buffer": _arrow_buffer,
        "ResizableBuffer": _arrow_buffer,
        "ForeignBuffer": _arrow_buffer,
        "PyBuffer": _arrow_buffer,
    },
    "polars": {"DataFrame": _polars_frame, "Series": _polars_series},
}

_FAMILIES: tuple[tuple[str, str, Account], ...] = (
    ("pyarrow.lib", "Array", _arrow_array),
    ("pandas._libs.index", "IndexEngine", _pandas_engine),
    ("PIL.Image", "Image", _image),
)
"""Classes by module and name whose account holds for all that their library derives from them."""
