/** A reset that fails. It takes as long as a successful one and is not part of every run. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Hypervisor } from '../../host-agent/hypervisor/hypervisor.ts';
import { bootOf } from '../../host-agent/image/boot.ts';
import { packInitramfs } from '../../host-agent/tools/building/cpio.ts';
import { appendArchive } from '../../host-agent/verification/initramfs-overlay.ts';
import { verifyReset } from '../../host-agent/verification/reset.ts';
import { networkImage, testQemu } from '../bed/images/test-images.ts';

const appliance = join(import.meta.dirname, '../../dist/appliance');
const signal = new AbortController().signal;

describe('verify reset', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'sbv-'));
  afterAll(() => rmSync(scratch, { recursive: true }));

  /** Starts each VM after the first with a program that the previous VM seems to have left. */
  function keeping(hypervisor: Hypervisor): Hypervisor {
    let starts = 0;
    return {
      ...hypervisor,
      async start(spec, until) {
        starts += 1;
        if (starts === 1) return hypervisor.start(spec, until);
        const tree = join(scratch, `tree-${starts}`);
        mkdirSync(join(tree, 'inspector'), { recursive: true });
        // After the root has been mounted, before its init runs.
        const init = readFileSync(join(appliance, 'inspector-init'), 'utf8').replace(
          'exec /init',
          "busybox sed -i 's#^exec busybox switch_root#busybox mkdir -p /root/usr/local/bin; busybox echo left > /root/usr/local/bin/tampered\\n&#' /init\nexec /init",
        );
        writeFileSync(join(tree, 'inspector/init'), init, { mode: 0o755 });
        const archive = join(scratch, `archive-${starts}`);
        await packInitramfs(tree, ['inspector/init'], archive, {});
        const initramfs = join(spec.names.folder, 'keeping.img');
        writeFileSync(initramfs, appendArchive(readFileSync(spec.boot.initramfs), readFileSync(archive)));
        return hypervisor.start({ ...spec, boot: { ...spec.boot, initramfs } }, until);
      },
    };
  }

  it('fails and names the change when one is still there after a restart', async () => {
    const image = await networkImage();
    const boot = bootOf(image);
    const report = await verifyReset(
      {
        image: { role: 'network', digest: image.digest, boot, problems: () => Promise.resolve([]) },
        folder: join(scratch, 'v'),
        shape: { memoryMiB: 512, processors: 2 },
        inspection: {
          hypervisor: keeping(testQemu(boot, scratch, join(scratch, 'kvm-verdict.json'))),
          inspector: {
            init: join(appliance, 'inspector-init'),
            program: join(appliance, 'inspector.cjs'),
            page: join(appliance, 'inspector-page.js'),
          },
          stepWithinMs: 240_000,
          restMs: 500,
          keepConsole: (_, text) => Promise.resolve(text),
        },
      },
      () => undefined,
      signal,
    );
    const failed = report.checks.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ name }) => name)).toEqual(['root-new-program']);
    expect(failed[0]?.detail).toContain('file:/usr/local/bin/tampered');
  });
});
