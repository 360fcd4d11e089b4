/** Whether the host's apt knows of newer packages of Safe Browse. It is asked for what it has on the disk, so that a host without a network gets an answer. */
import type { Finding } from '../api/host/doctor.ts';
import { hostVersions, type HostVersions } from '../tools/building/apt.ts';
import { typed, typedByRoot } from './finding-parts.ts';

const [PROGRAM, DESKTOP, ELECTRON] = ['safe-browse', 'safe-browse-desktop', 'safe-browse-electron'];

/** `running`: the version of this host agent, where it comes from a package. */
export async function newerVersionFindings(running: string | undefined, signal?: AbortSignal): Promise<Finding[]> {
  if (running === undefined) return [];
  // Without apt, there is no source of newer packages.
  const known = await hostVersions([PROGRAM, DESKTOP, ELECTRON], signal).catch(() => new Map<string, HostVersions>());
  return newerVersionFinding(running, known);
}

/** Pure. */
export function newerVersionFinding(running: string, known: ReadonlyMap<string, HostVersions>): Finding[] {
  const check = 'newer version';
  const level = 'note';
  const offered = [...known].filter(([, { installed, candidate }]) => candidate !== installed).map(([name]) => name);
  const upgrade = typedByRoot(`apt-get install --only-upgrade ${offered.join(' ')}`);
  const program = known.get(PROGRAM);
  const electron = known.get(ELECTRON);
  if (program && offered.includes(PROGRAM)) {
    const { installed, candidate: version } = program;
    const message = `Safe Browse ${version} is in the apt repository; ${installed} is installed.`;
    return [{ check, level, message, params: { version, installed }, ...upgrade }];
  }
  if (program && program.installed.replace(/-\d+$/, '') !== running) {
    const message = `Safe Browse ${program.installed} is installed, and its host agent is still ${running}.`;
    const params = { installed: program.installed, running };
    return [{ check, level, variant: 'running', message, params, ...typed('safe-browse daemon --stop') }];
  }
  if (electron && offered.includes(ELECTRON)) {
    const { installed, candidate: version } = electron;
    const message = `Electron ${version} is in the apt repository; ${installed} is installed.`;
    return [{ check, level, variant: 'electron', message, params: { version, installed }, ...upgrade }];
  }
  return [];
}
