import type { Finding } from '../api/doctor.ts';
import { Failure } from '../api/failure.ts';
import { presentSources, type RefusedSource } from '../image/sources.ts';

const check = 'package sources';

/** Which package sources of the host images use, and which not. `named`: those that the configuration names. */
export async function sourceFindings(named: readonly string[], signal: AbortSignal): Promise<Finding[]> {
  try {
    const sources = await presentSources(named, signal);
    // Before the first `apt-get update` nothing is known about them.
    return sources === undefined ? [] : [sourceFinding(sources.refused)];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [{ check, level: 'note', message: error.message, hint: error.hint }];
  }
}

/** Pure. */
export function sourceFinding(refused: readonly RefusedSource[]): Finding {
  if (refused.length === 0)
    return {
      check,
      level: 'ok',
      message: 'Images use all package sources of the host that belong to its release.',
    };
  const each = refused.map(({ uri, release, reason }) => `${uri} ${release}: ${reason}`);
  return {
    check,
    level: 'note',
    message: `Images do not use ${refused.length === 1 ? 'a package source' : `${refused.length} package sources`} of the host. ${each.join('; ')}.`,
    hint: 'If images need packages from one of them, name its URI in images.extraSources of the configuration.',
  };
}
