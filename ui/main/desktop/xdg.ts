/** The programs that ask and tell this desktop which browser is its usual one. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Failure } from '../../../host-agent/api/failure.ts';

const run = promisify(execFile);
const TIMEOUT_MS = 10_000;
/** Both are shell scripts that start each other some hundred times. */
const CHANGE_TIMEOUT_MS = 60_000;
const PAGE_FILE = 'text/html';

/** Desktop entry of the browser that gets links; absent when there is none or nobody can tell. */
export async function defaultBrowser(): Promise<string | undefined> {
  try {
    const { stdout } = await run('xdg-settings', ['get', 'default-web-browser'], { timeout: TIMEOUT_MS });
    const entry = stdout.trim();
    return isEntryName(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Gives links to this program, and leaves pages that are files where they were: xdg-settings takes both for one thing, and we open no files.
 * Throws `Failure` default-browser-not-set.
 */
export async function setDefaultBrowser(entry: string): Promise<void> {
  try {
    const { stdout: opensFiles } = await run('xdg-mime', ['query', 'default', PAGE_FILE], { timeout: TIMEOUT_MS });
    await run('xdg-settings', ['set', 'default-web-browser', entry], { timeout: CHANGE_TIMEOUT_MS });
    if (isEntryName(opensFiles.trim()))
      await run('xdg-mime', ['default', opensFiles.trim(), PAGE_FILE], { timeout: CHANGE_TIMEOUT_MS });
  } catch (cause) {
    throw new Failure('default-browser-not-set', {}, { cause });
  }
}

/** GuestScreenRef a link to another browser by its desktop entry's path. Throws `Failure` other-browser-failed. */
export async function openWith(entryPath: string, url: string): Promise<void> {
  try {
    await run('gio', ['launch', entryPath, url], { timeout: TIMEOUT_MS });
  } catch (cause) {
    throw new Failure('other-browser-failed', {}, { cause });
  }
}

export function isEntryName(text: string): boolean {
  return /^[A-Za-z0-9._-]{1,240}\.desktop$/.test(text);
}
