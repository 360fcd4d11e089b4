/**
 * A security key, a camera and a smart card in a session. This host has no USB devices, so the test gives the VM virtual ones in the place of the program that has a
 * device of the host; test/nested/usb.test.ts tests that program with a device of an emulated computer, and test/nested/kvm-usb.test.ts both together.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { connect, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { ListedUsbDevice } from '../../../host-agent/api/session/usb.ts';
import type { VmUsb } from '../../../host-agent/hypervisor/hypervisor.ts';
import { qemuUsb } from '../../../host-agent/hypervisor/qemu/usb.ts';
import { Qmp } from '../../../host-agent/hypervisor/qmp/qmp.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { GuestChannel } from '../../../host-agent/vm/guest-channel.ts';
import { artefact } from '../../bed/artefacts.ts';
import { type Certificates, makeCertificates } from '../../bed/network/certificates.ts';
import { ADDRESSES } from '../../bed/network/internet.ts';
import { WebServer } from '../../bed/network/web-server.ts';
import { asksForCertificate, asksForPin } from '../../bed/screen/card-questions.ts';
import { allowThisTime } from '../../bed/screen/permission-question.ts';
import { type Picture, writePng } from '../../bed/screen/picture.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { KEY as KEYSYM } from '../../bed/screen/rfb-messages.ts';
import { CLICK_AGAIN_AFTER_MS, clickPage } from '../../bed/session/click-page.ts';
import { openSession } from '../../bed/session/open-session.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../../bed/timeouts.ts';
import { offerCamera } from '../../bed/usb/camera.ts';
import { offerCardReader } from '../../bed/usb/card-reader.ts';
import { offerSecurityKey } from '../../bed/usb/security-key.ts';
import { PIN } from '../../bed/usb/smart-card.ts';

const [KEY, CAMERA, READER] = ['usb-key', 'usb-camera', 'usb-reader'];
/** Chromium writes its pages down 2.5 s after a change, with the least of its priorities: later in an emulated guest. */
const WRITTEN_DOWN_AFTER_MS = 20_000;
/** Only the network VM is cloned. The first pages have no HTTPS, which WebAuthn and cameras ask for. `authority`: in DER, as Base64. */
const configuration = (authority: string) => `
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
policies = { OverrideSecurityRestrictionsOnInsecureOrigin = ["http://site.test"], AllowWebAuthnWithBrokenTlsCerts = true, CACertificates = ["${authority}"] }
`;
const certificateIn = (path: string): Buffer => new X509Certificate(readFileSync(path)).raw;
describe('a session of a profile with usb = "ask"', () => {
  let testBed: TestBed;
  let session: Session;
  let screen: RfbClient;
  let certificates: Certificates;
  /** Asks each client for a certificate. */
  let secureSite: WebServer;
  const servers: Server[] = [];
  beforeAll(async () => {
    testBed = await openTestBed();
    const { internet, folder, product } = testBed;
    certificates = makeCertificates(folder, { server: 'site', client: 'ada' });
    secureSite = await WebServer.start(internet.world, folder, [`${ADDRESSES.world}:443`], certificates);
    product.configure(configuration(certificateIn(certificates.authority).toString('base64')));
    ({ session, screen } = await openSession(testBed, 'passkey?run=key', '--detach'));
  });
  afterAll(async () => {
    for (const server of servers) server.close();
    expect(await testBed.close()).toEqual([]);
  });
  const reported = (run: string, ...kinds: readonly string[]) =>
    testBed.site.waitForReport(run, ({ kind }) => kinds.includes(kind), PAGE_TIMEOUT_MS);
  /** For a person who looks at it. */
  const look = async (name: string) => writePng(artefact(name), await screen.capture());

  it('can be handed the devices of the host, of which this one has none', async () => {
    expect(session.usb).toEqual([]);
    if (!existsSync('/sys/bus/usb/devices'))
      expect(await testBed.product.ask(z.array(ListedUsbDevice), 'usb', 'list', session.id)).toEqual([]);
  });

  describe('whose QEMU plugs in a device', () => {
    let qmp: Qmp;
    let usb: VmUsb;
    const names = () => vmFiles(join(testBed.product.runtimeFolder, 'sessions', session.id));
    const controllers = async () =>
      JSON.stringify(await qmp.execute('query-pci')).match(/"class": ?3075/g)?.length ?? 0;
    const plug = async (name: string) => {
      await usb.plug(name);
      await testBed.product.until('QEMU has the device', () => usb.isPlugged(name), PAGE_TIMEOUT_MS);
    };
    beforeAll(async () => {
      // QEMU has one control socket, which the host agent uses; no `open` waits that would start another one.
      const daemon = testBed.product.daemon();
      if (!daemon) throw new Error('There is no host agent.');
      await testBed.product.kill(daemon.pid);
      qmp = await Qmp.connect(names().qmp, AbortSignal.timeout(PAGE_TIMEOUT_MS));
      usb = qemuUsb(qmp);
    });
    afterAll(async () => {
      qmp.close();
      // By the next host agent, which finds the session.
      expect((await testBed.product.run('close', session.id)).status).toBe(0);
    });

    it('has no USB controller until it is handed a device; a page then registers with the key and signs in', async () => {
      const { authenticator, server } = await offerSecurityKey(names().usbSocket(KEY));
      servers.push(server);
      await clickPage(testBed, screen, 'key');
      expect(await controllers()).toBe(0);
      await plug(KEY);
      expect(await controllers()).toBe(1);
      const report = await reported('key', 'signed-in', 'failed').finally(() => look('usb-passkey.png'));
      expect(report.detail).toBe('{"isSame":true,"isSigned":true}');
      expect(authenticator.counts).toEqual({ registered: 1, signedIn: 1 });
      await usb.unplug(KEY);
      expect(await usb.isPlugged(KEY)).toBe(false);
    });

    it('shows live pictures of a camera to a page that the person allows it, until it is unplugged', async () => {
      servers.push(await offerCamera(names().usbSocket(CAMERA), 'isochronous'));
      const says = (what: string, text: string) =>
        testBed.site.waitForReport('camera', ({ kind, detail }) => kind === what && detail === text, PAGE_TIMEOUT_MS);
      await screen.press('c');
      await says('cameras', '0');
      await plug(CAMERA);
      await says('cameras', '1');
      await clickPage(testBed, screen, 'camera');
      await testBed.product
        .until(
          'the person has allowed it',
          async () => {
            const answer = allowThisTime(await screen.capture());
            if (answer) await screen.click(answer.x, answer.y);
            await sleep(CLICK_AGAIN_AFTER_MS);
            return (await testBed.site.reports('camera')).some(({ kind }) => kind === 'watching' || kind === 'failed');
          },
          PAGE_TIMEOUT_MS,
        )
        .finally(() => look('usb-camera-asked.png'));
      const { kind, detail } = await reported('camera', 'watching', 'failed');
      expect(`${kind} ${detail}`).toBe('watching {"name":"Virtual camera","width":160,"height":120}');
      for (const colours of ['green,red', 'green,blue'])
        await says('seen', colours).finally(() => look('usb-camera.png'));
      await usb.unplug(CAMERA);
      await reported('camera', 'ended');
      await testBed.product.until(
        'the page finds no camera',
        async () => (await testBed.site.reports('camera')).findLast(({ kind }) => kind === 'cameras')?.detail === '0',
        PAGE_TIMEOUT_MS,
      );
      expect(await usb.isPlugged(CAMERA)).toBe(false);
    });

    /** As the host agent does. */
    const useCards = () =>
      new Promise<boolean>((resolve, reject) => {
        const channel = new GuestChannel('browser', connect(names().guest), {
          onMessage: (message) => {
            if (message.type === 'hello') channel.send({ type: 'card-readers', count: 1 });
            if (message.type !== 'card-readers') return;
            channel.close();
            resolve(message.areUsable);
          },
          onViolation: reject,
          onClosed: () => reject(new Error('The guest closed its channel.')),
        });
      });
    /** The person answers the question, until it is gone. */
    const answer = (isAsked: (picture: Picture) => boolean, isAnswered: (picture: Picture) => boolean) =>
      testBed.product.until(
        'the question is answered',
        async () => {
          const picture = await screen.capture();
          if (isAnswered(picture)) return true;
          if (isAsked(picture)) await screen.press(KEYSYM.enter);
          await sleep(CLICK_AGAIN_AFTER_MS);
          return false;
        },
        PAGE_TIMEOUT_MS,
      );

    it('shows a site the certificate of a card after its PIN, in the page that was open, with its cookies', async () => {
      const welcomes = async () => (await secureSite.reports('card')).length;
      const visits = async () => (await secureSite.record()).requests.filter(({ path }) => path.startsWith('/welcome'));
      // The page with the camera leads there.
      const opens = async () => {
        await screen.press('s');
        await sleep(CLICK_AGAIN_AFTER_MS);
        return (await welcomes()) > 0;
      };
      await testBed.product.until('the page is open', opens, PAGE_TIMEOUT_MS);
      await sleep(WRITTEN_DOWN_AFTER_MS);
      expect((await visits()).filter(({ client }) => client !== undefined)).toEqual([]);
      const before = await welcomes();

      const { card, server } = await offerCardReader(names().usbSocket(READER), {
        key: createPrivateKey(readFileSync(certificates.client.key)),
        certificate: certificateIn(certificates.client.certificate),
      });
      servers.push(server);
      await plug(READER);
      expect(await useCards()).toBe(true);
      await answer(asksForCertificate, asksForPin).finally(() => look('usb-smart-card.png'));
      expect(card.counts).toEqual({ wrongPins: 0, signatures: 0 });
      await sleep(CLICK_AGAIN_AFTER_MS);
      await screen.type(PIN);
      await screen.press(KEYSYM.enter);
      await testBed.product
        .until('the page is open again', async () => (await welcomes()) > before, PAGE_TIMEOUT_MS)
        .finally(() => look('usb-smart-card-used.png'));
      expect((await visits()).at(-1)).toMatchObject({ client: 'ada.test', cookie: 'visited=1' });
      expect(card.counts).toEqual({ wrongPins: 0, signatures: 1 });
    });
  });
});
