import { beforeEach, describe, expect, it } from 'vitest';
import { xenmgrOverXec } from '../../../../host-agent/hypervisor/xenclient/over-xec.ts';
import { CommandFailed, type Tool } from '../../../../host-agent/process/run.ts';

const said: string[][] = [];
beforeEach(() => void (said.length = 0));
const answering = (stdout: string) =>
  xenmgrOverXec({
    run: (tool: Tool, args: readonly string[]) => (said.push([tool.program, ...args]), Promise.resolve(stdout)),
  });
const failing = (stdout: string, stderr: string) =>
  xenmgrOverXec({
    run: (tool, args) =>
      Promise.reject(new CommandFailed(tool, args, { code: '', timedOut: false, exitCode: 1, stdout, stderr })),
  });

describe('xenmgr over its command line', () => {
  it('is called with object and interface, options before the verb, so that no value is read as an option', async () => {
    await answering('').set('/vm/1', 'vm', 'cmd-line', '-n');
    await answering('').set('/vm/1', 'vm', 'slot', -1);
    await answering('').set('/vm/1/disk/0', 'disk', 'shared', true);
    await answering('/vm/1').call('/', 'create', ['new-vm-empty', 'u']);
    expect(said).toEqual([
      ['xec', '-o', '/vm/1', '-i', 'com.citrix.xenclient.xenmgr.vm', 'set', 'cmd-line', '-n'],
      ['xec', '-o', '/vm/1', '-i', 'com.citrix.xenclient.xenmgr.vm', 'set', 'slot', '-1'],
      ['xec', '-o', '/vm/1/disk/0', '-i', 'com.citrix.xenclient.vmdisk', 'set', 'shared', 'true'],
      ['xec', '-o', '/', '-i', 'com.citrix.xenclient.xenmgr', 'create_vm_with_template_and_uuid', 'new-vm-empty', 'u'],
    ]);
  });

  it('reports a refusal, which xec prints to stdout, with its number and a hint', async () => {
    await expect(
      failing('com.citrix.xenclient.xenmgr.Error: 232:Network backend domain is not running\n', '').call(
        '/vm/1',
        'start',
        [],
      ),
    ).rejects.toMatchObject({
      code: 'xenmgr-refused',
      number: 232,
      message: 'xenmgr refused start: Network backend domain is not running (232).',
      hint: 'Start the network VM first: safe-browse network restart',
    });
    await expect(failing('', 'xec: method not found').call('/vm/1', 'start', [])).rejects.toMatchObject({
      code: 'xenmgr-refused',
      number: undefined,
    });
  });

  it('refuses an answer that is not a value', async () => {
    await expect(answering('7').get('/vm/1', 'vm', 'domid')).resolves.toBe(7);
    await expect(answering(' ID | Name\n').get('/vm/1', 'vm', 'domid')).rejects.toThrow('xec printed no number.');
    await expect(answering('maybe').get('/vm/1', 'vm', 'stubdom')).rejects.toThrow(
      'xec printed neither true nor false.',
    );
  });

  it('refuses to set an unknown property', async () => {
    await expect(answering('').set('/vm/1', 'vm', 'virt_type', 'pv')).rejects.toThrow('has no property virt_type');
  });
});
