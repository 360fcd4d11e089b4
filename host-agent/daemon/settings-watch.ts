import type { Logger } from 'pino';
import { watchFiles } from '../storage/watch-files.ts';
import type { ConfigurationFile } from './configuration-file.ts';

/** Puts each change of a policy, and of the file of the person, into force. Returns what ends this. */
export function watchSettings(
  configuration: Pick<ConfigurationFile, 'paths' | 'refresh'>,
  log: Pick<Logger, 'error'>,
): () => void {
  const refresh = () => {
    configuration
      .refresh()
      .catch((error: unknown) => log.error({ reason: String(error) }, 'the settings were not read again'));
  };
  const stop = watchFiles(configuration.paths, refresh);
  // What has changed since they were read at the start.
  refresh();
  return stop;
}
