/** How a clone becomes a VM unlike its siblings, and what is done ahead of the click. */
import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { sessionMac } from '../../appliance/protocol/addresses.ts';
import type { BrowserSettings, Identity } from '../../appliance/protocol/browser.ts';
import type { HostMessage } from '../../appliance/protocol/channels.ts';
import { GuestChannel } from './guest-channel.ts';
import { StepTracker } from './step-tracker.ts';
import type { SupervisedVm } from './supervised-vm.ts';

/** A new identity for the VM at `port`. Everything in it is random except the MAC address, which belongs to the port. */
export function newIdentity(port: number, screen: Identity['screen']): Identity {
  return {
    entropy: randomBytes(64).toString('base64'),
    mac: sessionMac(port),
    hostname: `sb-${randomBytes(6).toString('hex')}`,
    machineId: randomBytes(16).toString('hex'),
    screen,
  };
}

/** Resolves when the VM has taken the identity. `settings`: for a VM that boots; a clone has those of its template. */
export async function assignIdentity(
  vm: SupervisedVm<'browser'>,
  identity: Identity,
  settings: BrowserSettings | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (settings) vm.send({ type: 'settings', settings });
  vm.send({ type: 'identity', ...identity });
  await vm.until('identity', signal);
}

/** Resolves when the VM has rendered a throw-away page and closed it. */
export async function warmUp(vm: SupervisedVm<'browser'>, signal: AbortSignal): Promise<void> {
  vm.send({ type: 'warm-up' });
  await vm.until('warm-up', signal);
}

/** Resolves when the browser's window is there. The VM needs its identity first. */
export async function openStartPage(vm: SupervisedVm<'browser'>, signal: AbortSignal): Promise<void> {
  vm.send({ type: 'open-start-page' });
  await vm.until('browser-window', signal);
}

/** Tells the copy at the other end of `stream` who it is, and one that boots what its Chromium starts with; fulfilled when it has become that. Throws when it cannot, or breaks the contract. */
export function giveIdentity(
  stream: Duplex,
  identity: Identity,
  signal: AbortSignal,
  settings?: BrowserSettings,
): Promise<void> {
  return ask(
    stream,
    [...(settings ? [{ type: 'settings', settings } as const] : []), { type: 'identity', ...identity }],
    'identity',
    signal,
  );
}

/** Makes the clone open and close a throw-away page; fulfilled when it has. Throws when it cannot, or violates the protocol. */
export function warmUpBy(stream: Duplex, signal: AbortSignal): Promise<void> {
  return ask(stream, [{ type: 'warm-up' }], 'warm-up', signal);
}

/** Has a machine that is itself show its start page; fulfilled when the browser's window is there. Throws when it cannot, or breaks the contract. */
export function showStartPage(stream: Duplex, signal: AbortSignal): Promise<void> {
  return ask(stream, [{ type: 'open-start-page' }], 'browser-window', signal);
}

async function ask(
  stream: Duplex,
  messages: readonly HostMessage<'browser'>[],
  awaited: 'identity' | 'warm-up' | 'browser-window',
  signal: AbortSignal,
): Promise<void> {
  const reached = new StepTracker<typeof awaited>();
  const lost = new AbortController();
  const channel = new GuestChannel('browser', stream, {
    onMessage: (said) => {
      if (said.type === 'step' && said.step === awaited) reached.mark(awaited);
      if (said.type === 'failed' || said.type === 'browser-closed')
        lost.abort(new Error(`The copy said: ${said.type}.`));
    },
    onViolation: (violation) => lost.abort(violation),
    onClosed: () => lost.abort(new Error('The copy ended.')),
  });
  for (const message of messages) channel.send(message);
  await reached.wait(awaited, AbortSignal.any([signal, lost.signal]));
  channel.release();
}
