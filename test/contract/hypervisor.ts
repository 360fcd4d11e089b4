/** The promises of every hypervisor: one suite that runs for each of them. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatLine, LineSplitter, parseLine } from '../../appliance/protocol/lines.ts';
import { PROTOCOL_VERSION } from '../../appliance/protocol/limits.ts';
import { CHANNELS } from '../../appliance/protocol/channels.ts';
import type { Hypervisor, Vm, VmSpec, Sealing } from '../../host-agent/hypervisor/hypervisor.ts';
import { vmFiles } from '../../host-agent/storage/filenames.ts';
import { isRunning } from '../../host-agent/process/process.ts';

export interface Candidate {
  readonly hypervisor: Hypervisor;
  /** An image that boots to a guest agent of the network role. */
  readonly boot: VmSpec['boot'];
  /** The time limit for an answer of its guest. */
  readonly answerWithinMs: number;
  /** Where VMs are not processes of the host: whether the started one runs, and a way to end it from outside. */
  readonly elsewhere?: { readonly runs: () => boolean; readonly end: () => void };
}

const never = new AbortController().signal;

export function describeHypervisor(name: string, candidate: () => Promise<Candidate>): void {
  describe(`the hypervisor ${name}`, () => {
    let folder: string;
    let vms: Vm[];

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'sb-'));
      vms = [];
    });
    afterEach(async () => {
      for (const vm of vms) await vm.kill();
      await rm(folder, { recursive: true, force: true });
    });

    const spec = (boot: VmSpec['boot']): VmSpec => ({
      id: 'contract',
      role: 'network',
      names: vmFiles(folder),
      boot,
      memoryMiB: 320,
      processors: 1,
      screen: { width: 800, height: 600 },
      nics: [],
    });
    const start = async ({ hypervisor, boot }: Candidate): Promise<Vm> => {
      const vm = await hypervisor.start(spec(boot), never);
      vms.push(vm);
      return vm;
    };
    const running = async (vm: Vm): Promise<boolean[]> => {
      const { elsewhere } = await candidate();
      return elsewhere ? [elsewhere.runs()] : Promise.all(vm.record.processes.map(isRunning));
    };
    const all = (vm: Vm, run: boolean) =>
      vm.record.processes.length === 0 ? [run] : vm.record.processes.map(() => run);

    it('names its accelerator, with the reason', async () => {
      const { hypervisor } = await candidate();
      const { accelerator, reason } = await hypervisor.accelerator(never);
      expect(['kvm', 'tcg', 'xen', 'none']).toContain(accelerator);
      expect(reason).not.toBe('');
    });

    it('starts a VM whose processes run until it is killed', async () => {
      const vm = await start(await candidate());
      expect(await running(vm)).toEqual(all(vm, true));
      await vm.kill();
      await vm.ended;
      expect(await running(vm)).toEqual(all(vm, false));
      await vm.kill();
    });

    it('connects the guest channel', async () => {
      const chosen = await candidate();
      const vm = await start(chosen);
      const channel = await vm.connectGuestChannel();
      channel.write(formatLine(CHANNELS.network.host, { type: 'hello', protocol: PROTOCOL_VERSION }));
      const splitter = new LineSplitter();
      const lines: Buffer[] = [];
      channel.on('data', (untrustedChunk: Buffer) => lines.push(...splitter.push(untrustedChunk)));
      await expect.poll(() => lines.length, { timeout: chosen.answerWithinMs, interval: 100 }).toBeGreaterThan(0);
      expect(parseLine(CHANNELS.network.guest, lines[0] ?? Buffer.alloc(0))).toMatchObject({
        type: 'hello',
        role: 'network',
      });
      channel.destroy();
    });

    it('returns a screenshot and a frame, or reports that it has none', async () => {
      const chosen = await candidate();
      const vm = await start(chosen);
      if (chosen.hypervisor.hasOwnScreen === true) {
        for (const asked of [vm.frame(), vm.screenshot()])
          await expect(asked).rejects.toMatchObject({ code: 'screenshot-unavailable' });
        return;
      }
      const screenshot = await vm.screenshot();
      let bytes = 0;
      for await (const piece of screenshot.rgb) bytes += piece.length;
      expect(bytes).toBe(screenshot.width * screenshot.height * 3);
      const { width, height, rgb } = await vm.frame();
      expect(rgb.length).toBe(width * height * 3);
    });

    it('reports the end of a VM that is killed from outside', async () => {
      const chosen = await candidate();
      const vm = await start(chosen);
      if (chosen.elsewhere) chosen.elsewhere.end();
      else process.kill((vm.record.processes.at(-1) ?? expect.fail()).pid, 'SIGKILL');
      await vm.ended;
      expect(await running(vm)).toEqual(all(vm, false));
    });

    it('lets another host agent adopt a VM by its record', async () => {
      const { hypervisor, boot } = await candidate();
      const vm = await start({ hypervisor, boot, answerWithinMs: 0 });
      vm.detach();
      const adopted = await hypervisor.adopt(vmFiles(folder), vm.record);
      expect(adopted?.record).toEqual(vm.record);
      await adopted?.kill();
      expect(await hypervisor.adopt(vmFiles(folder), vm.record)).toBeUndefined();
    });

    /** The guest's first message. */
    const greet = async (vm: Vm) => {
      const channel = await vm.connectGuestChannel();
      channel.write(formatLine(CHANNELS.network.host, { type: 'hello', protocol: PROTOCOL_VERSION }));
      const splitter = new LineSplitter();
      const lines: Buffer[] = [];
      channel.on('data', (untrustedChunk: Buffer) => lines.push(...splitter.push(untrustedChunk)));
      return {
        said: () => lines.map((line) => parseLine(CHANNELS.network.guest, line)),
        close: () => channel.destroy(),
      };
    };
    const sealed = async ({ hypervisor, boot, answerWithinMs }: Candidate) => {
      const { sealing } = hypervisor;
      if (!sealing) return undefined;
      const files = { memory: join(folder, 'memory'), devices: join(folder, 'devices') };
      const vm = await sealing.start(spec(boot), files, never);
      vms.push(vm);
      const guest = await greet(vm);
      await expect.poll(() => guest.said().length, { timeout: answerWithinMs, interval: 100 }).toBeGreaterThan(0);
      guest.close();
      await vm.seal(never);
      expect(await running(vm)).toEqual(all(vm, false));
      return { sealing, files };
    };
    const copy = async (
      sealing: Sealing,
      files: { memory: string; devices: string },
      boot: VmSpec['boot'],
      id: string,
    ) => {
      await mkdir(join(folder, id));
      const vm = await sealing.clone({ ...spec(boot), id, names: vmFiles(join(folder, id)) }, files, never);
      vms.push(vm);
      return vm;
    };

    it('seals a VM whose clones are paused until they are resumed, and continue where it was, many times', async () => {
      const chosen = await candidate();
      const made = await sealed(chosen);
      if (!made) return;
      // The accounts of clones read them; only the person enters the folder, and no other account may write.
      for (const file of Object.values(made.files)) expect((await stat(file)).mode & 0o722).toBe(0o600);
      const before = await stat(made.files.memory);
      for (const id of ['one', 'two']) {
        const vm = await copy(made.sealing, made.files, chosen.boot, id);
        const guest = await greet(vm);
        // A real VM that stays silent causes no event: only time can show it.
        // eslint-disable-next-line no-restricted-syntax
        await new Promise((resolve) => setTimeout(resolve, 500));
        expect(guest.said()).toEqual([]);
        await vm.resume();
        await vm.linkUp();
        await expect
          .poll(() => guest.said()[0], { timeout: 30_000, interval: 20 })
          .toMatchObject({ type: 'hello', role: 'network' });
        expect(await running(vm)).toEqual(all(vm, true));
        guest.close();
      }
      const after = await stat(made.files.memory);
      expect([after.size, after.mtimeMs]).toEqual([before.size, before.mtimeMs]);
    });

    it('gives VMs that cannot share a template different fingerprints', async () => {
      const { hypervisor, boot } = await candidate();
      const { sealing } = hypervisor;
      if (!sealing) return;
      const reported = (changed: Partial<VmSpec>) => sealing.fingerprint({ ...spec(boot), ...changed }, never);
      expect(await reported({ id: 'other', names: vmFiles(join(folder, 'other')) })).toEqual(await reported({}));
      for (const changed of [
        { memoryMiB: 640 },
        { processors: 2 },
        { screen: { width: 1024, height: 768 } },
        { nics: [{ mac: '02:00:00:00:00:01', socket: '/s', end: 'connect' } as const] },
      ]) {
        expect(await reported(changed)).not.toEqual(await reported({}));
      }
    });

    it('leaves nothing of a clone whose files are damaged', async () => {
      const chosen = await candidate();
      const { sealing } = chosen.hypervisor;
      if (!sealing) return;
      await expect(
        copy(sealing, { memory: join(folder, 'missing'), devices: join(folder, 'missing') }, chosen.boot, 'none'),
      ).rejects.toThrow();
      expect(vms).toEqual([]);
    });

    it('reports template-refused for unusable files, and not for a cancelled clone', async () => {
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

    it('lists the commands of a start without running them', async () => {
      const { hypervisor, boot } = await candidate();
      const { role, steps } = await hypervisor.dryRun(spec(boot), never);
      expect([role, steps[0]?.when]).toEqual(['network', 'start']);
      expect(await readdir(folder)).toEqual([]);
    });

    it('starts nothing when it is cancelled first, and refuses a missing kernel', async () => {
      const { hypervisor, boot } = await candidate();
      await expect(hypervisor.start(spec(boot), AbortSignal.abort(new Error('cancelled')))).rejects.toThrow(
        'cancelled',
      );
      expect(await readdir(folder)).toEqual([]);
      await expect(hypervisor.start(spec({ ...boot, kernel: join(folder, 'missing') }), never)).rejects.toThrow();
    });
  });
}
