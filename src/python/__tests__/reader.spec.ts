import { Reader } from '../reader';
import { loadReader } from './reader';

describe('Reader', () => {
  it('reads a text once', async () => {
    const { read } = await loadReader();
    expect(read('x = 1')).toBe(read('x = 1'));
    expect([...read('x = 1').facts.binds]).toEqual(['x']);
  });

  it('says where the bytes could not be had, and tries again', async () => {
    await jest.isolateModulesAsync(async () => {
      const fresh: { Reader: typeof Reader } = await import('../reader');
      const refused = { engine: () => Promise.reject(new Error('refused')), grammar: jest.fn() };
      await expect(fresh.Reader.load(refused)).rejects.toThrow('refused');
    });
    await expect(loadReader()).resolves.toBeInstanceOf(Reader);
  });
});
