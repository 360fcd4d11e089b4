/** Safe copies of downloads, with fake guests for the session and for a converter VM that may be hostile. */
import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONVERTER_PARAMETER, PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import type { HostMessage } from '../../../appliance/protocol/channels.ts';
import { MAX_PAGE_SIDE } from '../../../appliance/protocol/converter.ts';
import { MAX_SKIPPED_BYTES } from '../../../appliance/protocol/transfers.ts';
import type { SafeCopyProgress } from '../../../host-agent/api/downloads.ts';
import { Failure } from '../../../host-agent/api/failure.ts';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake-guest.ts';
import type { ConverterParts } from '../../../host-agent/conversion/converter.ts';
import {
  agreedPages,
  type SafeCopyOptions,
  safeCopyName,
  takeSafeCopy,
} from '../../../host-agent/conversion/safe-copy.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { type TransferGuest, download, type Heard, lists, openWithTransfers } from '../transfer/transfer-guest.ts';
import { type FakeSessions, fakeSessions, healthyGuest } from '../session/fake-sessions.ts';

const CONTENT = Buffer.from('%PDF-1.7 abc /JavaScript');
const token = ({ token: text }: { readonly token: string }) => Buffer.from(text, 'hex');
/** The pages that the converter renders: one for each colour. */
const [WIDTH, HEIGHT] = [30, 20];
const pixelsOf = (colour: readonly number[]) =>
  Buffer.from(Array.from({ length: WIDTH * HEIGHT }, () => colour).flat());
const [RED, BLUE] = [
  [255, 0, 0],
  [0, 0, 255],
];

/** A converter that renders these pages, or misbehaves in one step. */
interface ConverterBehaviour {
  readonly greeted: (guest: FakeGuest) => void;
  readonly asked: (guest: FakeGuest, ask: Heard<'transfer-request'>) => void;
  readonly accepted: (guest: FakeGuest, accept: Heard<'transfer-accept'>, socket: Socket) => void;
}

let fake: FakeSessions;
let opened: TransferGuest;
let given: Buffer[];
beforeEach(async () => {
  fake = await fakeSessions();
  given = [];
  opened = await openWithTransfers(fake, {
    asked: (guest, { transfer }) =>
      guest.say({
        type: 'transfer-offer',
        transfer,
        bytes: CONTENT.length,
        content: 'file',
        origin: 'https://site.test/report.pdf',
      }),
    accepted: (_, accept, socket) => void socket.write(Buffer.concat([token(accept), CONTENT])),
  });
  await lists(opened, download({ bytes: CONTENT.length }));
});
afterEach(() => fake.remove());

const stands = (guest: FakeGuest) =>
  guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'converter', reached: ['ready'] });
const draws = (...colours: readonly (readonly number[])[]): ConverterBehaviour => ({
  greeted: stands,
  asked: (guest, { transfer, what }) =>
    what.kind === 'page' &&
    guest.say({
      type: 'transfer-page',
      transfer,
      page: what.page,
      pages: colours.length,
      width: WIDTH,
      height: HEIGHT,
    }),
  accepted: (guest, accept, socket) =>
    void socket.write(Buffer.concat([token(accept), pixelsOf(colours[pageAskedOf(guest) - 1] ?? [])])),
});
const pageAskedOf = (guest: FakeGuest) =>
  guest.heard
    .flatMap((message) =>
      message.type === 'transfer-request' && message.what.kind === 'page' ? [message.what.page] : [],
    )
    .at(-1) ?? 0;

/** Converter VMs behave like this from now on. */
function converts(behaviour: ConverterBehaviour): void {
  const { onMessage } = fake.hypervisor;
  fake.hypervisor.onHello = (guest) =>
    guest.spec.boot.commandLine.includes(CONVERTER_PARAMETER) ? behaviour.greeted(guest) : healthyGuest(guest);
  let socket: Socket | undefined;
  fake.hypervisor.onMessage = (guest, message) => {
    if (!guest.spec.boot.commandLine.includes(CONVERTER_PARAMETER)) {
      onMessage(guest, message);
      return;
    }
    guest.onFiles = (connected) => {
      socket = connected;
      connected.on('data', (chunk: Buffer) => given.push(chunk));
    };
    converterHears(guest, message, behaviour, () => socket);
  };
}

