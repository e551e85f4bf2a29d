import type { RecordLog, RunRecord } from '../record';
import { RecorderLink } from '../recorder';
import { COMM_ID } from '../recorderSource';
import { FakeKernel } from './fakeKernel';

const LOG = { shipshape: 1, epoch: 'e', records: [] };

function answer(log: unknown) {
  return {
    status: 'ok',
    user_expressions: { log: { status: 'ok', data: { 'application/json': log } } }
  };
}

function linked() {
  const kernel = new FakeKernel();
  const link = new RecorderLink(kernel.connection, 'the document');
  const logs: RecordLog[] = [];
  const records: RunRecord[] = [];
  link.pulled.connect((_, log) => logs.push(log));
  link.recorded.connect((_, record) => records.push(record));
  return { kernel, link, logs, records };
}

describe('RecorderLink', () => {
  it('sends the recorder and pulls its list in one request', async () => {
    const { kernel, link, logs } = linked();
    link.ensure();
    expect(kernel.requests).toHaveLength(1);
    expect(kernel.requests[0]).toContain('class Recorder');
    expect(kernel.requests[0]).toContain('the document');
    expect(link.state).toBe('asked');
    await kernel.reply(answer(LOG));
    expect([link.state, logs]).toEqual(['watching', [LOG]]);
  });

  it('asks nothing of a busy kernel, until it is idle', () => {
    const { kernel, link } = linked();
    kernel.status = 'busy';
    link.ensure();
    expect(kernel.requests).toHaveLength(0);
    kernel.become('idle');
    expect(kernel.requests).toHaveLength(1);
  });

  it('asks at once in a new namespace, whatever its status says', () => {
    const { kernel, link } = linked();
    kernel.status = 'busy';
    link.ensure(true);
    expect(kernel.requests).toHaveLength(1);
  });

  it('asks again when its request was aborted behind a failed cell', async () => {
    const { kernel, link } = linked();
    link.ensure();
    await kernel.reply({ status: 'aborted' });
    expect(link.state).toBe('absent');
    kernel.become('idle');
    expect(kernel.requests).toHaveLength(2);
  });

  it('leaves a kernel alone that cannot take it', async () => {
    const { kernel, link } = linked();
    link.ensure();
    await kernel.reply({ status: 'error' });
    kernel.become('idle');
    expect([link.state, kernel.requests.length]).toEqual(['refused', 1]);
  });

  it('is sent anew when another client restarts the kernel', async () => {
    const { kernel, link } = linked();
    link.ensure();
    await kernel.reply(answer(LOG));
    kernel.become('starting');
    expect(kernel.requests).toHaveLength(2);
  });

  it('hears records on its own comm only', () => {
    const { kernel, link, records } = linked();
    link.ensure();
    kernel.receive('comm_msg', 'r', { comm_id: 'a widget', data: { shipshape: 1, seq: 1 } });
    kernel.receive('comm_msg', 'r', { comm_id: COMM_ID, data: { other: 1 } });
    kernel.receive('comm_msg', 'r', { comm_id: COMM_ID, data: { shipshape: 1, seq: 2 } });
    expect(records).toEqual([{ shipshape: 1, seq: 2 }]);
  });

  it('is taken out of the kernel when it is turned off, and hears nothing more', async () => {
    const { kernel, link, records } = linked();
    link.ensure();
    await kernel.reply(answer(LOG));
    link.remove();
    expect(kernel.requests[1]).toContain('detach()');
    kernel.receive('comm_msg', 'r', { comm_id: COMM_ID, data: { shipshape: 1, seq: 2 } });
    kernel.become('idle');
    expect([records.length, kernel.requests.length]).toEqual([0, 2]);
  });
});
