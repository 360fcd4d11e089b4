/** `safe-browse verify` on real machines. Of the network image where the image does not matter: it is a tenth of the browser's. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { VerificationReport } from '../../host-agent/api/verification.ts';
import { acceleratorChooser } from '../../host-agent/hypervisor/qemu/accelerator.ts';
import { createQemu } from '../../host-agent/hypervisor/qemu/qemu.ts';
import type { Hypervisor } from '../../host-agent/hypervisor/hypervisor.ts';
import { bootOf } from '../../host-agent/image/boot.ts';
import { currentImage, type StoredImage } from '../../host-agent/image/store.ts';
import { behind } from '../../host-agent/verification/carried.ts';
import { verifyReset } from '../../host-agent/verification/reset.ts';
import { packInitramfs } from '../../host-agent/tools/cpio.ts';
import { type Laboratory, openLaboratory } from '../lab/laboratory.ts';
import { testData } from '../lab/product.ts';

const StepOrReport = z.discriminatedUnion('event', [z.looseObject({ event: z.literal('progress'), text: z.string() }), z.strictObject({ event: z.literal('report'), report: VerificationReport })]);
const appliance = join(import.meta.dirname, '../../dist/appliance');
const signal = new AbortController().signal;

async function networkImage(): Promise<StoredImage> {
  const image = await currentImage({ data: join(testData, 'safe-browse'), config: '', state: '', runtime: '' }, 'network');
  if (!image) throw new Error('There is no network image for the tests.');
  return image;
}

describe('verify', () => {
  let laboratory: Laboratory;
  beforeAll(async () => {
    laboratory = await openLaboratory();
    // Nothing else is to take processors meanwhile.
    laboratory.product.configure('[template]\nseal = "off"\n[spare]\nkeep = false\n[network]\nstartWith = "session"\n');
  });
  afterAll(async () => {
    expect(await laboratory.close()).toEqual([]);
  });

  const reportOf = (stdout: string): VerificationReport => {
    const events = stdout.trim().split('\n').map((line) => StepOrReport.parse(JSON.parse(line)));
    expect(events.filter(({ event }) => event === 'progress').length).toBeGreaterThan(2);
    const last = events.at(-1);
    if (last?.event !== 'report') throw new Error(`The last line is no report: ${stdout.slice(-500)}`);
    return last.report;
  };

  it('reset changes a machine in more than sixty ways, and finds nothing of it at the next two starts', async () => {
    const { digest } = await networkImage();
    const junit = laboratory.product.path('reset.xml');
    const { status, stdout } = await laboratory.product.run('verify', 'reset', '--image', digest.slice(0, 12), '--json', '--junit', junit);
    const { checks, image } = reportOf(stdout);
    expect(checks.filter(({ outcome }) => outcome !== 'held')).toEqual([]);
    expect({ status, image }).toEqual({ status: 0, image: digest });
    expect(checks.filter(({ name, detail }) => name.startsWith('root-') && detail === undefined).length).toBeGreaterThan(60);
    expect(readFileSync(junit, 'utf8')).toContain('failures="0"');
  });

  it('isolation finds that neither this computer, its networks, nor another session is reached, and the jail whole', async () => {
    const { status, stdout } = await laboratory.product.run('verify', 'isolation', '--json');
    const { checks } = reportOf(stdout);
    expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(status).toBe(0);
    const held = checks.filter(({ outcome }) => outcome === 'held').map(({ name }) => name);
    expect(held).toEqual(expect.arrayContaining(['network', 'loopback', 'other-session', 'network-machine', 'private-ranges', 'inside-names', 'jail-namespaces', 'jail-core']));
    expect(held.filter((name) => name.startsWith('host-')).length).toBeGreaterThan(1);
  });

  it('leaves nothing when it is cancelled, and says so', async () => {
    const { digest } = await networkImage();
    const running = laboratory.product.start('verify', 'reset', '--image', digest, '--json');
    await laboratory.product.until('a machine runs', () => laboratory.product.processes().some(({ commandLine }) => commandLine.includes('guest=verify-')), 60_000);
    await running.signal('INT');
    expect(await running.ended).toBe(1);
    expect(laboratory.product.processes().filter(({ commandLine }) => commandLine.includes('guest=verify-'))).toEqual([]);
  });
});

describe('a reset that does not hold', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'sbv-'));
  afterAll(() => rmSync(scratch, { recursive: true }));

  /** Starts each machine after the first with what somebody in the one before has left for it: a program that init starts. */
  function keeping(hypervisor: Hypervisor): Hypervisor {
    let starts = 0;
    return {
      ...hypervisor,
      async start(spec, until) {
        starts += 1;
        if (starts === 1) return hypervisor.start(spec, until);
        const tree = join(scratch, `tree-${starts}`);
        mkdirSync(join(tree, 'examiner'), { recursive: true });
        // After the root has been made, before the image's init is in it.
        const init = readFileSync(join(appliance, 'examiner-init'), 'utf8').replace('exec /init', "busybox sed -i 's#^exec busybox switch_root#busybox mkdir -p /root/usr/local/bin; busybox echo left > /root/usr/local/bin/planted\\n&#' /init\nexec /init");
        writeFileSync(join(tree, 'examiner/init'), init, { mode: 0o755 });
        const archive = join(scratch, `archive-${starts}`);
        await packInitramfs(tree, ['examiner/init'], archive, {});
        const initramfs = join(spec.names.folder, 'keeping.img');
        writeFileSync(initramfs, behind(readFileSync(spec.boot.initramfs), readFileSync(archive)));
        return hypervisor.start({ ...spec, boot: { ...spec.boot, initramfs } }, until);
      },
    };
  }

  it('is found, with what stayed', async () => {
    const image = await networkImage();
    const boot = bootOf(image);
    const accelerator = acceleratorChooser({ configured: 'auto', verdictFile: join(scratch, 'kvm-verdict.json'), runtimeFolder: scratch, probeBoot: () => Promise.resolve(boot) });
    const report = await verifyReset(
      {
        image: { role: 'network', digest: image.digest, boot, problems: () => Promise.resolve([]) },
        folder: join(scratch, 'v'),
        shape: { memoryMiB: 512, processors: 2 },
        examination: { hypervisor: keeping(createQemu(accelerator)), examiner: { init: join(appliance, 'examiner-init'), program: join(appliance, 'examiner.cjs') }, stepWithinMs: 240_000, restMs: 500, keepConsole: (_, text) => Promise.resolve(text) },
      },
      () => undefined,
      signal,
    );
    const failed = report.checks.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ name }) => name)).toEqual(['root-new-program']);
    expect(failed[0]?.detail).toContain('file:/usr/local/bin/planted');
  });
});
