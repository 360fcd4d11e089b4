import type { ConfigurationProblem } from '../api/configuration.ts';
import type { Config } from './schema.ts';

/** Keys of the network that do not go together. Pure. */
export function networkProblems({ uplink, tap, pci, mode, forwardEapol, bridgeRules }: Config['network']): ConfigurationProblem[] {
  const wrong = (isWrong: boolean, key: readonly string[], message: string): ConfigurationProblem[] => (isWrong ? [{ path: ['network', ...key], message }] : []);
  return [
    ...wrong(uplink === 'tap' && (tap.bridge === '') === (tap.device === ''), ['tap'], 'with uplink = "tap" either bridge or device must be named'),
    ...wrong(uplink === 'pci' && pci.device === '', ['pci', 'device'], 'with uplink = "pci" the card must be named'),
    ...wrong(uplink === 'user' && mode === 'bridge', ['mode'], 'a bridge needs uplink = "tap" or "pci": "user" carries no frames of a LAN'),
    // Somebody who asks for these believes that they hold.
    ...wrong(mode === 'nat' && forwardEapol, ['forwardEapol'], 'needs mode = "bridge"'),
    ...wrong(mode === 'nat' && bridgeRules !== '', ['bridgeRules'], 'needs mode = "bridge"'),
  ];
}
