/** What safe-browse-images.timer runs, as the account safe-browse-images: see make.ts. Its lines go to the journal. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setPriority } from 'node:os';
import pino from 'pino';
import { z } from 'zod';
import { EXIT } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { readConfiguration } from '../channel/read-configuration.ts';
import { DesktopAppearance } from '../config/appearance.ts';
import { KeptVersion } from '../config/kept-version.ts';
import { Changes, type Foundation } from '../foundation/foundation.ts';
import { runtimeNames, stateNames } from '../storage/filenames.ts';
import { type Folders, SHARED_FOLDER } from '../storage/folders.ts';
import { makeSharedImages } from './make.ts';

const LOWEST_PRIORITY = 19;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Its settings are the managed ones: it has no configuration file. */
const folders: Folders = {
  config: join(SHARED_FOLDER, 'config'),
  data: SHARED_FOLDER,
  state: join(SHARED_FOLDER, 'state'),
  runtime: join(SHARED_FOLDER, 'run'),
};

const LogLine = z.object({ msg: z.string(), reason: z.string().optional() });

/** A reason is always one for which something was not done. */
function logTo(troubles: string[]) {
  const write = (line: string) => {
    const { msg, reason } = LogLine.parse(JSON.parse(line));
    const text = reason === undefined ? msg : `${msg}: ${reason}`;
    if (reason !== undefined) troubles.push(text);
    say(text);
  };
  return pino({ base: {} }, { write });
}

async function layFoundation(troubles: string[]): Promise<Foundation> {
  const [runtime, state] = [runtimeNames(folders), stateNames(folders)];
  for (const folder of [folders.state, folders.runtime]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const configuration = await readConfiguration(folders, new KeptVersion(state.lastSettings));
  if (configuration.blocked) throw configuration.blocked;
  const config = () => configuration.config;
  return {
    ...{ folders, runtime, state, configuration, config, startConfig: configuration.config },
    appearance: new DesktopAppearance(),
    stepWithinMs: () => config().start.requirementTimeoutSeconds * 1000,
    log: logTo(troubles),
    changes: new Changes(),
    keepConsole: () => Promise.resolve(undefined),
  };
}

async function main(): Promise<number> {
  setPriority(LOWEST_PRIORITY);
  const troubles: string[] = [];
  const ended = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      ended.abort(new Error('It was asked to end.'));
    });
  let before = '';
  const onProgress = (role: string, text: string) => {
    // A download and an installation say the same again and again, with other numbers.
    const now = `${role} image: ${text.replace(/[\d.]+/g, '').trim()}`;
    if (now !== before) say(`${role} image: ${text}`);
    before = now;
  };
  const failed = await makeSharedImages(await layFoundation(troubles), { onProgress, signal: ended.signal, troubles });
  for (const text of failed) say(text);
  return failed.length > 0 ? EXIT.failed : EXIT.done;
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    say(messageOf(error));
    process.exit(EXIT.failed);
  },
);
