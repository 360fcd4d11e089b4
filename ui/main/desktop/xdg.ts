/** The programs that read and set the desktop's default browser. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Failure } from '../../../host-agent/api/failure.ts';

const run = promisify(execFile);
const TIMEOUT_MS = 10_000;
/** These shell scripts start each other about a hundred times. */
const CHANGE_TIMEOUT_MS = 60_000;
const PAGE_FILE = 'text/html';

/** Desktop entry of the default browser, if it is known. */
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
 * Makes this program the default for links, and restores the default for HTML files: xdg-settings changes both, and we open no files.
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

/** Opens a link in another browser, by the path of its desktop entry. Throws `Failure` other-browser-failed. */
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
