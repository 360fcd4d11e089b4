import type { ConfigurationProblem } from '../api/configuration.ts';
import type { Config } from './schema.ts';

/** Contradictory keys of the network and of profiles. Pure. */
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
    // Do not ignore these silently: the person would believe that they are in force.
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
