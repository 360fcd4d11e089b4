/** The native messaging host as a process, and a false client in place of a browser. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAIL_EXTENSION } from '../../../host-agent/api/host/browser-link.ts';
import { framed, MAX_MESSAGE_BYTES } from '../../../host-agent/browser-link/framing.ts';
import { root } from '../../../host-agent/scripts/checkout.mjs';
import { bundleProgram } from '../../bed/bundle-program.ts';
import { endAll } from '../../bed/ending.ts';

/** The desktop does not run as root; neither does the host that starts it. */
const NO_ACCOUNT = 65534;
const ENDS = { timeout: 20_000 };

let programFolder: string;
beforeAll(() => {
  programFolder = mkdtempSync(join(tmpdir(), 'sb-link-program-'));
  chmodSync(programFolder, 0o755);
  bundleProgram(join(root, 'host-agent/browser-link/main.ts'), join(programFolder, 'link.mjs'));
});
afterAll(() => rmSync(programFolder, { recursive: true, force: true }));

let folder: string;
const clients: ChildProcessWithoutNullStreams[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-link-'));
  chmodSync(folder, 0o755);
  for (const name of ['account', 'desktop', 'config/safe-browse']) mkdirSync(join(folder, name), { recursive: true });
  if (process.getuid?.() === 0) chownSync(join(folder, 'account'), NO_ACCOUNT, NO_ACCOUNT);
  writeFileSync(join(folder, 'desktop/electron'), `#!/bin/sh\necho "$*" >> ${join(folder, 'account/started')}\n`);
  chmodSync(join(folder, 'desktop/electron'), 0o755);
});
afterEach(async () => {
  await endAll(clients.splice(0));
  rmSync(folder, { recursive: true, force: true });
});

const configure = (text: string) => writeFileSync(join(folder, 'config/safe-browse/config.toml'), text);

/** `extension`: who starts it, as programs of Mozilla say it after the path of the manifest. */
function connect(extension = 'safe-browse@safebrowse.org') {
  const as = process.getuid?.() === 0 ? [`--reuid=${NO_ACCOUNT}`, '--clear-groups'] : [];
  const account = join(folder, 'account');
  const client = spawn('setpriv', [...as, process.execPath, join(programFolder, 'link.mjs'), '/manifest', extension], {
    env: {
      PATH: process.env['PATH'],
      HOME: account,
      XDG_RUNTIME_DIR: account,
      XDG_CONFIG_HOME: join(folder, 'config'),
      ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'desktop'),
      DISPLAY: ':0',
    },
  });
  clients.push(client);
  const said = { text: '', errors: '' };
  client.stdout.setEncoding('latin1').on('data', (text: string) => (said.text += text));
  client.stderr.setEncoding('utf8').on('data', (text: string) => (said.errors += text));
  client.stdin.on('error', () => undefined);
  return { client, said };
}

