/** An emulated kernel looks for devices with one processor (host-agent/hypervisor/qemu/arguments.ts). This shows that the guest has all of them afterwards. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Vm } from '../../../host-agent/hypervisor/hypervisor.ts';
import { bootOf } from '../../../host-agent/image/boot.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { packInitramfs } from '../../../host-agent/tools/building/cpio.ts';
import { appendArchive } from '../../../host-agent/verification/initramfs-overlay.ts';
import { ConsoleTail } from '../../../host-agent/vm/console-tail.ts';
import { networkImage, testQemu } from '../../bed/images/test-images.ts';
import { START_TIMEOUT_MS } from '../../bed/timeouts.ts';

/** The initramfs of an image with the `init` of these sources, also where the image is older. It also says which clock the kernel uses. */
async function initramfsOfSources(own: string, folder: string): Promise<string> {
  const [tree, archive, initramfs] = [join(folder, 'tree'), join(folder, 'archive'), join(folder, 'initramfs')];
  mkdirSync(join(tree, 'sys'), { recursive: true });
  const init = readFileSync('appliance/images/initramfs/init', 'utf8');
  const clock = '/sys/devices/system/clocksource/clocksource0/current_clocksource';
  writeFileSync(join(tree, 'init'), init.replace('busybox umount /sys\n', `say "clock: $(busybox cat ${clock})"\n$&`), {
    mode: 0o755,
  });
  await packInitramfs(tree, ['sys', 'init'], archive, {});
  writeFileSync(initramfs, appendArchive(readFileSync(own), readFileSync(archive)));
  return initramfs;
}

describe('a VM with several processors', () => {
  let folder: string;
  let vm: Vm | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sb-'));
  });
  afterEach(async () => {
    await vm?.kill();
    rmSync(folder, { recursive: true });
  });

  it.each([1, 2, 3])(
    'has all %i of them before its root is mounted, and a clock that does not overflow',
    { timeout: START_TIMEOUT_MS },
    async (processors) => {
      const own = bootOf(await networkImage());
      const boot = { ...own, initramfs: await initramfsOfSources(own.initramfs, folder) };
      const names = vmFiles(join(folder, 'vm'));
      mkdirSync(names.folder);
      vm = await testQemu(boot, folder).start(
        { id: 'processors', role: 'network', names, boot, memoryMiB: 320, processors, nics: [] },
        AbortSignal.timeout(START_TIMEOUT_MS),
      );
      const console = new ConsoleTail(await vm.connectConsole());
      await expect.poll(() => console.text(), { timeout: START_TIMEOUT_MS }).toMatch(/processors: \d+\n/);
      expect(console.text()).toContain(`safe-browse: processors: ${processors}\n`);
      // `tsc-early` until the kernel has measured it a second time.
      expect(console.text()).toMatch(/safe-browse: clock: tsc/);
      console.close();
    },
  );
});