function converterHears(
  guest: FakeGuest,
  message: HostMessage,
  behaviour: ConverterBehaviour,
  socketNow: () => Socket | undefined,
): void {
  if (message.type === 'transfer-request') behaviour.asked(guest, message);
  else if (message.type === 'transfer-send') {
    guest.say({ type: 'transfer-ready', transfer: message.transfer });
    const looking = setInterval(() => {
      if (Buffer.concat(given).length < 16 + message.bytes) return;
      clearInterval(looking);
      guest.say({ type: 'transfer-received', transfer: message.transfer });
    }, 5);
  } else if (message.type === 'transfer-accept') {
    const looking = setInterval(() => {
      const socket = socketNow();
      if (!socket || socket.destroyed) return;
      clearInterval(looking);
      behaviour.accepted(guest, message, socket);
    }, 5);
  }
}

const target = () => join(fake.folder, 'saved');
const saved = () => (existsSync(target()) ? readdirSync(target()) : []);
const converters = () =>
  [...fake.hypervisor.guests.values()].filter(({ spec }) => spec.boot.commandLine.includes(CONVERTER_PARAMETER));
const converterFolders = () => readdirSync(join(fake.folder, 'convert'));
let progress: SafeCopyProgress[];
const copy = (changes: Partial<SafeCopyOptions> = {}, parts: Partial<ConverterParts> = {}) => {
  progress = [];
  return takeSafeCopy(
    {
      hypervisor: fake.hypervisor,
      browserImage: fake.sessions.deps.browserImage,
      namesOf: (id) => vmFiles(join(fake.folder, 'convert', id)),
      stepWithinMs: 5_000,
      keepConsole: () => Promise.resolve('/kept'),
      ...parts,
    },
    opened.session.io.transfers,
    1,
    {
      target: { folder: target(), owner: 'a0b1c2d3' },
      maxFileMiB: 16,
      maxPages: 3,
      signal: new AbortController().signal,
      onUnmarked: () => undefined,
      onProgress: (step) => void progress.push(step),
      ...changes,
    },
  );
};

