/** An emulated computer that contains only Safe Browse: its firmware starts Xen, dom0 and both images from one disk. `npm run test:xen`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Finding } from '../../host-agent/api/host/doctor.ts';
import { Image } from '../../host-agent/api/host/image.ts';
import { NetworkStatus } from '../../host-agent/api/host/network.ts';
import { HostComputer } from '../bed/nested/host-computer.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';

/** Long, because of nested emulation under load. */
const STEP_MS = 600_000;
const CARD = '0000:00:10.0';
const CONFIGURATION = `hypervisor = "xl"
[network]
uplink = "pci"
[network.pci]
device = "${CARD}"
[xen]
browserKind = "pv"
[spare]
keep = false
[start]
requirementTimeoutSeconds = 600
`;

describe('a computer started from a host image', () => {
  let testBed: TestBed;
  let computer: HostComputer;
  beforeAll(async () => {
    testBed = await openTestBed();
    computer = await HostComputer.start(testBed, { memoryMiB: 2560, configuration: CONFIGURATION });
  });
  afterAll(() => testBed.close());

  it('contains the current images, signed by their builder', async () => {
    const images = Image.array().parse(JSON.parse(await computer.succeed('safe-browse image list --json', STEP_MS)));
    expect(images.map(({ role, isCurrent, upToDate }) => ({ role, isCurrent, upToDate }))).toEqual([
      { role: 'browser', isCurrent: true, upToDate: true },
      { role: 'network', isCurrent: true, upToDate: true },
    ]);
    // Signed with the only key on the disk.
    expect(JSON.parse(await computer.succeed('safe-browse image verify --json', STEP_MS))).toEqual({
      verified: 2,
      templates: 0,
      problems: [],
    });
  });

  it('runs dom0 with everything that a session needs', async () => {
    const findings = Finding.array().parse(
      JSON.parse(await computer.succeed('safe-browse doctor --json || true', STEP_MS)),
    );
    const levels = Object.fromEntries(findings.map(({ check, level }) => [check, level]));
    expect(levels).toMatchObject({
      xen: 'ok',
      xl: 'ok',
      passthrough: 'ok',
      xsm: 'ok',
      accelerator: 'ok',
      'browser image': 'ok',
      'network image': 'ok',
    });
    expect(JSON.parse(await computer.succeed('safe-browse list --json', STEP_MS))).toEqual([]);
  });

  it('passes its network card through to the network VM without any configuration', async () => {
    expect(await computer.succeed('/etc/safe-browse/first-configuration', STEP_MS)).toContain(
      `[network]\nuplink = "pci"\n[network.pci]\ndevice = "${CARD}"`,
    );
    const status = NetworkStatus.parse(JSON.parse(await computer.succeed('safe-browse network start --json', STEP_MS)));
    expect(status).toMatchObject({ state: 'up', uplink: 'pci', mode: 'nat', accelerator: 'xen' });
    expect(await computer.succeed('xl list', STEP_MS)).toMatch(/^sb-ndvm-[0-9a-f]{8} /m);
    expect(await computer.succeed('xl pci-list $(xl list | grep -o "^sb-ndvm[^ ]*")', STEP_MS)).toContain(CARD);
    // It is the only card, so dom0 has no network.
    expect(await computer.succeed('ls /sys/class/net', STEP_MS)).toBe('lo');
  });

  it('has a read-only root, and logged no error', async () => {
    expect(await computer.succeed('dmsetup table root 2>/dev/null || cat /sys/block/dm-0/ro', STEP_MS)).toMatch(
      /verity|^1$/,
    );
    expect(readFileSync(join(testBed.folder, 'host-console.log'), 'utf8')).not.toMatch(
      /cannot start|did not start|no image/,
    );
  });

  it('leaves no domain behind', async () => {
    await computer.succeed('safe-browse network stop', STEP_MS);
    expect(await computer.succeed('xl list | tail -n +2 | cut -d" " -f1', STEP_MS)).toBe('Domain-0');
  });
});
