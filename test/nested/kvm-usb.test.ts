/**
 * A security key that is plugged into a computer with KVM, from its driver there to a page in a session and back: the program with the device in its
 * jail, QEMU with KVM and Chromium are all real. The computer is emulated and the key a virtual one, which the computer sees as a real one.
 * `npm run test:kvm`
 */
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { NetworkStatus } from '../../host-agent/api/host/network.ts';
import { Session, SessionDetails } from '../../host-agent/api/session/session.ts';
import { ListedUsbDevice } from '../../host-agent/api/session/usb.ts';
import { artefact } from '../bed/artefacts.ts';
import { clickInside, screenInside } from '../bed/nested/inside/programs.ts';
import { KvmComputer, NOTHING_BY_ITSELF } from '../bed/nested/kvm-computer.ts';
import { KvmSessions } from '../bed/nested/kvm-sessions.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { offerSecurityKey, type OfferedKey } from '../bed/usb/security-key.ts';

/** Upper bounds for one command, for what a page does, and for a step with the start of a VM in it. */
const COMMAND_MS = 120_000;
const PAGE_MS = 600_000;
const STEP_MS = 1_500_000;
const CLICK_AGAIN_AFTER_MS = 10_000;
const MEMORY_MIB = 6144;
const RUN = 'key';

/** One session and the network VM, both without a template. The page has no HTTPS, which WebAuthn asks for. */
const CONFIGURATION = `[network]
startWith = "session"
ports = 2
${NOTHING_BY_ITSELF}[start]
requirementTimeoutSeconds = 1500
[profile.default]
processors = 1
memoryMiB = 1536
usb = "ask"
policies = { OverrideSecurityRestrictionsOnInsecureOrigin = ["http://site.test"], AllowWebAuthnWithBrokenTlsCerts = true }
`;

/** For bash: the driver that has the first interface of the key. */
const DRIVER_OF_KEY = `for device in /sys/bus/usb/devices/1-?; do
  [ "$(cat $device/idVendor)" = 1209 ] || continue
  basename "$(readlink $device/$(basename $device):1.0/driver || echo none)"
done`;

let testBed: TestBed;
let key: OfferedKey;
let computer: KvmComputer;
let sessions: KvmSessions;
let session: Session;
/** Of the key, in the computer. */
let address: string;

/** For the person who runs this. */
const figures: Record<string, unknown> = {};
const startedMs = performance.now();
const note = (what: string) => {
  figures[what] = Math.round((performance.now() - startedMs) / 1000);
  writeFileSync(artefact('kvm-usb.json'), JSON.stringify(figures, null, 2));
};

const driver = () => computer.succeed(DRIVER_OF_KEY, COMMAND_MS);
const listed = () => computer.ask(z.array(ListedUsbDevice), `usb list ${session.id}`, COMMAND_MS);
const connect = () => computer.ask(Session, `usb connect ${session.id} ${address}`, COMMAND_MS);
const keepScreen = async (name: string) =>
  writeFileSync(artefact(`kvm-usb-${name}.png`), await screenInside(testBed, computer, session, COMMAND_MS));

beforeAll(async () => {
  testBed = await openTestBed();
  const socket = join(testBed.folder, 'key.sock');
  key = await offerSecurityKey(socket);
  computer = await KvmComputer.boot(testBed, MEMORY_MIB, {
    modules: ['xhci_pci', 'usbhid', 'hid_generic'],
    arguments: [
      ...['-device', 'qemu-xhci,id=xhci'],
      ...['-chardev', `socket,id=key,path=${socket}`, '-device', 'usb-redir,chardev=key,bus=xhci.0'],
    ],
  });
  sessions = new KvmSessions(computer);
  await computer.configure(CONFIGURATION);
  note('the computer has started');
}, STEP_MS);
afterAll(async () => {
  key.server.close();
  await testBed.close();
});

it('is offered to a session, and the driver of the computer has it until then', async () => {
  expect(await computer.doctor(STEP_MS)).toContain('USB devices can be handed to sessions');
  expect(await computer.ask(NetworkStatus, 'network start', STEP_MS)).toMatchObject({ accelerator: 'kvm' });
  note('the network VM is up');
  const [opened] = await sessions.open([RUN], STEP_MS, 'passkey');
  session = opened ?? expect.fail('No session was opened.');
  note('the session is ready');
  expect(session).toMatchObject({ state: 'browsing', accelerator: 'kvm', usb: [] });
  const devices = await listed();
  expect(devices).toMatchObject([{ name: 'Safe Browse tests Virtual security key', kind: 'security-key' }]);
  expect(devices[0]?.refusal).toBeUndefined();
  address = devices[0]?.address ?? '';
  expect(await driver()).toBe('usbhid');
});

it('is connected, and a page registers with it and signs in', async () => {
  await testBed.site.waitForReport(RUN, ({ kind }) => kind === 'load', PAGE_MS);
  await expect
    .poll(
      async () => {
        await clickInside(testBed, computer, session, [600, 500], COMMAND_MS);
        await sleep(CLICK_AGAIN_AFTER_MS);
        return (await testBed.site.reports(RUN)).map(({ kind }) => kind);
      },
      { timeout: PAGE_MS, interval: 1 },
    )
    .toContain('pointer');
  note('the page asks for a key');
  await keepScreen('asks');
  expect((await connect()).usb).toMatchObject([{ address, kind: 'security-key' }]);
  note('the key is connected');
  expect(await driver()).toBe('usbfs');
  expect(await listed()).toMatchObject([{ address, refusal: 'handed-over' }]);
  const report = await testBed.site
    .waitForReport(RUN, ({ kind }) => kind === 'signed-in' || kind === 'failed', PAGE_MS)
    .finally(() => keepScreen('signed-in'));
  note('the page has signed in');
  expect(report.detail).toBe('{"isSame":true,"isSigned":true}');
  expect(key.authenticator.counts).toEqual({ registered: 1, signedIn: 1 });
});

it('is back with its driver when it is disconnected', async () => {
  expect(await computer.ask(Session, `usb disconnect ${session.id} ${address}`, COMMAND_MS)).toMatchObject({ usb: [] });
  expect(await driver()).toBe('usbhid');
  note('the key is disconnected');
});

it('is back with its driver when its session is closed, also by a host agent that did not hand it over', async () => {
  await connect();
  note('the key is connected again');
  expect(await driver()).toBe('usbfs');
  await computer.succeed('kill -KILL $(agent)', COMMAND_MS);
  expect(await computer.ask(SessionDetails, `show ${session.id}`, COMMAND_MS)).toMatchObject({ usb: [{ address }] });
  note('another host agent runs');
  await computer.succeed(`sb close ${session.id}`, COMMAND_MS);
  expect(await sessions.leftoversOf(session)).toBe('');
  expect(await driver()).toBe('usbhid');
  note('the session is closed');
});
