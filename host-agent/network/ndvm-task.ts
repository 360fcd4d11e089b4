import type { BridgeSettings, UplinkSetting } from '../../appliance/protocol/network.ts';
import type { Config } from '../config/schema.ts';
import { readBridgeRules } from './bridge-rules.ts';
import { uplinkSetting } from './uplink/uplink.ts';

/** The task of the network VM. An imported image has no guest agent that could receive a task. */
export type NdvmTask =
  | { readonly mode: 'nat'; readonly uplink: UplinkSetting }
  | { readonly mode: 'bridge'; readonly settings: Omit<BridgeSettings, 'revision'> }
  | { readonly mode: 'imported' };

/** The task that the configuration describes now. Throws `Failure` bridge-rules-unreadable. */
export async function taskFor(network: Config['network'], isImported: boolean): Promise<NdvmTask> {
  if (isImported) return { mode: 'imported' };
  if (network.mode === 'nat') return { mode: 'nat', uplink: await uplinkSetting(network) };
  return { mode: 'bridge', settings: await bridgeSettings(network) };
}

/** The settings of a bridge, which may change while it runs. Throws `Failure` bridge-rules-unreadable. */
export async function bridgeSettings({
  forwardEapol,
  bridgeRules,
}: Pick<Config['network'], 'forwardEapol' | 'bridgeRules'>): Promise<Omit<BridgeSettings, 'revision'>> {
  return { forwardEapol, rules: await readBridgeRules(bridgeRules) };
}
