import type { Command } from 'commander';
import { english } from '../api/errors/english.ts';
import type { Session } from '../api/session/session.ts';
import type { ListedUsbDevice } from '../api/session/usb.ts';
import { withAgent } from './agent.ts';
import { interruptSignal } from './interrupt.ts';
import { print, printJson, table } from './output.ts';

/** Lists the USB devices of the host, and which of them the session can be handed. */
async function list(id: string, json: boolean): Promise<void> {
  const devices = await withAgent((client) => client.call('session.usb-devices', { id }));
  if (json) printJson(devices);
  else if (devices.length === 0) print('No USB device is plugged in.');
  else print(table([['ADDRESS', 'KIND', 'NAME', ''], ...devices.map(rowOf)]));
}

/** Pure. */
const rowOf = ({ address, kind, name, refusal }: ListedUsbDevice): string[] => [
  address,
  english.text(`usb-kind-${kind}`),
  name,
  refusal === undefined ? '' : english.text('english-usb-not-offered', { refusal }),
];

async function connect(id: string, address: string, json: boolean): Promise<void> {
  const signal = interruptSignal();
  const session = await withAgent((client) => client.call('session.usb-connect', { id, address }, { signal }));
  if (json) printJson(session);
  else print(`${nameOf(session, address)} is connected to ${id}. It returns when the session ends.`);
}

async function disconnect(id: string, address: string, json: boolean): Promise<void> {
  const session = await withAgent((client) => client.call('session.usb-disconnect', { id, address }));
  if (json) printJson(session);
  else print(`The device ${address} is back with this host.`);
}

const nameOf = ({ usb }: Session, address: string): string =>
  usb?.find((device) => device.address === address)?.name ?? `The device ${address}`;

export function addUsbCommands(
  program: Command,
  command: (parent: Command, nameAndArguments: string, description: string) => Command,
): void {
  const usb = program.command('usb').description('hand USB devices of the host to a session').exitOverride();
  command(usb, 'list <id>', 'list the USB devices of the host, and which of them the session can be handed').action(
    (id: string, { json }: { json: boolean }) => list(id, json),
  );
  command(
    usb,
    'connect <id> <address>',
    'hand a device to a session, until the session ends; for a smart card, its Chromium starts again',
  ).action((id: string, address: string, { json }: { json: boolean }) => connect(id, address, json));
  command(usb, 'disconnect <id> <address>', 'take a device back from a session').action(
    (id: string, address: string, { json }: { json: boolean }) => disconnect(id, address, json),
  );
}
