/** Assertions of pytest that hold what a kernel told of a value. */
import { pythonString } from './identifiers';
import type { KernelValue } from './plan';

/** Texts are `object` for older pandas and `str` for newer ones: both mean the same column. */
const TEXTS = new Set(['object', 'str', 'string']);

/** Lines that hold type, columns, dtypes and shape. */
export function structureAssertions(name: string, value: KernelValue): string[] {
  const { type, columns, dtypes, shape } = value;
  const short = type.split('.').at(-1) ?? type;
  if (type === 'NoneType') {
    return [`assert ${name} is None`];
  }
  const lines = type.includes('.')
    ? [`assert type(${name}).__name__ == ${pythonString(short)}`]
    : [`assert type(${name}) is ${short}`];
  if (type.endsWith('.DataFrame')) {
    if (columns && dtypes) {
      lines.push(`assert list(${name}.columns) == ${listOf(columns)}`);
      const kinds = dtypes.map(dtype => (TEXTS.has(dtype) ? 'text' : dtype));
      lines.push(
        kinds.includes('text')
          ? `assert ["text" if str(t) in {"object", "str", "string"} else str(t) for t in ${name}.dtypes] == ${listOf(kinds)}`
          : `assert [str(t) for t in ${name}.dtypes] == ${listOf(kinds)}`
      );
    }
    lines.push(`assert ${name}.shape == ${tupleOf(shape ?? [])}`);
  } else if (type.endsWith('.Series') || type === 'numpy.ndarray') {
    const [dtype] = dtypes ?? [];
    if (dtype && !TEXTS.has(dtype)) {
      lines.push(`assert str(${name}.dtype) == ${pythonString(dtype)}`);
    }
    lines.push(`assert ${name}.shape == ${tupleOf(shape ?? [])}`);
  } else if (shape && !type.includes('.')) {
    lines.push(`assert len(${name}) == ${shape[0]}`);
  }
  return lines;
}

/** Lines that hold the whole value; numbers with a tolerance. */
export function literalAssertions(name: string, value: KernelValue, source: string): string[] {
  const { type, dtypes } = value;
  switch (type) {
    case 'pandas.DataFrame':
      return [`assert_frame_equal(${name}, ${source})`];
    case 'pandas.Series':
      return [`assert_series_equal(${name}, ${source})`];
    case 'numpy.ndarray':
      return [`assert_allclose(${name}, ${source}, rtol=${tolerance(dtypes?.[0] ?? '')})`];
    case 'NoneType':
      return [];
  }
  const number = /^(float|complex|numpy\.float\d+)$/.test(type);
  if (number || (isFlat(source) && /\d\.\d|\de[-+]?\d|float\(/.test(source))) {
    return [
      `assert ${name} == pytest.approx(${source}${source.includes('nan') ? ', nan_ok=True' : ''})`
    ];
  }
  return [`assert ${name} == ${source}`];
}

/** A list or dict of numbers alone: what `pytest.approx` compares with. */
function isFlat(source: string): boolean {
  const inner = /^[[{(](.*)[\])}]$/s.exec(source)?.[1];
  return inner !== undefined && !/[[({]/.test(inner.replace(/float\("[-\w]+"\)/g, ''));
}

/** Relative; by the digits that the type has. */
function tolerance(dtype: string): string {
  return dtype === 'float16' ? '1e-3' : dtype === 'float32' ? '1e-5' : '1e-7';
}

function listOf(items: readonly (string | number)[]): string {
  return `[${items.map(item => (typeof item === 'number' ? String(item) : pythonString(item))).join(', ')}]`;
}

function tupleOf(items: readonly number[]): string {
  return `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
}
