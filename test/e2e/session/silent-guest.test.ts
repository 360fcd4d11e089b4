/** A guest that hangs before its first word, with the real QEMU: it is started again in the same folder. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bootOf } from '../../../host-agent/image/boot.ts';
import { isRunning } from '../../../host-agent/process/process.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { startVm } from '../../../host-agent/vm/start-vm.ts';
import type { SupervisedVm } from '../../../host-agent/vm/supervised-vm.ts';
import { initramfsWith } from '../../bed/images/initramfs-with.ts';
import { networkImage, testQemu } from '../../bed/images/test-images.ts';
import { START_TIMEOUT_MS } from '../../bed/timeouts.ts';

/** A ninth of it is how long the guest may be silent. */
const STEP_TIMEOUT_MS = 27_000;

let folder: string;
let vm: SupervisedVm<'network'> | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-'));
});
afterEach(async () => {
  await vm?.stop();
  rmSync(folder, { recursive: true });
});

it('a VM whose guest is silent is started again, and its new QEMU obeys', { timeout: START_TIMEOUT_MS }, async () => {
  const own = bootOf(await networkImage());
  const [init, initramfs] = [join(folder, 'init'), join(folder, 'initramfs')];
  writeFileSync(init, '#!/bin/busybox sh\nexec /bin/busybox sleep 100000\n', { mode: 0o755 });
  writeFileSync(initramfs, await initramfsWith(readFileSync(own.initramfs), 'silent', init));
  const boot = { ...own, initramfs, commandLine: `${own.commandLine} rdinit=/silent/init` };
  const names = vmFiles(join(folder, 'vm'));
  mkdirSync(names.folder);
  const qemu = testQemu(boot, folder);
  const processes: number[] = [];
  const hypervisor = {
    ...qemu,
    start: async (...given: Parameters<typeof qemu.start>) => {
      const started = await qemu.start(...given);
      processes.push(...started.record.processes.map(({ pid }) => pid));
      return started;
    },
  };
  vm = await startVm(
    hypervisor,
    { id: 'silent', role: 'network', names, boot, memoryMiB: 320, processors: 1, nics: [] },
    { role: 'network', stepTimeoutMs: STEP_TIMEOUT_MS, keepConsole: () => Promise.resolve(undefined) },
    AbortSignal.timeout(START_TIMEOUT_MS),
  );
  const ofSecond = vm.record.processes;
  expect(processes.slice(-ofSecond.length)).toEqual(ofSecond.map(({ pid }) => pid));
  expect(processes).toHaveLength(2 * ofSecond.length);
  expect(await Promise.all(ofSecond.map(isRunning))).toEqual(ofSecond.map(() => true));
  await vm.pause();
  await vm.resume();
  expect(vm.lost.aborted).toBe(false);
});
