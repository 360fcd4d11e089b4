import type { ConfigurationProblem } from '../api/configuration.ts';
import type { Config } from './schema.ts';

/** Keys of the network, and of profiles, that do not go together. Pure. */
export function networkProblems({
  network: { uplink, tap, pci, mode, forwardEapol, bridgeRules },
  profile,
}: Pick<Config, 'network' | 'profile'>): ConfigurationProblem[] {
  const wrong = (isWrong: boolean, key: readonly string[], message: string): ConfigurationProblem[] =>
    isWrong ? [{ path: ['network', ...key], message }] : [];
  return [
    ...wrong(
      uplink === 'tap' && (tap.bridge === '') === (tap.device === ''),
      ['tap'],
      'with uplink = "tap" either bridge or device must be named',
    ),
    ...wrong(uplink === 'pci' && pci.device === '', ['pci', 'device'], 'with uplink = "pci" the card must be named'),
    ...wrong(
      uplink === 'user' && mode === 'bridge',
      ['mode'],
      'a bridge needs uplink = "tap" or "pci": "user" carries no frames of a LAN',
    ),
    // Somebody who asks for these believes that they hold.
    ...wrong(mode === 'nat' && forwardEapol, ['forwardEapol'], 'needs mode = "bridge"'),
    ...wrong(mode === 'nat' && bridgeRules !== '', ['bridgeRules'], 'needs mode = "bridge"'),
    ...Object.entries(profile).flatMap(([name, settings]) =>
      mode === 'bridge' && (settings.network.policy === 'allow-list' || settings.network.policy === 'offline')
        ? [
            {
              path: ['profile', name, 'network', 'policy'],
              message: 'needs network.mode = "nat": a bridge lets all frames pass',
            },
          ]
        : [],
    ),
  ];
}
