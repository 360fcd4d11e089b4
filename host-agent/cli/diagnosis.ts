import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EXIT, Failure, type ExitStatus } from '../api/failure.ts';
import { describeProblems } from '../api/configuration.ts';
import type { Finding } from '../api/doctor.ts';
import { withAgent } from './agent.ts';
import { print, printJson } from './output.ts';

const MARKS = { ok: 'ok     ', note: 'note   ', trouble: 'TROUBLE' } as const;

/** Reports what prevents a session from starting. Fails if anything does. */
export async function doctor(json: boolean): Promise<ExitStatus> {
  // A check that takes long does not hold back what the others have found.
  const shown = new Set<string>();
  const show = (found: readonly Finding[]) => {
    for (const finding of found) {
      if (!shown.has(finding.message)) printFinding(finding);
      shown.add(finding.message);
    }
  };
  const findings = await withAgent((client) =>
    client.call('doctor.run', {}, { onProgress: (found) => json || show(found) }),
  );
  if (json) printJson(findings);
  else show(findings);
  return findings.some(({ level }) => level === 'trouble') ? EXIT.failed : EXIT.done;
}

function printFinding({ level, message, hint }: Finding): void {
  print(`${MARKS[level]}  ${message}${hint === undefined ? '' : `\n         ${hint}`}`);
}

export async function checkConfig(path: string | undefined, json: boolean): Promise<void> {
  const found = await withAgent((client) =>
    client.call('config.check', { ...(path !== undefined && { path: resolve(path) }) }),
  );
  if (json) printJson(found);
  else
    print(
      found.present ? `${found.path} has no mistakes.` : `There is no ${found.path}: all settings have their defaults.`,
    );
}

/** A larger file is not read: it may come from anywhere. */
const MAX_IMPORTED_BYTES = 64 * 1024;

/** Imports a .wsb file as a profile, and reports the options that it leaves out. Throws `Failure` wsb-invalid, profile-exists, config-change-refused. */
export async function importConfig(
  path: string,
  { profile, replace, json }: { profile: string; replace: boolean; json: boolean },
): Promise<void> {
  const text = await readBounded(path);
  const { problems, notes } = await withAgent((client) => client.call('config.import', { text, profile, replace }));
  if (problems.length > 0) throw new Failure('config-change-refused', { problems: describeProblems(problems) });
  if (json) printJson({ profile, notes });
  else
    print(
      [
        `The profile "${profile}" was created. To use it: safe-browse open --profile ${profile}`,
        ...notes.map((note) => `  ${note}`),
      ].join('\n'),
    );
}

async function readBounded(path: string): Promise<string> {
  const file = await open(path).catch((cause: unknown) => {
    throw new Failure('file-unreadable', { path }, { cause });
  });
  try {
    const { size } = await file.stat();
    if (size > MAX_IMPORTED_BYTES) throw new Failure('config-file-too-large', { path, maxBytes: MAX_IMPORTED_BYTES });
    return (await file.readFile('utf8')).replace(/^\uFEFF/, '');
  } finally {
    await file.close();
  }
}

export async function showConfig(json: boolean): Promise<void> {
  const { toml, ...shown } = await withAgent((client) => client.call('config.show', {}));
  if (json) printJson(shown);
  else print(toml.trimEnd());
}
