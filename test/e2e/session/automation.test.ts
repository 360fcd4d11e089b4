/** Programs drive a real session, as their authors wrote them: Playwright over the address that `open --drive` gives. */
import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DriveAddress } from '../../../host-agent/api/session/drive.ts';
import { Session } from '../../../host-agent/api/session/session.ts';
import { artefact } from '../../bed/artefacts.ts';
import { REFUSED, requestedInside } from '../../bed/network/refused.ts';
import { HOST_PORT, openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const PROGRAM = join(import.meta.dirname, '../../bed/automation/playwright-program.mjs');
const HOSTILE = join(import.meta.dirname, '../../bed/automation/hostile-program.mjs');

const Smoke = z.strictObject({
  heading: z.string(),
  title: z.string(),
  png: z.string(),
  tabs: z.int(),
  seen: z.looseObject({ webdriver: z.boolean() }),
  version: z.string(),
});

describe('a session that programs drive', () => {
  let testBed: TestBed;
  let session: Session;
  let address: DriveAddress;
  beforeAll(async () => {
    testBed = await openTestBed();
    testBed.product.configure(
      '[start]\nrequirementTimeoutSeconds = 280\n[spare]\nkeep = false\n[template]\nseal = "off"\n[profile.default]\nautomation = "allow"\n',
    );
    const ready = await testBed.product.open('about:blank', '--detach', '--drive').event('ready', START_TIMEOUT_MS);
    ({ session } = ready);
    address = DriveAddress.parse(ready.drive);
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  const run = async (program: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = await testBed.internet.host.run([process.execPath, program, ...args], {});
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
    return JSON.parse(stdout) as unknown;
  };
  const drive = (...args: readonly string[]) => run(PROGRAM, address.webSocket, ...args);
  const driven = async () => (await testBed.product.ask(Session.loose(), 'show', session.id)).driven;
  const left = async () => z.object({ pages: z.array(z.int()) }).parse(await drive('pages')).pages;

  it('is driven by Playwright: goto, fill, click, wait, a picture, a new tab', async () => {
    const smoke = Smoke.parse(await drive('smoke'));
    expect(smoke).toMatchObject({ heading: 'This page has been visited', title: 'Hello Ada', png: 'PNG', tabs: 3 });
    expect((await testBed.site.reports('driven')).map(({ kind }) => kind)).toContain('load');
    // As in a session that nothing can drive.
    expect(smoke.seen).toMatchObject({ webdriver: false });
    expect(await driven()).toBe('ready');
  });

  it('has the same address again, also over http', async () => {
    expect(await testBed.product.ask(DriveAddress, 'drive', session.id)).toEqual(address);
    await run(PROGRAM, address.http, 'pages');
  });

  it('refuses what would loosen its profile, with the reason', async () => {
    const said = z.record(z.string(), z.string()).parse(await drive('refusals'));
    for (const [name, why] of Object.entries({
      file: /only pages over http and https/,
      chrome: /only pages over http and https/,
      permissions: /only the person grants permissions/,
      close: /a program does not end the browser/,
      proxy: /the network of a session is what its profile says/,
      files: /files reach a session only through Safe Browse/,
    }))
      expect([name, said[name]]).toEqual([name, expect.stringMatching(why)]);
  });

  it('reaches nothing inside, whatever address or scheme a program opens', async () => {
    const own = new URL(address.http);
    const addresses = [
      ...Object.values(REFUSED).map((url) => `${url}/driven`),
      `http://127.0.0.1:${HOST_PORT}/driven`,
      `http://localhost:${HOST_PORT}/driven`,
      `http://[::1]:${HOST_PORT}/driven`,
      `http://0.0.0.0:${HOST_PORT}/driven`,
      `http://0177.0.0.1:${HOST_PORT}/driven`,
      `http://2130706433:${HOST_PORT}/driven`,
      `http://[::ffff:127.0.0.1]:${HOST_PORT}/driven`,
      `http://0x7f000001:${HOST_PORT}/driven`,
      `http://0x7f.1:${HOST_PORT}/driven`,
      `http://127.1:${HOST_PORT}/driven`,
      `http://127.127.127.127:${HOST_PORT}/driven`,
      `http://[::ffff:7f00:1]:${HOST_PORT}/driven`,
      `http://[::]:${HOST_PORT}/driven`,
      `http://[fe80::1]:${HOST_PORT}/driven`,
      `http://[fd00:ec2::254]/driven`,
      `http://[64:ff9b::7f00:1]:${HOST_PORT}/driven`,
      `http://localhost.localdomain:${HOST_PORT}/driven`,
      `http://${hostname()}:${HOST_PORT}/driven`,
      `http://169.254.169.254/driven`,
      `http://0xa9fea9fe/driven`,
      `http://2852039166/driven`,
      `http://metadata.google.internal/driven`,
      `http://192.0.2.1/driven`,
      `http://192.0.2.2/driven`,
      `http://192.0.2.3/driven`,
      `http://198.51.100.1/driven`,
      `http://198.51.100.11/driven`,
      `http://224.0.0.1/driven`,
      `http://255.255.255.255/driven`,
      `${own.origin}/json/version`,
      `ftp://192.0.2.1/driven`,
      `file:///etc/passwd`,
      `filesystem:http://127.0.0.1:${HOST_PORT}/temporary/driven`,
      `devtools://devtools/bundled/inspector.html`,
      `chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html`,
      `gopher://127.0.0.1:${HOST_PORT}/driven`,
      `chrome://version`,
      `view-source:http://site.test/`,
      `ws://127.0.0.1:${own.port}/`,
    ];
    expect(addresses.length).toBeGreaterThanOrEqual(40);
    expect(await drive('reach', 'http://site.test/visit?run=reached', ...addresses)).toEqual([
      'http://site.test/visit?run=reached',
    ]);
    expect(await requestedInside(testBed, 'driven')).toEqual([]);
  });

  it('leaves nothing of a program that dies, sends garbage or 1 GB', async () => {
    const before = await left();
    expect(
      (await testBed.internet.host.run([process.execPath, PROGRAM, address.webSocket, 'die'], {})).status,
    ).not.toBe(0);
    await expect.poll(driven).toBe('ready');
    expect(await left()).toEqual(before);
    expect(await run(HOSTILE, address.webSocket)).toEqual({
      garbage: 1008,
      gigabyte: expect.any(Number) as number,
      origin: 404,
    });
    await expect.poll(driven).toBe('ready');
    expect(await left()).toEqual(before);
  });

  it('has no port of the network for it, in the session or on the host', async () => {
    const programs = (await testBed.internet.host.run(['ps', '-eo', 'args'], {})).stdout;
    expect(programs).toMatch(/qemu-system/);
    expect(programs).not.toMatch(/remote-debugging-port/);
    const listening = (await testBed.internet.host.run(['ss', '-tlnH'], {})).stdout;
    for (const line of listening.split('\n').filter((one) => one.includes(`:${new URL(address.http).port} `)))
      expect(line).toContain('127.0.0.1:');
  });

  it('does not let a program in after the person has stopped it', async () => {
    await testBed.product.ask(Session, 'drive', session.id, '--stop');
    await expect(drive('pages')).rejects.toThrow();
    expect(await driven()).toBe('off');
  });

  it('measures how fast programs are', async () => {
    address = await testBed.product.ask(DriveAddress, 'drive', session.id);
    const Measured = z.strictObject({ actionsASecond: z.number(), pictureMs: z.array(z.number()) });
    const measured = Measured.parse(await drive('actions', '100'));
    writeFileSync(artefact('automation.json'), JSON.stringify(measured));
    expect(measured.actionsASecond).toBeGreaterThan(1);
  });
});
