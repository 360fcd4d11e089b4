/** A session on Xen with the real browser: `npm run test:xen`. Slow, because of nested emulation. */
import { writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../host-agent/api/session/session.ts';
import { artefact } from '../bed/artefacts.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { XenComputer } from '../bed/nested/xen-computer.ts';

const STEP_MS = 3_600_000;

describe('a session on Xen', () => {
  let testBed: TestBed;
  let computer: XenComputer;
  let session: Session;
  beforeAll(async () => {
    testBed = await openTestBed();
    computer = await XenComputer.boot(testBed, {
      memoryMiB: 4096,
      dom0MiB: 1536,
      roles: ['network', 'browser'],
      configuration: '[spare]\nkeep = false\n[profile.default]\nmemoryMiB = 1280\n',
    });
    // The toolstack waits a minute for the process that serves the screen, and loading that program takes longer.
    await computer.succeed('/usr/libexec/xen-qemu-system-i386 --version', STEP_MS);
    const opened = await computer.succeed(
      'sb open http://site.test/visit?run=xen --no-window --detach --json',
      STEP_MS,
    );
    const ready = opened
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string; session?: unknown })
      .find(({ event }) => event === 'ready');
    session = Session.parse(ready?.session);
  });
  afterAll(() => testBed.close());

  it('is a domain behind the network VM’s domain', async () => {
    expect(session).toMatchObject({ state: 'browsing', hypervisor: 'xl', accelerator: 'xen', startedFrom: 'cold' });
    const domains = await computer.succeed('xl list', STEP_MS);
    expect(domains).toMatch(/^sb-ndvm-/m);
    expect(domains).toMatch(new RegExp(`^sb-${session.id}-`, 'm'));
    expect(await computer.succeed(`xl network-list $(xl list | grep -o "^sb-${session.id}[^ ]*")`, STEP_MS)).toContain(
      '02:53:42:02:00:00',
    );
  });

  it('shows the requested page, loaded through the passed-through card', async () => {
    const report = await testBed.site.waitForReport('xen', ({ kind }) => kind === 'load', STEP_MS);
    expect(report).toMatchObject({ webdriver: false, screenWidth: 1280, screenHeight: 800 });
  });

  it('returns its screenshot', async () => {
    const picture = PNG.sync.read(
      Buffer.from(
        await computer.succeed(
          `sb screenshot ${session.id} /run/screen.png >/dev/null && base64 -w0 /run/screen.png`,
          STEP_MS,
        ),
        'base64',
      ),
    );
    expect(picture).toMatchObject({ width: 1280, height: 800 });
    // Letters have smooth edges.
    expect(new Set(picture.data).size).toBeGreaterThan(16);
    writeFileSync(artefact('xen-session.png'), PNG.sync.write(picture));
  });

  it('continues when the host agent dies, and is attached again when the network VM is replaced', async () => {
    await computer.succeed(`kill -9 $(pgrep -f '[h]ost-agent/daemon.js'); sb list --json | grep -q browsing`, STEP_MS);
    const before = await computer.succeed('xl list | grep "^sb-ndvm"', STEP_MS);
    await computer.succeed('sb network restart --json > /dev/null', STEP_MS);
    expect(await computer.succeed('xl list | grep "^sb-ndvm"', STEP_MS)).not.toBe(before);
    await computer.succeed(
      `for i in $(seq 200); do d=$(xl list | grep "^sb-ndvm" | awk '{print $2}'); for v in $(xenstore-list /local/domain/$d/backend/vif 2>/dev/null); do [ "$(xenstore-read /local/domain/$d/backend/vif/$v/0/state)$(xenstore-read /local/domain/$d/backend/vif/$v/0/hotplug-status)" = 4connected ] && exit 0; done; sleep 1; done; exit 1`,
      STEP_MS,
    );
  });

  it('is gone when it is closed', async () => {
    await computer.succeed(`sb close ${session.id}`, STEP_MS);
    expect(await computer.succeed(`xl list; ls /run/user/safe-browse/sessions`, STEP_MS)).not.toContain(session.id);
  });
});
