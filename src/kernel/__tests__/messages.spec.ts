import { type MessageRun, MessageRuns } from '../messages';
import { FakeKernel } from './fakeKernel';

function listening() {
  const kernel = new FakeKernel();
  const messages = new MessageRuns(kernel.connection);
  const runs: MessageRun[] = [];
  const settled = jest.fn();
  messages.finished.connect((_, run) => runs.push(run));
  messages.settled.connect(settled);
  return { kernel, messages, runs, settled };
}

function ask(kernel: FakeKernel, id: string, cellId?: string, silent = false) {
  kernel.send('execute_request', id, { code: id, silent }, cellId ? { cellId } : {});
}

function run(kernel: FakeKernel, id: string, error?: string, session?: string) {
  kernel.receive('execute_input', id, { code: `code of ${id}`, execution_count: 4 }, session);
  if (error) {
    kernel.receive('error', id, { ename: error }, session);
  }
  kernel.receive('status', id, { execution_state: 'idle' }, session);
}

describe('MessageRuns', () => {
  it('joins a run with the cell of its request', () => {
    const { kernel, runs } = listening();
    ask(kernel, 'r1', 'a');
    run(kernel, 'r1');
    expect(runs).toMatchObject([
      { cell: 'a', own: true, source: 'code of r1', count: 4, ok: true, error: null }
    ]);
  });

  it('tells a failure by its exception', () => {
    const { kernel, runs } = listening();
    ask(kernel, 'r1', 'a');
    run(kernel, 'r1', 'ZeroDivisionError');
    expect(runs).toMatchObject([{ ok: false, error: { name: 'ZeroDivisionError' } }]);
  });

  it('hears other clients, without a cell', () => {
    const { kernel, runs } = listening();
    run(kernel, 'theirs', undefined, 'other');
    expect(runs).toMatchObject([{ cell: null, own: false, session: 'other' }]);
  });

  it('settles when the queue has ended, not between its cells', () => {
    const { kernel, messages, settled } = listening();
    ask(kernel, 'r1', 'a');
    ask(kernel, 'r2', 'b');
    run(kernel, 'r1');
    expect([messages.busy, settled.mock.calls.length]).toEqual([true, 0]);
    run(kernel, 'r2');
    expect([messages.busy, settled.mock.calls.length]).toEqual([false, 1]);
  });

  it('forgets what an error in the queue aborted', () => {
    const { kernel, messages, runs, settled } = listening();
    ask(kernel, 'r1', 'a');
    ask(kernel, 'r2', 'b');
    run(kernel, 'r1', 'ValueError');
    kernel.receive('execute_reply', 'r2', { status: 'aborted' });
    expect(runs).toHaveLength(1);
    expect([messages.busy, settled.mock.calls.length]).toEqual([false, 1]);
  });

  it('counts no silent requests, and settles when the kernel restarts', () => {
    const { kernel, messages, settled } = listening();
    ask(kernel, 'quiet', undefined, true);
    expect(messages.busy).toBe(false);
    ask(kernel, 'r1', 'a');
    kernel.become('restarting');
    expect([messages.busy, settled.mock.calls.length]).toEqual([false, 1]);
  });
});
