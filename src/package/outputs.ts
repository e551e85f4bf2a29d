/** Outputs of a notebook file as the plan reads them; see https://nbformat.readthedocs.io/en/latest/format_description.html. */
import type { PlanOutput } from './plan';

type Json = Readonly<Record<string, unknown>>;

/** One output in nbformat 4 (or 3, where `pyout` and `pyerr` say the same). */
export function planOutput(raw: Json): PlanOutput {
  const data = isObject(raw.data) ? raw.data : {};
  const types = Object.keys(data);
  switch (raw.output_type) {
    case 'stream':
      return { kind: 'stream', text: joined(raw.text), types };
    case 'error':
    case 'pyerr':
      return planError(raw);
    default: {
      const kind = /^(execute_result|pyout)$/.test(String(raw.output_type)) ? 'result' : 'display';
      return { kind, text: joined(data['text/plain'] ?? raw.text), types };
    }
  }
}

function planError(raw: Json): PlanOutput {
  const lines = Array.isArray(raw.traceback) ? raw.traceback : [];
  // eslint-disable-next-line no-control-regex -- terminals' colour sequences begin with it
  const trace = lines.join('\n').replace(/\u001b\[[0-9;]*m/g, '');
  const line = /^-+>\s*(\d+)/m.exec(trace);
  return {
    kind: 'error',
    text: `${String(raw.ename)}: ${String(raw.evalue)}`,
    types: [],
    error: { name: String(raw.ename ?? 'Exception'), line: line ? Number(line[1]) : null }
  };
}

function joined(text: unknown): string {
  return typeof text === 'string' ? text : Array.isArray(text) ? text.join('') : '';
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
