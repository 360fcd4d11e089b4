/** The guest side of transfers, honest or hostile: a test says what it does. */
import type { Socket } from 'node:net';
import type { GuestDownload } from '../../../appliance/protocol/transfers.ts';
import type { HostMessage } from '../../../appliance/protocol/channels.ts';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake-guest.ts';
import type { LiveSession } from '../../../host-agent/session/live-session.ts';
import { type FakeSessions, openBrowsing } from '../session/fake-sessions.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import { expect, vi } from 'vitest';

export type Heard<Type extends HostMessage['type']> = Extract<HostMessage, { type: Type }>;

export interface TransferGuest {
  readonly guest: FakeGuest;
  readonly session: LiveSession;
  /** Connections to the port for files, in order. */
  readonly sockets: Socket[];
  /** The bytes that arrived over the last of them. */
  readonly received: () => Buffer;
}

export interface Behaviour {
  readonly asked?: (guest: FakeGuest, ask: Heard<'transfer-request'>) => void;
  readonly accepted?: (guest: FakeGuest, accept: Heard<'transfer-accept'>, socket: Socket) => void;
  readonly given?: (guest: FakeGuest, give: Heard<'transfer-send'>) => void;
}

/** A session whose guest behaves like this. */
export async function openWithTransfers(fake: FakeSessions, behaviour: Behaviour): Promise<TransferGuest> {
  const sockets: Socket[] = [];
  let received: Buffer[] = [];
  const { onMessage } = fake.hypervisor;
  fake.hypervisor.onHello = healthyGuest;
  fake.hypervisor.onMessage = (guest, message) => {
    guest.onFiles = (socket) => {
      sockets.push(socket);
      received = [];
      socket.on('data', (chunk: Buffer) => received.push(chunk));
    };
    if (message.type === 'transfer-request') behaviour.asked?.(guest, message);
    else if (message.type === 'transfer-accept')
      whenConnected(sockets, (socket) => behaviour.accepted?.(guest, message, socket));
    else if (message.type === 'transfer-send') behaviour.given?.(guest, message);
    else onMessage(guest, message);
  };
  const session = await openBrowsing(fake.sessions);
  const guest = fake.hypervisor.guests.get(session.id);
  if (!guest) throw new Error('No VM was started.');
  return { guest, session, sockets, received: () => Buffer.concat(received) };
}

/** The message may arrive before the connection. */
function whenConnected(sockets: Socket[], then: (socket: Socket) => void): void {
  const connected = () => sockets.findLast((socket) => !socket.destroyed);
  void vi.waitUntil(connected, { interval: 5, timeout: 20_000 }).then(then, () => undefined);
}

export const download = (changes: Partial<GuestDownload> = {}): GuestDownload => ({
  file: 1,
  name: 'report.pdf',
  bytes: 12,
  isWhole: true,
  head: Buffer.from('%PDF-1.7 abc').toString('base64'),
  ...changes,
});

/** Lists these downloads, and waits until the host has received the list. */
export async function lists(opened: TransferGuest, ...files: GuestDownload[]): Promise<void> {
  opened.guest.say({ type: 'downloads', files, count: files.length });
  await expect.poll(() => opened.session.io.transfers.untrustedDownloads.length, { interval: 5 }).toBe(files.length);
}
