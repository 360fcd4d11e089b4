/** How a clone becomes a VM unlike its siblings, and what is done ahead of the click. */
import { randomBytes } from 'node:crypto';
import { sessionMac } from '../../appliance/protocol/addresses.ts';
import type { BrowserSettings, Identity } from '../../appliance/protocol/browser.ts';
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

/** Resolves when the VM has taken the identity. `settings`: where Chromium has not started yet. */
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

/** Resolves when the VM has rendered a throw-away page, and documents if it is for them, and closed them. */
export async function warmUp(vm: SupervisedVm<'browser'>, hasDocuments: boolean, signal: AbortSignal): Promise<void> {
  vm.send({ type: 'warm-up', hasDocuments });
  await vm.until('warm-up', signal);
}

/** Resolves when the browser's window is there. The VM needs its identity first. */
export async function openStartPage(vm: SupervisedVm<'browser'>, signal: AbortSignal): Promise<void> {
  vm.send({ type: 'open-start-page' });
  await vm.until('browser-window', signal);
}