/** What the desktop was started with. */
function started(): string[] {
  const file = join(folder, 'account/started');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

/** The files that were handed over. */
const handedOver = () => readdirSync(join(folder, 'account/safe-browse/handed-over'), { recursive: true }).map(String);

const open = (id: number, url = `https://a.test/${id}`) => ({ id, ask: 'open', url });

describe('the native messaging host', () => {
  it('tells the rules of the configuration, again when they change, and ends with the browser', async () => {
    configure('[links]\nalways = ["a.test"]\n[downloads]\nfolder = "/secret"\n');
    const { client, said } = connect();
    await expect.poll(() => said.text, ENDS).toContain('{"rules":{"mode":"listed","always":["a.test"],"never":[]}}');
    configure('[links]\nmode = "others"\nnever = ["b.test"]\n');
    await expect.poll(() => said.text, ENDS).toContain('{"rules":{"mode":"others","always":[],"never":["b.test"]}}');
    expect(said.text).not.toContain('secret');
    client.stdin.end();
    expect(await once(client, 'exit')).toEqual([0, null]);
  });

  it('tells no rules while the configuration has mistakes, and opens links all the same', async () => {
    configure('[links]\nalways = ["A B"]\n');
    const { client, said } = connect();
    client.stdin.write(framed(open(1)));
    await expect.poll(started, ENDS).toEqual([expect.stringMatching(/ --here -- https:\/\/a\.test\/1$/)]);
    await expect.poll(() => said.errors, ENDS).toContain('the rules cannot be read');
    expect(said.text).not.toContain('rules');
  });

  it('lets false clients together start the desktop five times, whatever they send', async () => {
    const both = [connect(), connect()];
    for (let id = 0; id < 50; id += 1) for (const { client } of both) client.stdin.write(framed(open(id)));
    const answers = (text: string) => [...text.matchAll(/"id":/g)].length;
    await expect.poll(() => both.map(({ said }) => answers(said.text)), ENDS).toEqual([50, 50]);
    await expect.poll(() => started().length, ENDS).toBeGreaterThanOrEqual(4);
    const passed = both.flatMap(({ said }) => [...said.text.matchAll(/\{"id":\d+\}/g)]).length;
    expect(passed).toBeLessThanOrEqual(5);
    expect(started().length).toBeLessThanOrEqual(passed);
  });

  it.each([
    ['asks for something else', framed({ id: 1, ask: 'session.list' })],
    ['is not JSON', Buffer.from([4, 0, 0, 0, 0x7b, 0x7b, 0x7b, 0x7b])],
    ['is too long', framed('x'.repeat(MAX_MESSAGE_BYTES))],
  ])('ends, and says nothing of the message, when it %s', async (_, message) => {
    const { client, said } = connect();
    client.stdin.write(Buffer.concat([message, framed(open(1))]));
    expect(await once(client, 'exit')).toEqual([1, null]);
    expect(started()).toEqual([]);
    expect(said.errors).toBe('safe-browse: the browser sent something that is no request\n');
  });

  describe('for a mail program', () => {
    const view = (id: number, bytes: number) => ({ id, ask: 'view', name: 'bill.pdf', bytes });
    const part = (id: number, content: string) => ({
      id,
      ask: 'part',
      content: Buffer.from(content).toString('base64'),
    });

    it('tells no rules, hands an attachment to the desktop, and leaves none that is not complete', async () => {
      configure('[links]\nalways = ["a.test"]\n');
      const { client, said } = connect(MAIL_EXTENSION);
      for (const message of [view(1, 6), part(2, 'abc'), part(3, 'def'), view(4, 6), part(5, 'abc')])
        client.stdin.write(framed(message));
      await expect.poll(() => said.text, ENDS).toContain('{"id":5}');
      await expect.poll(started, ENDS).toHaveLength(1);
      const [, path = ''] = / -- file:\/\/(\/.*\/bill\.pdf)$/.exec(started()[0] ?? '') ?? [];
      expect(readFileSync(path, 'utf8')).toBe('abcdef');
      client.stdin.end();
      expect(await once(client, 'exit')).toEqual([0, null]);
      expect(handedOver().filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
      expect([said.text.includes('rules'), said.errors]).toEqual([false, '']);
    });

    it('takes five links and attachments a minute, together with browsers', async () => {
      const [browser, mail] = [connect(), connect(MAIL_EXTENSION)];
      for (let id = 0; id < 3; id += 1) browser.client.stdin.write(framed(open(id)));
      await expect.poll(() => browser.said.text, ENDS).toContain('{"id":2}');
      for (let id = 0; id < 6; id += 2) {
        mail.client.stdin.write(framed(view(id, 1)));
        await expect.poll(() => mail.said.text, ENDS).toContain(`{"id":${id}`);
        if (mail.said.text.includes('too-often')) break;
        mail.client.stdin.write(framed(part(id + 1, 'a')));
      }
      await expect.poll(() => mail.said.text, ENDS).toContain('{"id":4,"refused":"too-often"}');
      await expect.poll(started, ENDS).toHaveLength(5);
    });

    it.each([
      ['bytes that it did not announce', [view(1, 1), part(2, 'ab')]],
      ['two at once', [view(1, 2), view(2, 2)]],
      ['bytes of nothing', [part(1, 'a')]],
      ['a rule', [{ id: 1, ask: 'rule', url: 'https://a.test/', isAlways: true }]],
    ])('ends, and keeps nothing, when it sends %s', async (_, messages) => {
      const { client, said } = connect(MAIL_EXTENSION);
      for (const message of messages) client.stdin.write(framed(message));
      expect(await once(client, 'exit')).toEqual([1, null]);
      expect([started(), handedOver()]).toEqual([[], []]);
      expect(said.errors).toBe('safe-browse: the browser sent something that is no request\n');
    });
  });

  it('takes no attachment from a browser', async () => {
    const { client } = connect();
    client.stdin.write(framed({ id: 1, ask: 'view', name: 'a', bytes: 1 }));
    expect(await once(client, 'exit')).toEqual([1, null]);
    expect(existsSync(join(folder, 'account/safe-browse/handed-over'))).toBe(false);
  });
});
