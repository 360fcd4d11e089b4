/** What a network VM consists of, and the task that its guest gets, as the configuration describes them now. */
import { readFile } from 'node:fs/promises';
import { portMac, UPLINK_MAC } from '../../appliance/protocol/addresses.ts';
import {
  type BridgeSettings,
  MAX_BRIDGE_RULES_CHARACTERS,
  type ExitSetting,
  type UplinkSetting,
} from '../../appliance/protocol/network.ts';
import { Failure } from '../api/errors/failure.ts';
import type { Config } from '../config/schema.ts';
import type { HandedCard, VmSpec, Nic } from '../hypervisor/hypervisor.ts';
import type { ExitReach } from './filter/rules.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { uplinkSetting } from './uplink/uplink.ts';

/** The VM of the network VM: a card for its uplink unless it gets a card of the host, then one card for each port. Pure. */
export function ndvmVm(
  { memoryMiB, ports }: Pick<Config['network'], 'memoryMiB' | 'ports'>,
  names: VmFiles,
  pci?: HandedCard,
): Pick<VmSpec, 'role' | 'memoryMiB' | 'processors' | 'pci'> & { readonly nics: readonly Nic[] } {
  const cards = Array.from({ length: ports }, (_, port): Nic => ({
    mac: portMac(port),
    socket: names.port(port),
    end: 'listen',
  }));
  const uplink: Nic = { mac: UPLINK_MAC, socket: names.uplink, end: 'connect' };
  return { role: 'network', memoryMiB, processors: 1, ...(pci ? { nics: cards, pci } : { nics: [uplink, ...cards] }) };
}

/** The exit by which sessions leave. `setting`: absent in a network VM that was adopted, which has it already. */
export interface ExitTask {
  readonly reach: ExitReach;
  readonly setting?: ExitSetting;
}

/** The task of the network VM. An imported image has no guest agent that could receive a task. */
export type NdvmTask =
  | { readonly mode: 'nat'; readonly uplink: UplinkSetting; readonly exit?: ExitTask }
  | { readonly mode: 'bridge'; readonly settings: Omit<BridgeSettings, 'revision'> }
  | { readonly mode: 'imported' };

/** The task that the configuration describes now. `of`: the network VM of an exit. Throws `Failure` bridge-rules-unreadable. */
export async function taskFor(
  network: Config['network'],
  isImported: boolean,
  of: { readonly id?: string | undefined; readonly exit?: ExitTask | undefined } = {},
): Promise<NdvmTask> {
  if (isImported) return { mode: 'imported' };
  if (network.mode === 'nat')
    return {
      mode: 'nat',
      // An exit takes IPv4 only.
      uplink: await uplinkSetting(of.id === undefined ? network : { ...network, ipv6: 'off' }, undefined, of.id),
      ...(of.exit && { exit: of.exit }),
    };
  return { mode: 'bridge', settings: await bridgeSettings(network) };
}

/** The settings of a bridge, which may change while it runs. Throws `Failure` bridge-rules-unreadable. */
export async function bridgeSettings({
  forwardEapol,
  bridgeRules,
}: Pick<Config['network'], 'forwardEapol' | 'bridgeRules'>): Promise<Omit<BridgeSettings, 'revision'>> {
  return { forwardEapol, rules: await readBridgeRules(bridgeRules) };
}

/** Reads the administrator's nftables rules; empty without a file. Throws `Failure` bridge-rules-unreadable, so that a bridge never runs without the filter that was configured. */
export async function readBridgeRules(file: string): Promise<string> {
  if (file === '') return '';
  const refuse = (problem: string, cause?: unknown) =>
    new Failure('bridge-rules-unreadable', { file, problem }, { cause });
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw refuse('they cannot be read', cause);
  });
  if (text.length > MAX_BRIDGE_RULES_CHARACTERS)
    throw refuse(`they are longer than ${MAX_BRIDGE_RULES_CHARACTERS} characters`);
  const foreign = /^\s*(?:add\s+|create\s+)?table\s+(?!bridge\s)(\S+)/m.exec(text);
  if (foreign) throw refuse(`they name a table of the family "${foreign[1] ?? ''}", and only "bridge" is allowed`);
  // The VM does not have the included file.
  if (/^\s*include\s/m.test(text)) throw refuse('they include another file');
  return text;
}
