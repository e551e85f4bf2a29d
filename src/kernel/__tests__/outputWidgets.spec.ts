import type { KernelMessage } from '@jupyterlab/services';
import { OutputWidgets } from '../verify/outputWidgets';

function message(type: string, content: object, parent = 'run'): KernelMessage.IIOPubMessage {
  return {
    header: { msg_type: type },
    parent_header: { msg_id: parent },
    content
  } as unknown as KernelMessage.IIOPubMessage;
}

const open = (model: string): KernelMessage.IIOPubMessage =>
  message('comm_open', { comm_id: 'w', data: { state: { _model_name: model, msg_id: '' } } });
const listen = (to: string): KernelMessage.IIOPubMessage =>
  message('comm_msg', { comm_id: 'w', data: { method: 'update', state: { msg_id: to } } });
const print = message('stream', { name: 'stdout', text: 'hello' });

describe('output widgets', () => {
  it('take what a run shows while they listen to it', () => {
    const widgets = new OutputWidgets();
    widgets.takes(open('OutputModel'));
    expect(widgets.takes(print)).toBe(false);
    widgets.takes(listen('run'));
    expect(widgets.takes(print)).toBe(true);
    expect(widgets.takes(message('stream', {}, 'another run'))).toBe(false);
    widgets.takes(listen(''));
    expect(widgets.takes(print)).toBe(false);
  });

  it('are not what other widgets are', () => {
    const widgets = new OutputWidgets();
    widgets.takes(open('IntSliderModel'));
    widgets.takes(listen('run'));
    expect(widgets.takes(print)).toBe(false);
  });

  it('take nothing once they are closed', () => {
    const widgets = new OutputWidgets();
    widgets.takes(open('OutputModel'));
    widgets.takes(listen('run'));
    widgets.takes(message('comm_close', { comm_id: 'w' }));
    expect(widgets.takes(print)).toBe(false);
  });
});
