/** Reads files of recorded sessions: one JSON object a line. */
import type { SessionEvent, SessionFile } from '../flow/index';
import { BadInput } from './command';

type Json = Readonly<Record<string, unknown>>;

/** What a field must be, in words, and whether it is. */
interface Shape {
  readonly words: string;
  fits(value: unknown): boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): boolean => typeof value === 'number';

const TEXT: Shape = { words: 'a text', fits: isText };
const FLAG: Shape = { words: 'true or false', fits: value => typeof value === 'boolean' };
const NUMBER: Shape = { words: 'a number', fits: isNumber };
const INDEX: Shape = {
  words: 'a whole number from 0',
  fits: value => Number.isSafeInteger(value) && (value as number) >= 0
};
const NAMES: Shape = {
  words: 'a list of names',
  fits: value => Array.isArray(value) && value.every(isText)
};
const VALUES: Shape = {
  words: 'an object of texts',
  fits: value => isObject(value) && Object.values(value).every(isText)
};
const ERROR: Shape = {
  words: '{"name", "line"}',
  fits: value =>
    isObject(value) && isText(value.name) && ((value.line ?? null) === null || isNumber(value.line))
};
const oneOf = (words: readonly string[]): Shape => ({
  words: `one of ${words.join(', ')}`,
  fits: value => isText(value) && words.includes(value)
});
const CELLS: Shape = {
  words: 'a list of {"id", "source"}, both texts',
  fits: value =>
    Array.isArray(value) &&
    value.every((cell: unknown) => isObject(cell) && isText(cell.id) && isText(cell.source))
};

/** Fields of an event that must be there, and those that may; null is as good as absent. */
interface Fields {
  readonly needed: Readonly<Record<string, Shape>>;
  readonly optional: Readonly<Record<string, Shape>>;
}

const SEEN = {
  count: NUMBER,
  error: ERROR,
  time: NUMBER,
  duration: NUMBER,
  seenBy: oneOf(['recorder', 'messages', 'history', 'file']),
  bound: NAMES,
  deleted: NAMES,
  changed: NAMES,
  unchanged: NAMES,
  values: VALUES
};

const FIELDS: Readonly<Record<SessionEvent['type'], Fields>> = {
  open: { needed: { cells: CELLS }, optional: { given: NAMES } },
  run: { needed: { cell: TEXT, source: TEXT, ok: FLAG }, optional: SEEN },
  console: {
    needed: { source: TEXT, ok: FLAG },
    optional: { ...SEEN, client: oneOf(['console', 'notebook', 'callback']) }
  },
  edit: { needed: { cell: TEXT, source: TEXT }, optional: {} },
  insert: { needed: { cell: TEXT, index: INDEX, source: TEXT }, optional: {} },
  delete: { needed: { cell: TEXT }, optional: { time: NUMBER } },
  move: { needed: { cell: TEXT, index: INDEX }, optional: {} },
  restart: { needed: {}, optional: { time: NUMBER } }
};

/**
 * @param path - for messages.
 * @throws BadInput - naming the line, the event and the field that are not as they must be.
 */
export function parseSessions(text: string, path: string): SessionFile[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const sessions = lines.flatMap((line, i) =>
    line.trim() ? [parseLine(line, `${path}, line ${i + 1}`)] : []
  );
  if (!sessions.length) {
    throw new BadInput(`${path}: holds no session. Each line is one {"session": {…}}.`);
  }
  return sessions;
}

function parseLine(line: string, place: string): SessionFile {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadInput(`${place}: not JSON. Each line is one {"session": {…}}.`);
  }
  const session = isObject(value) ? value.session : null;
  if (!isObject(session) || !Array.isArray(session.events)) {
    throw new BadInput(`${place}: no "session" with "events".`);
  }
  const { format } = session;
  const language = session.language ?? 'python';
  if (format !== 1) {
    throw new BadInput(`${place}: format ${JSON.stringify(format) ?? 'none'} is not known; 1 is.`);
  }
  if (!isText(language)) {
    throw new BadInput(`${place}: "language" must be a text.`);
  }
  const events = session.events.map((event: unknown, i) =>
    parseEvent(event, `${place}, event ${i + 1}`)
  );
  return { format, language: /^i?python$/i.test(language) ? 'python' : language, events };
}

function parseEvent(event: unknown, place: string): SessionEvent {
  const type = isObject(event) ? event.type : undefined;
  if (!isObject(event) || !isText(type)) {
    throw new BadInput(`${place}: no object with a "type".`);
  }
  if (!Object.hasOwn(FIELDS, type)) {
    throw new BadInput(`${place}: type "${type.slice(0, 40)}" is not known.`);
  }
  const { needed, optional } = FIELDS[type as SessionEvent['type']];
  const checked: Record<string, unknown> = { type };
  if ('count' in optional) {
    checked.count = null;
  }
  for (const [field, shape] of Object.entries({ ...needed, ...optional })) {
    const value = event[field];
    if (value === undefined && field in needed) {
      throw new BadInput(`${place}: "${type}" without "${field}".`);
    }
    if ((value ?? null) === null && !(field in needed)) {
      continue;
    }
    if (!shape.fits(value)) {
      throw new BadInput(`${place}: "${field}" of "${type}" must be ${shape.words}.`);
    }
    checked[field] = value;
  }
  return checked as unknown as SessionEvent;
}
