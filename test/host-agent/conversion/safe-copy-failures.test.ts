/** Safe copies whose converter VM fails or was taken over by the document. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import { MAX_PICTURE_SIDE } from '../../../appliance/protocol/pixels.ts';
import { MAX_SKIPPED_BYTES } from '../../../appliance/protocol/transfers.ts';
import type { SafeCopyProgress } from '../../../host-agent/api/session/downloads.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import {
  BLUE,
  type ConverterBehaviour,
  draws,
  drawsWithText,
  HEIGHT,
  RED,
  SafeCopyBed,
  token,
  WIDTH,
} from './safe-copy-bed.ts';
import { settle } from '../../bed/event-loop.ts';

let bed: SafeCopyBed;
beforeEach(async () => {
  bed = await SafeCopyBed.open();
});
afterEach(() => bed.close());

describe('a safe copy', () => {
  const hostile: Record<string, { readonly behaviour: Partial<ConverterBehaviour>; readonly code: string }> = {
    'announces a page larger than any': {
      behaviour: {
        asked: (guest, { transfer }) =>
          guest.sayRaw(
            `${JSON.stringify({ type: 'transfer-page', transfer, page: 1, pages: 1, width: MAX_PICTURE_SIDE, height: MAX_PICTURE_SIDE })}\n`,
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
          healthyGuest(guest);
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
    'says that it is a browser once it is ready': {
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
    'says that it is a browser at once': {
      behaviour: {
        greeted: (guest) => guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: [] }),
      },
      code: 'protocol-violation',
    },
  };
  it.each(Object.entries(hostile))('leaves nothing when the converter VM %s', async (_, { behaviour, code }) => {
    bed.converts({ ...draws(RED, BLUE), ...behaviour });
    await expect(bed.copy()).rejects.toMatchObject({ code });
    expect(bed.saved()).toEqual([]);
    expect(bed.converterFolders()).toEqual([]);
    expect(bed.opened.session.state).toBe('browsing');
  });

  const text = (content: string) => Buffer.from(content);
  it.each([
    ['sends words outside the page', text('[[0,0,31,5,"a"]]'), undefined],
    ['sends a word that turns the direction of writing', text('[[0,0,5,5,"a\u202eb"]]'), undefined],
    ['sends something else than words', text('{"a":[1]}'), undefined],
    ['sends bytes that are no text', Buffer.from([0xff, 0xfe]), undefined],
    ['announces more text than any page has', text('[]'), 2 ** 30],
  ])('with text leaves nothing when the converter VM %s', async (_, bytes, announced) => {
    bed.converts(drawsWithText(bytes, announced, RED));
    await expect(bed.copy({ hasText: true })).rejects.toMatchObject({ code: 'protocol-violation' });
    expect([bed.saved(), bed.converterFolders()]).toEqual([[], []]);
  });

  it('leaves nothing when the converter VM sends text that the host did not ask for, or none that it did', async () => {
    bed.converts(drawsWithText(text('[]'), undefined, RED));
    await expect(bed.copy()).rejects.toMatchObject({ code: 'protocol-violation' });
    bed.converts(draws(RED));
    await expect(bed.copy({ hasText: true })).rejects.toMatchObject({ code: 'protocol-violation' });
    expect([bed.saved(), bed.converterFolders()]).toEqual([[], []]);
  });

  it.each([
    ['locked', 'safe-copy-locked'],
    ['no-program', 'safe-copy-without-programs'],
  ] as const)('says why a document cannot be drawn: %s', async (reason, code) => {
    bed.converts({
      ...draws(RED),
      asked: (guest, { transfer }) => guest.say({ type: 'transfer-refused', transfer, reason }),
    });
    await expect(bed.copy()).rejects.toMatchObject({ code, exitStatus: 3 });
    expect([bed.saved(), bed.converterFolders()]).toEqual([[], []]);
  });

  it('reports the failure of the host when the converter VM is not at fault', async () => {
    bed.converts(draws(RED, BLUE));
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const lastPage = (step: SafeCopyProgress) => {
      if (step.step === 'drawing' && step.page === 2) throw full;
    };
    await expect(bed.copy({ onProgress: lastPage })).rejects.toBe(full);
    expect([bed.saved(), bed.converterFolders()]).toEqual([[], []]);
  });

  it('leaves nothing when the converter VM never becomes ready, and says where its console was kept', async () => {
    bed.converts({ ...draws(RED), greeted: (guest) => void settle().then(() => guest.sayOnConsole('no /run\n')) });
    await expect(bed.copy({}, { stepWithinMs: () => 300 })).rejects.toMatchObject({
      code: 'converter-not-started',
      hint: 'The console output of the VM is in /kept. Run: safe-browse doctor',
    });
    expect(bed.converterFolders()).toEqual([]);
  });
});
