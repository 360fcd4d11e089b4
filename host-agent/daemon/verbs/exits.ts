/** Verbs on exits: their settings are part of the configuration, and their keys are files. */
import { describeProblems } from '../../api/configuration/configuration.ts';
import type { ConfigurationChanges, ConfigurationProblem } from '../../api/configuration/configuration.ts';
import { Failure } from '../../api/errors/failure.ts';
import type { ListedExit } from '../../api/host/exit.ts';
import type { Verbs } from '../../api/methods/verbs.ts';
import { ExitName } from '../../config/exit.ts';
import type { Config } from '../../config/schema.ts';
import { type FileProblem, readWireGuardFile } from '../../config/wireguard-file.ts';
import type { ExitKeyFiles } from '../../network/exit/exit-keys.ts';
import type { Exits } from '../../network/exit/exits.ts';

export interface ExitVerbsOptions {
  readonly exits: Pick<Exits, 'list' | 'test'>;
  readonly exitKeys: Pick<ExitKeyFiles, 'read' | 'write' | 'remove'>;
  readonly config: () => Config;
  /** Changes the configuration file, and puts the change into force. */
  readonly change: (changes: ConfigurationChanges) => Promise<ConfigurationProblem[]>;
}

type ExitVerbs = Pick<Verbs, 'exit.list' | 'exit.import' | 'exit.test' | 'exit.remove'>;

export function exitVerbs(options: ExitVerbsOptions): ExitVerbs {
  const { exits, exitKeys } = options;
  return {
    'exit.list': () => exits.list(),
    'exit.import': (request) => importExit(options, request),
    'exit.test': ({ name }, { signal }) => exits.test(known(options, name), signal),
    'exit.remove': async ({ name }) => {
      known(options, name);
      // Refused while a profile names it.
      await changed(options, [{ path: ['exit', name], value: null }]);
      await exitKeys.remove(name);
      return {};
    },
  };
}

async function importExit(
  options: ExitVerbsOptions,
  { name, text, replace }: { readonly name: string; readonly text: string; readonly replace: boolean },
): Promise<ListedExit> {
  const { exits, exitKeys, config } = options;
  const read = readWireGuardFile(text);
  const nameProblems = ExitName.safeParse(name).error?.issues.map(({ message }) => ({
    message: `the name ${message}`,
  }));
  const problems = [...(nameProblems ?? []), ...('problems' in read ? read.problems : [])];
  if ('problems' in read || problems.length > 0)
    throw new Failure('exit-file-invalid', { problems: describeFile(problems) });
  if (Object.hasOwn(config().exit, name) && !replace) throw new Failure('exit-exists', { exit: name });
  const before = await exitKeys.read(name);
  // Before the configuration: an exit never lacks its keys.
  await exitKeys.write(name, read.keys);
  try {
    await changed(options, [
      ...(Object.hasOwn(config().exit, name) ? [{ path: ['exit', name], value: null }] : []),
      ...Object.entries(read.exit).map(([key, value]) => ({ path: ['exit', name, key], value })),
    ]);
  } catch (error) {
    await (before ? exitKeys.write(name, before) : exitKeys.remove(name));
    throw error;
  }
  const listed = (await exits.list()).find((exit) => exit.name === name);
  if (!listed) throw new Failure('exit-not-found', { exit: name });
  return listed;
}

function known({ config }: Pick<ExitVerbsOptions, 'config'>, name: string): string {
  if (!Object.hasOwn(config().exit, name)) throw new Failure('exit-not-found', { exit: name });
  return name;
}

async function changed({ change }: ExitVerbsOptions, changes: ConfigurationChanges): Promise<void> {
  const problems = await change(changes);
  if (problems.length > 0) throw new Failure('config-change-refused', { problems: describeProblems(problems) });
}

/** Pure. */
const describeFile = (problems: readonly FileProblem[]): string =>
  problems.map(({ line, message }) => (line === undefined ? message : `line ${line}: ${message}`)).join('; ');
