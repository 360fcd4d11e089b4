/** Our host agent in dom0 of an emulated Xen: the network VM as a domain that owns a network card. Browsing is in xen/browse.test.ts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Finding } from '../../../host-agent/api/host/doctor.ts';
import { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import { CARD, XenComputer } from '../../bed/nested/xen-computer.ts';

/** Long, because of nested emulation under load. */
const STEP_MS = 300_000;

describe('Safe Browse on Xen', () => {
  let testBed: TestBed;
  let computer: XenComputer;
  beforeAll(async () => {
    testBed = await openTestBed();
    computer = await XenComputer.boot(testBed, {
      memoryMiB: 1280,
      dom0MiB: 640,
      roles: ['network'],
      configuration: '[profile.default]\nmemoryMiB = 768\n',
    });
  });
  afterAll(() => testBed.close());

  it('reports what Xen has and lacks in dom0', async () => {
    const findings = Finding.array().parse(JSON.parse(await computer.succeed('sb doctor --json || true', STEP_MS)));
    const levels = Object.fromEntries(findings.map(({ check, level }) => [check, level]));
    expect(levels).toMatchObject({
      xen: 'ok',
      xl: 'ok',
      passthrough: 'ok',
      xsm: 'ok',
      'network-card': 'note',
      'xen-memory': 'trouble',
      accelerator: 'ok',
      'browser image': 'trouble',
    });
    expect(findings.filter(({ level, hint }) => level !== 'ok' && hint === undefined)).toEqual([]);
  });

  it('runs the network VM as a domain that owns the card', async () => {
    const status = NetworkStatus.parse(JSON.parse(await computer.succeed('sb network start --json', STEP_MS)));
    expect(status).toMatchObject({ state: 'up', uplink: 'pci', mode: 'nat', accelerator: 'xen' });
    expect(await computer.succeed('xl list', STEP_MS)).toMatch(/^sb-ndvm-[0-9a-f]{8} +\d+ +320 +1 /m);
    expect(await computer.succeed('xl pci-list $(xl list | grep -o "^sb-ndvm[^ ]*")', STEP_MS)).toContain(CARD);
  });

  it('connects the host to the network VM under the policy of a session', async () => {
    const card = await computer.joinNetwork(STEP_MS);
    const reach = (address: string) => `busybox wget -T 15 -q -O /dev/null http://${address}/visit?run=dom0`;
    await computer.succeed(reach('203.0.113.10'), STEP_MS);
    // The address of its port.
    expect(await computer.succeed(`ip -br addr show ${card}`, STEP_MS)).toContain('198.51.100.10/24');
    expect((await testBed.site.record()).requests.some(({ path }) => path.includes('run=dom0'))).toBe(true);
    expect((await computer.run(reach('192.168.77.20'), STEP_MS)).status).not.toBe(0);
    await computer.succeed('sb network detach-host', STEP_MS);
    expect((await computer.run(`ip link show ${card}`, STEP_MS)).status).not.toBe(0);
  });

  it('leaves no domain and nothing in XenStore', async () => {
    await computer.succeed('sb network start; sb network stop; sb daemon --stop', STEP_MS);
    expect(await computer.succeed('xl list | tail -n +2 | cut -d" " -f1; xenstore-list /local/domain', STEP_MS)).toBe(
      'Domain-0\n0',
    );
  });
});
