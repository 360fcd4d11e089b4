import { constants } from 'node:fs';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChannel, findNamedTerminal, findPort, portFile } from '../../../../appliance/agent/channel/port.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'safe-browse-port-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function addPort(device: string, name: string): Promise<void> {
  await mkdir(join(folder, device));
  await writeFile(join(folder, device, 'name'), `${name}\n`);
}

describe('the port of the guest channel', () => {
  it('is found by its name', async () => {
    await addPort('vport0p1', 'com.redhat.spice.0');
    await addPort('vport2p3', 'org.safebrowse.agent.0');
    expect(await findPort(undefined, folder, '/dev')).toBe('/dev/vport2p3');
  });

  it('is not found when there is none', async () => {
    await addPort('vport0p1', 'com.redhat.spice.0');
    expect(await findPort(undefined, folder, '/dev')).toBeUndefined();
    expect(await findPort(undefined, join(folder, 'missing'), '/dev')).toBeUndefined();
  });

  it('is the second console on Xen once its terminal exists', async () => {
    const [devices, terminals] = [join(folder, 'devices'), join(folder, 'dev')];
    await mkdir(join(devices, 'console-1'), { recursive: true });
    await mkdir(terminals);
    expect(await findChannel(devices, terminals)).toBeUndefined();
    await writeFile(join(terminals, 'hvc1'), '');
    expect(await findChannel(devices, terminals)).toBe(join(terminals, 'hvc1'));
    expect(await findChannel(join(folder, 'missing'), terminals)).toBeUndefined();
  });

  it('is the terminal that the kernel’s command line names, if it exists', async () => {
    const file = join(folder, 'cmdline');
    await mkdir(join(folder, 'dev'));
    await writeFile(join(folder, 'dev/hvc0'), '');
    const named = async (commandLine: string) => {
      await writeFile(file, commandLine);
      return findNamedTerminal(file, join(folder, 'dev'));
    };
    expect(await named('quiet console=tty0 safebrowse.channel=hvc0\n')).toBe(join(folder, 'dev/hvc0'));
    for (const other of ['quiet', 'safebrowse.channel=hvc1', 'safebrowse.channel=../etc', 'safebrowse.channel='])
      expect(await named(other)).toBeUndefined();
  });

  it('carries bytes in both directions through a real device file', async () => {
    const fifo = join(folder, 'fifo');
    await execa('mkfifo', [fifo]);
    const file = await open(fifo, constants.O_RDWR);
    const port = portFile(file);
    await port.write(Buffer.from('there and back'));
    expect((await port.read()).toString()).toBe('there and back');
    await file.close();
  });
});
