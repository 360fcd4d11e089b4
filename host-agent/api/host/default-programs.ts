/** What the desktop opens links and files with, by the programs of xdg-utils, which know each desktop's own way. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { FILE_KINDS, type FileKind, mainTypeOf } from '../configuration/file-kinds.ts';

const run = promisify(execFile);
const TIMEOUT_MS = 10_000;
/** These shell scripts start each other about a hundred times. */
const CHANGE_TIMEOUT_MS = 60_000;

type Environment = Readonly<Partial<Record<string, string>>>;

/** Desktop entry of the default browser, such as `firefox-esr.desktop`; `undefined` if it is not known. */
export const defaultBrowser = (environment?: Environment): Promise<string | undefined> =>
  entryFrom('xdg-settings', ['get', 'default-web-browser'], environment);

/** Desktop entry of the default program for files of this MIME type; `undefined` if there is none. */
export const defaultProgramFor = (type: string, environment?: Environment): Promise<string | undefined> =>
  entryFrom('xdg-mime', ['query', 'default', type], environment);

async function entryFrom(program: string, words: readonly string[], env: Environment = process.env) {
  try {
    const { stdout } = await run(program, words, { timeout: TIMEOUT_MS, env });
    const entry = stdout.trim();
    return isEntryName(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** Both reject where a program is missing or fails. */
export async function setDefaultBrowser(entry: string): Promise<void> {
  await run('xdg-settings', ['set', 'default-web-browser', entry], { timeout: CHANGE_TIMEOUT_MS });
}
export async function setDefaultProgram(
  entry: string,
  types: readonly string[],
  env: Environment = process.env,
): Promise<void> {
  await run('xdg-mime', ['default', entry, ...types], { timeout: CHANGE_TIMEOUT_MS, env });
}

function isEntryName(text: string): boolean {
  return /^[A-Za-z0-9._-]{1,240}\.desktop$/.test(text);
}

/** The folders of desktop entries, the person's own first. */
export function entryFolders(environment: Environment = process.env): string[] {
  const home = environment['HOME'] ?? homedir();
  const own = environment['XDG_DATA_HOME'] ?? '';
  const shared = (environment['XDG_DATA_DIRS'] ?? '/usr/local/share:/usr/share').split(':').filter(isAbsolute);
  return [isAbsolute(own) ? own : join(home, '.local/share'), ...shared].map((folder) => join(folder, 'applications'));
}

/** The path of a desktop entry, or `undefined` if it is not installed. */
export function findEntry(folders: readonly string[], name: string): string | undefined {
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** The program's name from its entry, at most 60 characters. */
export function nameInEntry(path: string): string | undefined {
  return /^Name=(.+)$/m.exec(readFileSync(path, 'utf8'))?.[1]?.trim().slice(0, 60);
}

/** The name of the program with this entry; of one that is not found, the name of the entry. */
export function programName(entry: string, folders: readonly string[]): string {
  const path = findEntry(folders, entry);
  return (path === undefined ? undefined : nameInEntry(path)) ?? entry.replace(/\.desktop$/, '');
}

/** The default program for each kind of file, by its main type. */
export async function defaultProgramsOfKinds(
  environment?: Environment,
): Promise<ReadonlyMap<FileKind, string | undefined>> {
  return new Map(
    await Promise.all(
      FILE_KINDS.map(async (kind) => [kind, await defaultProgramFor(mainTypeOf(kind), environment)] as const),
    ),
  );
}
