/** A session with a download, and converter VMs with fake guests that render it or misbehave. */
import { readdirSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { GuestMessage, HostMessage } from '../../../appliance/protocol/channels.ts';
import { CONVERTER_PARAMETER } from '../../../appliance/protocol/limits.ts';
import type { SafeCopyProgress } from '../../../host-agent/api/session/downloads.ts';
import type { ConverterParts } from '../../../host-agent/conversion/converter.ts';
import { SafeCopies } from '../../../host-agent/conversion/safe-copies.ts';
import { drawSafeCopy } from '../../../host-agent/conversion/safe-copy.ts';
import { type SafeCopyOptions, takeSafeCopy } from '../../../host-agent/conversion/written-copy.ts';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake-guest.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { type FakeSessions, fakeSessions } from '../session/fake-sessions.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import { savedIn } from '../transfer/saved-files.ts';
import { download, type Heard, lists, openWithTransfers, type TransferGuest } from '../transfer/transfer-guest.ts';
import { vi } from 'vitest';

/** The content of the download. */
export const CONTENT = Buffer.from('%PDF-1.7 abc /JavaScript');
/** The size of each page that the converter renders. Each has one colour. */
export const [WIDTH, HEIGHT] = [30, 20];
export const [RED, BLUE] = [
  [255, 0, 0],
  [0, 0, 255],
];

/** What the guest of a converter VM does in each step. */
export interface ConverterBehaviour {
  readonly greeted: (guest: FakeGuest) => void;
  readonly asked: (guest: FakeGuest, ask: Heard<'transfer-request'>) => void;
  readonly accepted: (guest: FakeGuest, accept: Heard<'transfer-accept'>, socket: Socket) => void;
}

export const token = ({ token: text }: { readonly token: string }) => Buffer.from(text, 'hex');
export const pixelsOf = (colour: readonly number[]) =>
  Buffer.from(Array.from({ length: WIDTH * HEIGHT }, () => colour).flat());
/** The last page that was requested from the guest, or 0. */
export const lastRequestedPage = (guest: FakeGuest) =>
  guest.heard
    .flatMap((message) =>
      message.type === 'transfer-request' && message.what.kind === 'page' ? [message.what.page] : [],
    )
    .at(-1) ?? 0;

/** Renders one page for each colour. */
export const draws = (...colours: readonly (readonly number[])[]): ConverterBehaviour =>
  drawing(colours, {}, Buffer.alloc(0));

/** The same, with bytes after the pixels of each page that should be the words on it. */
export const drawsWithText = (
  textBytes: Buffer,
  announced = textBytes.length,
  ...colours: readonly (readonly number[])[]
): ConverterBehaviour => drawing(colours, { notes: ['macros'], textBytes: announced }, textBytes);

const drawing = (
  colours: readonly (readonly number[])[],
  about: Pick<Extract<GuestMessage, { type: 'transfer-page' }>, 'notes' | 'textBytes'>,
  afterPixels: Buffer,
): ConverterBehaviour => ({
  greeted: healthyGuest,
  asked: (guest, { transfer, what }) =>
    what.kind === 'page' &&
    guest.say({
      type: 'transfer-page',
      transfer,
      page: what.page,
      pages: colours.length,
      width: WIDTH,
      height: HEIGHT,
      ...about,
    }),
  accepted: (guest, accept, socket) =>
    void socket.write(
      Buffer.concat([token(accept), pixelsOf(colours[lastRequestedPage(guest) - 1] ?? []), afterPixels]),
    ),
});

export class SafeCopyBed {
  readonly opened: TransferGuest;
  /** The bytes that the host sent to converter VMs. */
  readonly given: Buffer[] = [];
  /** The progress of the last safe copy. */
  progress: SafeCopyProgress[] = [];
  private readonly fake: FakeSessions;

  private constructor(fake: FakeSessions, opened: TransferGuest) {
    this.fake = fake;
    this.opened = opened;
  }

  /** Opens a session whose guest has one download, a PDF. */
  static async open(): Promise<SafeCopyBed> {
    const fake = await fakeSessions();
    const opened = await openWithTransfers(fake, {
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
    return new SafeCopyBed(fake, opened);
  }

  close(): Promise<void> {
    return this.fake.remove();
  }

  /** Makes all later converter VMs behave like this. */
  converts(behaviour: ConverterBehaviour): void {
    const { hypervisor } = this.fake;
    const { onMessage } = hypervisor;
    hypervisor.onHello = (guest) => (isConverter(guest) ? behaviour.greeted(guest) : healthyGuest(guest));
    let socket: Socket | undefined;
    hypervisor.onMessage = (guest, message) => {
      if (!isConverter(guest)) {
        onMessage(guest, message);
        return;
      }
      guest.onFiles = (connected) => {
        socket = connected;
        connected.on('data', (chunk: Buffer) => this.given.push(chunk));
      };
      this.converterHears(guest, message, behaviour, () => socket);
    };
  }

  copy(changes: Partial<SafeCopyOptions> = {}, parts: Partial<ConverterParts> = {}) {
    const all = { ...this.parts(), ...parts };
    return takeSafeCopy(
      (file, options, use) => drawSafeCopy(all, this.opened.session.io.transfers, file, options, use),
      1,
      this.options(changes),
    );
  }

  /** Makes safe copies of files of the host. */
  copies(): SafeCopies {
    return new SafeCopies(this.parts());
  }

  options(changes: Partial<SafeCopyOptions> = {}): SafeCopyOptions {
    this.progress = [];
    return {
      target: { folder: this.target, owner: 'a0b1c2d3' },
      maxFileMiB: 16,
      maxPages: 3,
      hasText: false,
      signal: new AbortController().signal,
      onUnmarked: () => undefined,
      onProgress: (step) => void this.progress.push(step),
      ...changes,
    };
  }

  get target(): string {
    return join(this.fake.folder, 'saved');
  }

  saved(): string[] {
    return savedIn(this.target);
  }

  converters(): FakeGuest[] {
    return [...this.fake.hypervisor.guests.values()].filter(isConverter);
  }

  converterFolders(): string[] {
    return readdirSync(join(this.fake.folder, 'convert'));
  }

  private parts(): ConverterParts {
    return {
      hypervisor: this.fake.hypervisor,
      browserImage: this.fake.sessions.deps.browserImage,
      namesOf: (id: string) => vmFiles(join(this.fake.folder, 'convert', id)),
      stepWithinMs: () => 5_000,
      keepConsole: () => Promise.resolve('/kept'),
    };
  }

  private converterHears(
    guest: FakeGuest,
    message: HostMessage,
    behaviour: ConverterBehaviour,
    socketNow: () => Socket | undefined,
  ): void {
    if (message.type === 'transfer-request') behaviour.asked(guest, message);
    else if (message.type === 'transfer-send') {
      guest.say({ type: 'transfer-ready', transfer: message.transfer });
      const before = this.given.length;
      const isComplete = () => Buffer.concat(this.given.slice(before)).length >= 16 + message.bytes;
      void when(isComplete).then(() => guest.say({ type: 'transfer-received', transfer: message.transfer }));
    } else if (message.type === 'transfer-accept') {
      const connected = () => (socketNow()?.destroyed === false ? socketNow() : undefined);
      void when(connected).then((socket) => socket && behaviour.accepted(guest, message, socket));
    }
  }
}

/** Nothing comes after a test in which it never happens. */
const when = <Found>(found: () => Found): Promise<Found | undefined> =>
  vi.waitUntil(found, { interval: 5, timeout: 20_000 }).catch(() => undefined);

const isConverter = ({ spec }: FakeGuest) => spec.boot.commandLine.includes(CONVERTER_PARAMETER);
