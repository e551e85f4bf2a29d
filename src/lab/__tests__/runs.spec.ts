import type { MessageRun } from '../../kernel/messages';
import type { RecordLog, RunRecord } from '../../kernel/record';
import { Runs } from '../runs';

const PAGE = {
  cells: [
    { id: 'a', source: 'x = 1' },
    { id: 'b', source: 'y = x' },
    { id: 'c', source: 'y = x' }
  ],
  countOf: (id: string) => ({ a: 7, b: 8, c: null })[id] ?? null
};

function record(part: Partial<RunRecord>): RunRecord {
  return {
    shipshape: 1,
    epoch: 'e',
    seq: 1,
    kind: 'run',
    cell: null,
    session: 's',
    document: null,
    msg_id: `m${part.seq ?? 1}`,
    source: 'x = 1',
    source_hash: null,
    count: 1,
    start: 1000 + (part.seq ?? 1),
    end: 2000 + (part.seq ?? 1),
    ok: true,
    error: null,
    bound: ['x'],
    deleted: [],
    changed: [],
    rss_before: 100,
    rss_after: 110,
    peak: 200,
    method: 'clear_refs',
    overhead_ms: 0.3,
    ...part
  };
}

function log(records: readonly RunRecord[]): RecordLog {
  return {
    shipshape: 1,
    epoch: 'e',
    since: 0,
    late: false,
    dropped: { runs: 0, names: [] },
    failures: { count: 0, last: null },
    records
  };
}

function message(part: Partial<MessageRun>): MessageRun {
  return {
    msgId: 'm1',
    session: 's',
    own: true,
    cell: 'a',
    source: 'x = 1',
    count: 1,
    start: 1000,
    end: 2000,
    ok: true,
    error: null,
    ...part
  };
}

describe('Runs', () => {
  it('gives a run to the cell of this document that its client ran', () => {
    const run = new Runs(PAGE, 'doc').addRecord(record({ cell: 'a', document: 'doc' }));
    expect(run).toMatchObject({ cell: 'a', client: 'page', time: 1001, duration: 1000 });
    expect(run?.event).toMatchObject({ type: 'run', cell: 'a', bound: ['x'], seenBy: 'recorder' });
    expect(run?.memory).toMatchObject({ cell: 'a', before: 100, after: 110, peak: 200 });
  });

  it('keeps the run of a cell that is not on the page any more', () => {
    const run = new Runs(PAGE, 'doc').addRecord(record({ cell: 'gone', document: 'doc' }));
    expect(run?.cell).toBe('gone');
  });

  it('takes a copy of the notebook on the same kernel for another notebook', () => {
    const run = new Runs(PAGE, 'doc').addRecord(record({ cell: 'a', document: 'copy' }));
    expect(run).toMatchObject({ cell: null, client: 'notebook', event: { client: 'notebook' } });
  });

  it('tells a console by its having no document, and another browser by its asking', () => {
    const runs = new Runs(PAGE, 'doc');
    const console = runs.addRecord(record({ seq: 1, cell: 'prompt' }), false);
    expect(console).toMatchObject({ cell: null, client: 'console', event: { client: 'console' } });
    const other = runs.addRecord(record({ seq: 2, cell: 'a', document: 'doc' }), false);
    expect(other).toMatchObject({ cell: 'a', client: 'browser', event: { type: 'run' } });
  });

  it('believes the id of an unknown client only where the cell has that text', () => {
    const runs = new Runs(PAGE, 'doc');
    expect(runs.addRecord(record({ seq: 1, cell: 'a' }))?.cell).toBe('a');
    expect(runs.addRecord(record({ seq: 2, cell: 'a', source: 'x = 9' }))?.cell).toBeNull();
  });

  it('does not count what was pushed and pulled twice', () => {
    const runs = new Runs(PAGE, 'doc');
    const first = record({ seq: 1, cell: 'a', document: 'doc' });
    runs.addRecord(first);
    expect(runs.addRecord(first)).toBeNull();
    expect(runs.replace(log([first]))).toBe(false);
    expect(runs.replace(log([first, record({ seq: 2 })]))).toBe(true);
    expect(runs.all).toHaveLength(2);
  });

  it('prefers the record of a run to what its messages told', () => {
    const runs = new Runs(PAGE, 'doc');
    runs.addRecord(record({ msg_id: 'm1', cell: 'a', document: 'doc' }));
    expect(runs.addMessage(message({}))).toBeNull();
    expect(runs.all).toHaveLength(1);
  });

  it('keeps what only messages told, and drops the same from the input history', () => {
    const runs = new Runs(PAGE, 'doc');
    runs.addMessage(message({ msgId: 'early', count: 1 }));
    const history = record({ seq: 1, kind: 'history', count: 1, bound: null, start: 0 });
    runs.replace(log([history, record({ seq: 2, cell: 'b', document: 'doc', source: 'y = x' })]));
    expect(runs.all.map(run => [run.cell, run.event.type])).toEqual([
      ['a', 'run'],
      ['b', 'run']
    ]);
  });

  it('finds the cells of the input history by text and count', () => {
    const runs = new Runs(PAGE, 'doc');
    const history = (seq: number, count: number, source: string) =>
      record({ seq, kind: 'history', count, source, bound: null, start: 0, msg_id: null });
    runs.replace(
      log([
        history(1, 2, 'x = 1'), // The only cell with this text.
        history(2, 3, 'y = x'), // Two cells have it, and none shows the count.
        history(3, 8, 'y = x'), // One of them shows the count.
        history(4, 7, 'x = 0') // Edited since: nobody has the text, one shows the count.
      ])
    );
    expect(runs.all.map(run => run.cell)).toEqual(['a', null, 'b', 'a']);
    expect(runs.all[0].event).toMatchObject({ seenBy: 'history' });
    expect(runs.all[0].event).not.toHaveProperty('bound');
  });

  it('goes on when the recorder is taken out and put back', () => {
    const runs = new Runs(PAGE, 'doc');
    runs.addRecord(record({ seq: 1, count: 1, cell: 'a', document: 'doc' }));
    runs.endEpoch();
    const history = record({ seq: 1, kind: 'history', count: 1, bound: null, start: 0 });
    runs.replace(log([history]));
    expect(runs.all).toMatchObject([{ cell: 'a', event: { bound: ['x'] } }]);
  });

  it('tells the names that dropped runs bound as nobody’s', () => {
    const runs = new Runs(PAGE, 'doc');
    const kept = record({ seq: 9, cell: 'a', document: 'doc' });
    runs.replace({ ...log([kept]), dropped: { runs: 8, names: ['old'] } });
    expect(runs.all[0].event).toMatchObject({ type: 'console', source: '', bound: ['old'] });
    expect(runs.all[1].cell).toBe('a');
  });

  it('tells what happened between runs as a callback’s', () => {
    const run = new Runs(PAGE, 'doc').addRecord(record({ kind: 'between', source: '' }));
    expect(run?.event).toMatchObject({
      type: 'console',
      source: '',
      bound: ['x'],
      client: 'callback'
    });
    expect(run?.memory).toBeNull();
  });
});
