import { unwatchFile, watchFile } from 'node:fs';
import type { Logger } from 'pino';
import type { ConfigurationFile } from './configuration-file.ts';

/** Also finds a file that did not exist before, on every kind of file system. */
const LOOK_EVERY_MS = 2_000;

/** Puts each change of a policy, and of the file of the person, into force. Returns what ends this. */
export function watchSettings(
  configuration: Pick<ConfigurationFile, 'paths' | 'refresh'>,
  log: Pick<Logger, 'error'>,
  everyMs = LOOK_EVERY_MS,
): () => void {
  const refresh = () => {
    configuration
      .refresh()
      .catch((error: unknown) => log.error({ reason: String(error) }, 'the settings were not read again'));
  };
  const { paths } = configuration;
  for (const path of paths) watchFile(path, { interval: everyMs, persistent: false }, refresh);
  return () => {
    for (const path of paths) unwatchFile(path, refresh);
  };
}
