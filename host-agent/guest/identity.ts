import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { sessionMac } from '../../appliance/protocol/addresses.ts';
import type { Identity } from '../../appliance/protocol/messages.ts';
import { GuestWire } from './guest-wire.ts';
import { Milestones } from './milestones.ts';

/** Who a machine at `port` is from now on; nothing of it was ever used, and nothing says where it runs. */
export function newIdentity(port: number, screen: Identity['screen']): Identity {
  return {
    entropy: randomBytes(64).toString('base64'),
    mac: sessionMac(port),
    hostname: `sb-${randomBytes(6).toString('hex')}`,
    machineId: randomBytes(16).toString('hex'),
    screen,
  };
}

/** Tells the copy at the other end of `stream` who it is; fulfilled when it has become that. Throws when it cannot, or breaks the contract. */
export async function giveIdentity(stream: Duplex, identity: Identity, signal: AbortSignal): Promise<void> {
  const reached = new Milestones<'identity'>();
  const lost = new AbortController();
  const wire = new GuestWire(stream, {
    onMessage: (message) => {
      if (message.type === 'step' && message.step === 'identity') reached.reach('identity');
      if (message.type === 'failed' || message.type === 'browser-closed') lost.abort(new Error(`The copy said: ${message.type}.`));
    },
    onViolation: (violation) => lost.abort(violation),
    onClosed: () => lost.abort(new Error('The copy ended.')),
  });
  wire.send({ type: 'identity', ...identity });
  await reached.wait('identity', AbortSignal.any([signal, lost.signal]));
  wire.release();
}
