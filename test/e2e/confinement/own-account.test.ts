/** Starts programs in real jails that have a separate account, and looks at them from outside. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectToVmSocket } from '../../../host-agent/api/connection/vm-socket.ts';
import type { VmSpec } from '../../../host-agent/hypervisor/hypervisor.ts';
import { createQemu, startQemu } from '../../../host-agent/hypervisor/qemu/qemu.ts';
import { bootOf } from '../../../host-agent/image/boot.ts';
import { accountsHere } from '../../../host-agent/jail/account.ts';
import type { Jail } from '../../../host-agent/jail/bubblewrap.ts';
import { launchJail, type LaunchedInJail } from '../../../host-agent/jail/launch-jail.ts';
import { lastWords } from '../../../host-agent/process/launch.ts';
import { isRunning, killAndWait, processTree } from '../../../host-agent/process/process.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { networkImage } from '../../bed/images/test-images.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';

const BOUNDS = { memoryBytes: 256 * 1024 * 1024, processors: 1, processes: 32 };
const hasAccounts = typeof (await accountsHere()) !== 'string';

let folder: string;
let started: LaunchedInJail[];
beforeEach(() => {
  folder = makeRunFolder();
  started = [];
});
afterEach(async () => {
  for (const { identity, inside } of started) for (const one of [inside, identity]) if (one) await killAndWait(one);
  rmSync(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);
const shell = (script: string): Jail => ({
  system: ['/usr/bin/dash', '/usr/bin/sleep', '/usr/bin/cat', process.execPath, '/usr/share/nodejs'],
  readable: [[at('image'), '/image']],
  writable: [[at('m'), '/own']],
  devices: [],
  limits: { addressSpaceBytes: 4 * 1024 * 1024 * 1024, processes: 32, openFiles: 64 },
  command: ['dash', '-c', script],
});

async function start(script: string, jail: Partial<Jail> = {}): Promise<LaunchedInJail> {
  mkdirSync(at('m'), { recursive: true, mode: 0o700 });
  writeFileSync(at('image'), 'image', { mode: 0o600 });
  const launched = await launchJail(
    { ...shell(script), ...jail },
    { role: 'trial', logFile: at('log'), bounds: BOUNDS },
  );
  started.push(launched);
  return launched;
}

/** The first number of a field of the process that the jail runs. */
async function statusOf({ inside }: LaunchedInJail, field: string): Promise<string> {
  const program = processTree([inside?.pid ?? 0]).at(-1) ?? 0;
  return (
    new RegExp(`^${field}:[ \\t]*(.*?)[ \\t]*$`, 'm').exec(readFileSync(`/proc/${program}/status`, 'utf8'))?.[1] ?? ''
  );
}
const said = () => expect.poll(() => lastWords(at('log')), { timeout: 20_000 });