describe('a safe copy', () => {
  it('of a PDF contains a picture of each page and nothing of the file, with a telling name and the mark of a download', async () => {
    converts(draws(RED, BLUE));
    const taken = await copy();
    const path = join(target(), 'report (safe).pdf');
    expect(taken).toEqual({
      file: 1,
      path,
      name: 'report (safe).pdf',
      bytes: statSync(path).size,
      type: 'application/pdf',
      isDisguised: false,
      origin: 'https://site.test/report.pdf',
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const drawn = (page: number) =>
      execFileSync('pdftoppm', ['-r', '150', '-f', String(page), '-l', String(page), path]);
    const header = Buffer.from(`P6\n${WIDTH} ${HEIGHT}\n255\n`);
    expect([drawn(1), drawn(2)]).toEqual([RED, BLUE].map((colour) => Buffer.concat([header, pixelsOf(colour)])));
    expect(readFileSync(path).includes('JavaScript')).toBe(false);
    expect(saved()).toEqual(['report (safe).pdf']);
  });

  it('of an image is a PNG of its pixels', async () => {
    const png = PNG.sync.write(new PNG({ width: 1, height: 1 }));
    await lists(
      opened,
      download({
        name: 'photo.jpeg',
        bytes: CONTENT.length,
        head: Buffer.from('ffd8ffe000104a46494600010100', 'hex').toString('base64'),
      }),
      download({ file: 2, head: png.toString('base64') }),
    );
    converts(draws(RED));
    const taken = await copy();
    expect(taken).toMatchObject({ name: 'photo (safe).png', type: 'image/png' });
    const { width, height, data } = PNG.sync.read(readFileSync(taken.path));
    expect([width, height, [...data.subarray(0, 4)]]).toEqual([WIDTH, HEIGHT, [255, 0, 0, 255]]);
    expect(converters()[0]?.heard).toContainEqual({
      type: 'transfer-request',
      transfer: 2,
      what: { kind: 'page', format: 'jpeg', page: 1 },
    });
  });

  it('is rendered in a separate VM without network or screen, of which nothing is left', async () => {
    converts(draws(RED));
    await copy();
    expect(
      converters().map(({ spec: { role, nics, screen, sound, boot } }) => ({
        role,
        nics,
        screen,
        sound,
        commandLine: boot.commandLine,
      })),
    ).toEqual([{ role: 'browser', nics: [], screen: undefined, sound: undefined, commandLine: CONVERTER_PARAMETER }]);
    expect(converterFolders()).toEqual([]);
    expect(Buffer.concat(given).subarray(16)).toEqual(CONTENT);
  });

  it('reports progress', async () => {
    converts(draws(RED, BLUE));
    await copy();
    expect(progress).toEqual([
      { step: 'starting' },
      { step: 'giving', bytes: CONTENT.length, of: CONTENT.length },
      { step: 'drawing', page: 1, of: 2 },
      { step: 'drawing', page: 2, of: 2 },
    ]);
  });

  const hostile: Record<string, { readonly behaviour: Partial<ConverterBehaviour>; readonly code: string }> = {
    'announces a page larger than any': {
      behaviour: {
        asked: (guest, { transfer }) =>
          guest.sayRaw(
            `${JSON.stringify({ type: 'transfer-page', transfer, page: 1, pages: 1, width: MAX_PAGE_SIDE, height: MAX_PAGE_SIDE })}\n`,
          ),
      },
      code: 'protocol-violation',
    },
    'announces a page of no size': {
      behaviour: {
        asked: (guest, { transfer }) =>
          guest.sayRaw(
            `${JSON.stringify({ type: 'transfer-page', transfer, page: 1, pages: 1, width: 0, height: 1 })}\n`,
          ),
      },
      code: 'protocol-violation',
    },
    'offers another page than was asked for': {
      behaviour: {
        asked: (guest, { transfer }) =>
          guest.say({ type: 'transfer-page', transfer, page: 2, pages: 2, width: 1, height: 1 }),
      },
      code: 'protocol-violation',
    },
    'has too many pages': {
      behaviour: {
        asked: (guest, { transfer }) =>
          guest.say({ type: 'transfer-page', transfer, page: 1, pages: 4, width: 1, height: 1 }),
      },
      code: 'safe-copy-too-many-pages',
    },
    'reports more pages each time': {
      behaviour: {
        asked: (guest, { transfer, what }) =>
          what.kind === 'page' &&
          guest.say({
            type: 'transfer-page',
            transfer,
            page: what.page,
            pages: what.page + 1,
            width: WIDTH,
            height: HEIGHT,
          }),
      },
      code: 'protocol-violation',
    },
    'offers a file instead': {
      behaviour: {
        asked: (guest, { transfer }) => guest.say({ type: 'transfer-offer', transfer, bytes: 5, content: 'file' }),
      },
      code: 'protocol-violation',
    },
    'answers a transfer that does not exist': {
      behaviour: {
        asked: (guest) => guest.say({ type: 'transfer-page', transfer: 99, page: 1, pages: 1, width: 1, height: 1 }),
      },
      code: 'protocol-violation',
    },
    'sends a message of a browser': {
      behaviour: {
        greeted: (guest) => {
          stands(guest);
          guest.say({ type: 'screen', width: 640, height: 480 });
        },
      },
      code: 'protocol-violation',
    },
    'sends an unknown message': {
      behaviour: { greeted: (guest) => guest.sayRaw('{"type":"coffee"}\n') },
      code: 'protocol-violation',
    },
    'closes the connection in the middle of a page': {
      behaviour: { accepted: (_, accept, socket) => void socket.end(Buffer.concat([token(accept), Buffer.alloc(10)])) },
      code: 'safe-copy-not-drawn',
    },
    'sends endless other bytes': {
      behaviour: { accepted: (_, _accept, socket) => void socket.write(Buffer.alloc(MAX_SKIPPED_BYTES + 64)) },
      code: 'protocol-violation',
    },
    'says that it is a browser once it stands': {
      behaviour: {
        asked: (guest) => guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: [] }),
      },
      code: 'protocol-violation',
    },
    'cannot render the document': {
      behaviour: {
        asked: (guest, { transfer }) => guest.say({ type: 'transfer-refused', transfer, reason: 'failed' }),
      },
      code: 'safe-copy-not-drawn',
    },
    'cannot go on': {
      behaviour: {
        greeted: (guest) => {
          guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'converter', reached: [] });
          guest.say({ type: 'failed', step: 'ready', message: 'no' });
        },
      },
      code: 'converter-ended',
    },
    'says that it is a browser at once': { behaviour: { greeted: healthyGuest }, code: 'protocol-violation' },
  };
  it.each(Object.entries(hostile))('leaves nothing when the converter VM %s', async (_, { behaviour, code }) => {
    converts({ ...draws(RED, BLUE), ...behaviour });
    await expect(copy()).rejects.toMatchObject({ code });
    expect(saved()).toEqual([]);
    expect(converterFolders()).toEqual([]);
    expect(opened.session.state).toBe('browsing');
  });

  it('reports the failure of the host when the converter VM is not at fault', async () => {
    converts(draws(RED, BLUE));
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const lastPage = (step: SafeCopyProgress) => {
      if (step.step === 'drawing' && step.page === 2) throw full;
    };
    await expect(copy({ onProgress: lastPage })).rejects.toBe(full);
    expect([saved(), converterFolders()]).toEqual([[], []]);
  });

  it('leaves nothing when the converter VM never becomes ready, and says where its console was kept', async () => {
    converts({ ...draws(RED), greeted: (guest) => setTimeout(() => guest.sayOnConsole('no /run\n'), 20) });
    await expect(copy({}, { stepWithinMs: 300 })).rejects.toMatchObject({
      code: 'converter-not-started',
      hint: 'The console output of the VM is in /kept. Run: safe-browse doctor',
    });
    expect(converterFolders()).toEqual([]);
  });

  it('never exceeds the size limit of a file, however badly the pixels compress', async () => {
    const noise = randomBytes(1000 * 1000 * 3);
    converts({
      ...draws(RED, RED, RED),
      asked: (guest, { transfer, what }) =>
        what.kind === 'page' &&
        guest.say({ type: 'transfer-page', transfer, page: what.page, pages: 3, width: 1000, height: 1000 }),
      accepted: (_, accept, socket) => void socket.write(Buffer.concat([token(accept), noise])),
    });
    await expect(copy({ maxFileMiB: 1 })).rejects.toMatchObject({ code: 'safe-copy-too-large' });
    expect(saved()).toEqual([]);
  });

  it('leaves nothing when it is cancelled between two pages, or when the session ends', async () => {
    const cancel = new AbortController();
    converts({
      ...draws(RED, BLUE),
      asked: (guest, ask) =>
        pageAskedOf(guest) === 2
          ? cancel.abort(new Failure('cancelled', { task: 'request' }))
          : draws(RED, BLUE).asked(guest, ask),
    });
    await expect(copy({ signal: cancel.signal })).rejects.toMatchObject({ code: 'cancelled' });
    expect([saved(), converterFolders()]).toEqual([[], []]);
    converts({ ...draws(RED), asked: () => void opened.session.end('closed') });
    await expect(copy({ signal: opened.session.ending })).rejects.toMatchObject({ code: 'session-ended' });
    expect([saved(), converterFolders()]).toEqual([[], []]);
  });

  it('is made only of files whose bytes are a PDF or an image, before any VM starts', async () => {
    await lists(
      opened,
      download({
        name: 'program.pdf',
        head: Buffer.concat([Buffer.from('7f454c46020101000000000000000000', 'hex'), Buffer.alloc(48)]).toString(
          'base64',
        ),
      }),
      download({ file: 2 }),
    );
    converts(draws(RED));
    await expect(copy()).rejects.toMatchObject({ code: 'safe-copy-unsupported', exitStatus: 3 });
    expect(converters()).toEqual([]);
  });
});

