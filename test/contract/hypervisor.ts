/** What every hypervisor promises: one suite, run for each of them. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatLine, LineSplitter, parseLine } from '../../appliance/protocol/lines.ts';
import { PROTOCOL_VERSION } from '../../appliance/protocol/limits.ts';
import { GuestMessage, HostMessage } from '../../appliance/protocol/messages.ts';
import type { Hypervisor, Machine, MachineSpec, Sealing } from '../../host-agent/hypervisor/hypervisor.ts';
import { machineNames } from '../../host-agent/storage/filenames.ts';
import { isRunning } from '../../host-agent/tools/process.ts';

export interface Candidate {
  readonly hypervisor: Hypervisor;
  /** Something that boots to a guest agent of the network role. */
  readonly boot: MachineSpec['boot'];
  /** How long its guest may take to answer. */
  readonly answerWithinMs: number;
  /** Where machines are no processes of this computer: whether the one that was started runs, and its end from outside. */
  readonly elsewhere?: { readonly runs: () => boolean; readonly end: () => void };
}

const never = new AbortController().signal;

export function describeHypervisor(name: string, candidate: () => Promise<Candidate>): void {
  describe(`the hypervisor ${name}`, () => {
    let folder: string;
    let machines: Machine[];

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'sb-'));
      machines = [];
    });
    afterEach(async () => {
      for (const machine of machines) await machine.kill();
      await rm(folder, { recursive: true, force: true });
    });

    const spec = (boot: MachineSpec['boot']): MachineSpec => ({
      id: 'contract',
      role: 'network',
      names: machineNames(folder),
      boot,
      memoryMiB: 320,
      processors: 1,
      screen: { width: 800, height: 600 },
      nics: [],
    });
    const start = async ({ hypervisor, boot }: Candidate): Promise<Machine> => {
      const machine = await hypervisor.start(spec(boot), never);
      machines.push(machine);
      return machine;
    };
    const running = async (machine: Machine): Promise<boolean[]> => {
      const { elsewhere } = await candidate();
      return elsewhere ? [elsewhere.runs()] : Promise.all(machine.record.processes.map(isRunning));
    };
    const all = (machine: Machine, run: boolean) =>
      machine.record.processes.length === 0 ? [run] : machine.record.processes.map(() => run);

    it('says what it runs machines with, and why', async () => {
      const { hypervisor } = await candidate();
      const { accelerator, reason } = await hypervisor.accelerator(never);
      expect(['kvm', 'tcg', 'xen', 'none']).toContain(accelerator);
      expect(reason).not.toBe('');
    });

    it('starts a machine whose processes run until it is killed, and none after', async () => {
      const machine = await start(await candidate());
      expect(await running(machine)).toEqual(all(machine, true));
      await machine.kill();
      await machine.ended;
      expect(await running(machine)).toEqual(all(machine, false));
      await machine.kill();
    });

    it('carries the guest wire: a hello is answered', async () => {
      const chosen = await candidate();
      const machine = await start(chosen);
      const wire = await machine.connectGuestWire();
      wire.write(formatLine(HostMessage, { type: 'hello', protocol: PROTOCOL_VERSION }));
      const splitter = new LineSplitter();
      const lines: Buffer[] = [];
      wire.on('data', (untrustedChunk: Buffer) => lines.push(...splitter.push(untrustedChunk)));
      await expect.poll(() => lines.length, { timeout: chosen.answerWithinMs, interval: 100 }).toBeGreaterThan(0);
      expect(parseLine(GuestMessage, lines[0] ?? Buffer.alloc(0))).toMatchObject({ type: 'hello', role: 'network' });
      wire.destroy();
    });

    it('gives a picture and a frame of the screen, or says that there is none to be had', async () => {
      const chosen = await candidate();
      const machine = await start(chosen);
      if (chosen.hypervisor.hasOwnScreen === true) {
        for (const asked of [machine.frame(), machine.screenshot()])
          await expect(asked).rejects.toMatchObject({ code: 'no-picture' });
        return;
      }
      expect((await machine.screenshot()).subarray(1, 4).toString()).toBe('PNG');
      const { width, height, rgb } = await machine.frame();
      expect(rgb.length).toBe(width * height * 3);
    });

    it('tells that a machine ended when it is ended from outside', async () => {
      const chosen = await candidate();
      const machine = await start(chosen);
      if (chosen.elsewhere) chosen.elsewhere.end();
      else process.kill((machine.record.processes.at(-1) ?? expect.fail()).pid, 'SIGKILL');
      await machine.ended;
      expect(await running(machine)).toEqual(all(machine, false));
    });

    it('hands a machine over to another host agent by its record', async () => {
      const { hypervisor, boot } = await candidate();
      const machine = await start({ hypervisor, boot, answerWithinMs: 0 });
      machine.release();
      const adopted = await hypervisor.adopt(machineNames(folder), machine.record);
      expect(adopted?.record).toEqual(machine.record);
      await adopted?.kill();
      expect(await hypervisor.adopt(machineNames(folder), machine.record)).toBeUndefined();
    });

    /** What the guest says first. */
    const greet = async (machine: Machine) => {
      const wire = await machine.connectGuestWire();
      wire.write(formatLine(HostMessage, { type: 'hello', protocol: PROTOCOL_VERSION }));
      const splitter = new LineSplitter();
      const lines: Buffer[] = [];
      wire.on('data', (untrustedChunk: Buffer) => lines.push(...splitter.push(untrustedChunk)));
      return { said: () => lines.map((line) => parseLine(GuestMessage, line)), close: () => wire.destroy() };
    };
    const sealed = async ({ hypervisor, boot, answerWithinMs }: Candidate) => {
      const { sealing } = hypervisor;
      if (!sealing) return undefined;
      const files = { memory: join(folder, 'memory'), devices: join(folder, 'devices') };
      const machine = await sealing.start(spec(boot), files, never);
      machines.push(machine);
      const guest = await greet(machine);
      await expect.poll(() => guest.said().length, { timeout: answerWithinMs, interval: 100 }).toBeGreaterThan(0);
      guest.close();
      await machine.seal(never);
      expect(await running(machine)).toEqual(all(machine, false));
      return { sealing, files };
    };
    const copy = async (
      sealing: Sealing,
      files: { memory: string; devices: string },
      boot: MachineSpec['boot'],
      id: string,
    ) => {
      await mkdir(join(folder, id));
      const machine = await sealing.clone({ ...spec(boot), id, names: machineNames(join(folder, id)) }, files, never);
      machines.push(machine);
      return machine;
    };

    it('seals a machine whose copies stand still until they are resumed, and are where it was, many times over', async () => {
      const chosen = await candidate();
      const made = await sealed(chosen);
      if (!made) return;
      for (const file of Object.values(made.files)) expect((await stat(file)).mode & 0o777).toBe(0o600);
      const before = await stat(made.files.memory);
      for (const id of ['one', 'two']) {
        const machine = await copy(made.sealing, made.files, chosen.boot, id);
        const guest = await greet(machine);
        await new Promise((resolve) => setTimeout(resolve, 500));
        expect(guest.said()).toEqual([]);
        await machine.resume();
        await machine.linkUp();
        await expect
          .poll(() => guest.said()[0], { timeout: 30_000, interval: 20 })
          .toMatchObject({ type: 'hello', role: 'network' });
        expect(await running(machine)).toEqual(all(machine, true));
        guest.close();
      }
      const after = await stat(made.files.memory);
      expect([after.size, after.mtimeMs]).toEqual([before.size, before.mtimeMs]);
    });

    it('knows machines that cannot take each other’s template', async () => {
      const { hypervisor, boot } = await candidate();
      const { sealing } = hypervisor;
      if (!sealing) return;
      const told = (changed: Partial<MachineSpec>) => sealing.fingerprint({ ...spec(boot), ...changed }, never);
      expect(await told({ id: 'other', names: machineNames(join(folder, 'other')) })).toBe(await told({}));
      for (const changed of [
        { memoryMiB: 640 },
        { processors: 2 },
        { screen: { width: 1024, height: 768 } },
        { nics: [{ mac: '02:00:00:00:00:01', socket: '/s', end: 'connect' } as const] },
      ]) {
        expect(await told(changed)).not.toBe(await told({}));
      }
    });

    it('leaves nothing of a copy whose files are damaged', async () => {
      const chosen = await candidate();
      const { sealing } = chosen.hypervisor;
      if (!sealing) return;
      await expect(
        copy(sealing, { memory: join(folder, 'missing'), devices: join(folder, 'missing') }, chosen.boot, 'none'),
      ).rejects.toThrow();
      expect(machines).toEqual([]);
    });

    it('says so when what was sealed will never do, and not when the copy was merely cancelled', async () => {
      const chosen = await candidate();
      const made = await sealed(chosen);
      if (!made) return;
      await expect(
        made.sealing.clone(
          { ...spec(chosen.boot), id: 'cancelled' },
          made.files,
          AbortSignal.abort(new Error('cancelled')),
        ),
      ).rejects.toThrow('cancelled');
      const devices = await readFile(made.files.devices);
      await writeFile(made.files.devices, devices.fill(0x5a, 4));
      await expect(copy(made.sealing, made.files, chosen.boot, 'refused')).rejects.toMatchObject({
        code: 'template-refused',
      });
    });

    it('tells what a start would run, and runs nothing of it', async () => {
      const { hypervisor, boot } = await candidate();
      const { role, steps } = await hypervisor.rehearse(spec(boot), never);
      expect([role, steps[0]?.when]).toEqual(['network', 'start']);
      expect(await readdir(folder)).toEqual([]);
    });

    it('starts nothing when it is cancelled first, and refuses a kernel that is not there', async () => {
      const { hypervisor, boot } = await candidate();
      await expect(hypervisor.start(spec(boot), AbortSignal.abort(new Error('cancelled')))).rejects.toThrow(
        'cancelled',
      );
      expect(await readdir(folder)).toEqual([]);
      await expect(hypervisor.start(spec({ ...boot, kernel: join(folder, 'missing') }), never)).rejects.toThrow();
    });
  });
}