describe.runIf(hasAccounts)('the program in a jail', () => {
  it('runs as an account that no other process has, without groups and capabilities', async () => {
    const two = [await start('echo ready; sleep 60'), await start('echo ready; sleep 60')];
    await said().toBe('ready | ready');
    const uids = await Promise.all(two.map(async (jail) => (await statusOf(jail, 'Uid')).split('\t')));
    const people = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid);
    for (const [uid, ...others] of uids) {
      expect(new Set([uid, ...others]).size).toBe(1);
      expect(Number(uid)).not.toBe(userInfo().uid);
      expect(people.filter((user) => user === Number(uid)).length).toBe(2);
    }
    expect(uids[0]).not.toEqual(uids[1]);
    for (const jail of two) {
      expect(await statusOf(jail, 'Groups')).toBe('');
      expect(await statusOf(jail, 'CapPrm')).toMatch(/^0+$/);
      expect(await statusOf(jail, 'NoNewPrivs')).toBe('1');
    }
  });

  it('reads its files, and creates sockets to which the person connects, until its folders are closed', async () => {
    const jail = await start(
      `cat /image; ${process.execPath} -e "require('node:net').createServer().listen('/own/s')" & until [ -S /own/s ]; do sleep 0.1; done; echo listens; until [ -e /own/closed ]; do sleep 0.1; done; > /own/more || echo refused; > /own/given && echo given; sleep 60`,
    );
    await said().toMatch(/listens/);
    writeFileSync(at('m/given'), '');
    chmodSync(at('m/given'), 0o666);
    await jail.closeFolders();
    writeFileSync(at('m/closed'), '');
    await said().toMatch(/refused \| given/);
    expect(readdirSync(at('m')).sort()).toEqual(['closed', 'given', 's']);
    const socket = connect(at('m/s'));
    await once(socket, 'connect');
    socket.destroy();
  });

  it('cannot create another user namespace', async () => {
    const { inside } = await start('cat /proc/self/uid_map; sleep 60');
    await said().toMatch(/^ *1000 +1000 +1$/);
    const limit = ['cat', '/proc/sys/user/max_user_namespaces'];
    expect(execFileSync('nsenter', [`--user=/proc/${inside?.pid ?? 0}/ns/user`, ...limit], { encoding: 'utf8' })).toBe(
      '1\n',
    );
  });
});

describe.runIf(hasAccounts)('QEMU with a separate account', () => {
  const never = new AbortController().signal;

  async function specOf(id: string): Promise<VmSpec> {
    const names = vmFiles(at(id));
    mkdirSync(names.folder, { mode: 0o700 });
    const nics = [{ mac: '02:00:00:00:00:01', socket: names.port(0), end: 'listen' as const }];
    const screen = { width: 640, height: 480 };
    const boot = bootOf(await networkImage());
    return { id, role: 'browser', names, boot, memoryMiB: 128, processors: 1, screen, sound: true, nics };
  }

  it('shows its screen, can be adopted and killed, and creates no more files', async () => {
    const spec = await specOf('1');
    const { names } = spec;
    const vm = await startQemu(spec, 'tcg', never);
    await vm.pause();
    const there = ['console.sock', 'files.sock', 'guest.sock', 'qmp.sock', 'rfb.sock'];
    expect(readdirSync(names.own).sort()).toEqual(there);
    for (const folderOfVm of [names.own, names.portFolder(0)]) expect(statSync(folderOfVm).mode & 0o022).toBe(0);
    expect(statSync(names.display).uid).not.toBe(userInfo().uid);
    expect(await vm.frame()).toMatchObject({ width: 640, height: 480 });
    expect(statSync(names.frame)).toMatchObject({ size: 0, uid: userInfo().uid });
    for (const path of [names.display, names.port(0)]) {
      const socket = connectToVmSocket(path);
      await once(socket, 'connect');
      socket.destroy();
    }
    vm.detach();
    const next = await createQemu(() => Promise.resolve({ accelerator: 'tcg', reason: '' })).adopt(names, vm.record);
    expect(await next?.frame()).toMatchObject({ width: 640 });
    await next?.kill();
    for (const identity of vm.record.processes) expect(await isRunning(identity)).toBe(false);
  });

  it('writes a template, which its clones only read', async () => {
    const { sealing } = createQemu(() => Promise.resolve({ accelerator: 'tcg', reason: '' }));
    if (!sealing) throw new Error('QEMU seals.');
    mkdirSync(at('template'), { mode: 0o700 });
    const files = { memory: at('template/memory'), devices: at('template/devices') };
    const sealable = await sealing.start(await specOf('2'), files, never);
    await sealable.seal(never);
    for (const path of [files.memory, files.devices])
      expect(statSync(path)).toMatchObject({ mode: 0o100644, uid: userInfo().uid });
    const clone = await sealing.clone(await specOf('3'), files, never);
    expect(await clone.frame()).toMatchObject({ width: 640 });
    await clone.kill();
  });
});