describe('agreedPages', () => {
  const asked = { format: 'pdf', page: 2, pages: 5, maxPages: 10 } as const;

  it('accepts only the requested page, and a page count that does not change', () => {
    expect(agreedPages({ page: 2, pages: 5 }, asked)).toBe(5);
    expect(agreedPages({ page: 1, pages: 10 }, { ...asked, page: 1, pages: undefined })).toBe(10);
    for (const [page, pages] of [
      [1, 5],
      [3, 5],
      [2, 4],
      [2, 6],
      [2, 1],
    ] as const)
      expect(() => agreedPages({ page, pages }, asked)).toThrow('violated the protocol');
  });

  it('accepts one page of an image, and no more pages of a document than the limit', () => {
    expect(agreedPages({ page: 1, pages: 1 }, { ...asked, format: 'png', page: 1, pages: undefined })).toBe(1);
    expect(() => agreedPages({ page: 1, pages: 2 }, { ...asked, format: 'png', page: 1, pages: undefined })).toThrow(
      'violated the protocol',
    );
    expect(() => agreedPages({ page: 1, pages: 11 }, { ...asked, page: 1, pages: undefined })).toThrow(
      'has 11 pages; a safe copy can have at most 10',
    );
  });
});

it('safeCopyName keeps the name of the file and marks it as safe', () => {
  expect(safeCopyName('report.pdf', 'pdf')).toBe('report (safe).pdf');
  expect(safeCopyName('photo', 'png')).toBe('photo (safe).png');
  expect(safeCopyName('.pdf', 'pdf')).toBe('pdf (safe).pdf');
  expect(safeCopyName('invoice\u202efdp.exe', 'pdf')).toBe('invoicefdp (safe).pdf');
  expect(Buffer.byteLength(safeCopyName(`${'ü'.repeat(300)}.pdf`, 'pdf'))).toBeLessThanOrEqual(200);
});
