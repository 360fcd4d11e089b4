/**
 * A security key in a session. This host has no USB devices, so the test gives the VM a virtual key in the place of the program that has a device of the
 * host; test/nested/usb.test.ts tests that program with a device of an emulated computer, and test/nested/kvm-usb.test.ts both together.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PNG } from 'pngjs';
import { z } from 'zod';
import type { Session } from '../../host-agent/api/session.ts';
import { ListedUsbDevice } from '../../host-agent/api/usb.ts';
import { qemuUsb } from '../../host-agent/hypervisor/qemu/usb.ts';
import { Qmp } from '../../host-agent/hypervisor/qmp/qmp.ts';
import { vmFiles } from '../../host-agent/storage/filenames.ts';
import { artefact } from '../bed/artefacts.ts';
import type { Picture } from '../bed/screen/picture.ts';
import type { RfbClient } from '../bed/screen/rfb-client.ts';
import { openSession } from '../bed/session/open-session.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../bed/timeouts.ts';
import { offerSecurityKey, type OfferedKey } from '../bed/usb/security-key.ts';

const CLICK_AGAIN_AFTER_MS = 1_000;
const KEY = 'usb-key';
/** Only the network VM is cloned. The page has no HTTPS, which WebAuthn asks for. */
const CONFIGURATION = `
[spare]
keep = false
[start]
requirementTimeoutSeconds = 600
[profile.banking]
seal = "off"
[profile.offline]
seal = "off"
[profile.default]
seal = "off"
usb = "ask"
policies = { OverrideSecurityRestrictionsOnInsecureOrigin = ["http://site.test"], AllowWebAuthnWithBrokenTlsCerts = true }
`;
/** For a person who looks at it. */
function writePicture({ width, height, rgba }: Picture, path: string): void {
  const png = new PNG({ width, height });
  png.data.set(rgba);
  writeFileSync(path, PNG.sync.write(png));
}

describe('a session of a profile with usb = "ask"', () => {
  let testBed: TestBed;
  let session: Session;
  let screen: RfbClient;
  let key: OfferedKey | undefined;
  beforeAll(async () => {
    testBed = await openTestBed();
    testBed.product.configure(CONFIGURATION);
    ({ session, screen } = await openSession(testBed, 'passkey?run=key', '--detach'));
  });
  afterAll(async () => {
    key?.server.close();
    expect(await testBed.close()).toEqual([]);
  });

  it('can be handed the devices of the host, of which this one has none', async () => {
    expect(session.usb).toEqual([]);
    if (!existsSync('/sys/bus/usb/devices'))
      expect(await testBed.product.ask(z.array(ListedUsbDevice), 'usb', 'list', session.id)).toEqual([]);
  });

  it('has no USB controller until it is handed a device; a page then registers with the key and signs in', async () => {
    const names = vmFiles(join(testBed.product.runtimeFolder, 'sessions', session.id));
    const offered = (key = await offerSecurityKey(names.usbSocket(KEY)));
    await testBed.product.until(
      'the page asks for a key',
      async () => {
        await screen.click(600, 500);
        await sleep(CLICK_AGAIN_AFTER_MS);
        return (await testBed.site.reports('key')).some(({ kind }) => kind === 'pointer');
      },
      PAGE_TIMEOUT_MS,
    );
    // QEMU has one control socket, which the host agent uses; no `open` waits that would start another one.
    const daemon = testBed.product.daemon();
    if (!daemon) throw new Error('There is no host agent.');
    await testBed.product.kill(daemon.pid);
    const qmp = await Qmp.connect(names.qmp, AbortSignal.timeout(PAGE_TIMEOUT_MS));
    try {
      const controllers = async () =>
        JSON.stringify(await qmp.execute('query-pci')).match(/"class": ?3075/g)?.length ?? 0;
      expect(await controllers()).toBe(0);
      const usb = qemuUsb(qmp);
      await usb.plug(KEY);
      await testBed.product.until('QEMU has the key', () => usb.isPlugged(KEY), PAGE_TIMEOUT_MS);
      expect(await controllers()).toBe(1);
      const report = await testBed.site
        .waitForReport('key', ({ kind }) => kind === 'signed-in' || kind === 'failed', PAGE_TIMEOUT_MS)
        .finally(async () => writePicture(await screen.capture(), artefact('usb-passkey.png')));
      expect(report.detail).toBe('{"isSame":true,"isSigned":true}');
      expect(offered.authenticator.counts).toEqual({ registered: 1, signedIn: 1 });
      await usb.unplug(KEY);
      expect(await usb.isPlugged(KEY)).toBe(false);
    } finally {
      qmp.close();
    }
    // By the next host agent, which finds the session.
    expect((await testBed.product.run('close', session.id)).status).toBe(0);
  });
});
