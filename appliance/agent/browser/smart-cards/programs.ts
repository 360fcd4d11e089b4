/** The programs through which Chromium uses a smart card: pcscd, which has the reader, and OpenSC, which Chromium loads and which knows the cards. */
import { chown, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { launch, type Running } from '../../commands/launch.ts';
import { run } from '../../commands/run.ts';
import { ACCOUNT, asAccount } from '../account.ts';
import { modules } from './modules.ts';
import { countReaders } from './readers.ts';

/** Where pcscd has its socket, which only its profile may replace. */
const SERVICE_FOLDER = '/run/pcscd';
/** Chromium's list of modules that know keys and certificates. */
const MODULES_FILE = `${ACCOUNT.home}/.pki/nssdb/pkcs11.txt`;
const LIST_MS = 30_000;

export interface CardPrograms {
  readonly startService: () => Promise<Running>;
  /** The readers that the service has found. Throws where the image has no such programs, or the service does not answer. */
  readonly countReaders: () => Promise<number>;
  /** From its next start on, Chromium finds the cards in the readers that there are then. */
  readonly addToChromium: () => Promise<void>;
}

export const cardPrograms: CardPrograms = {
  startService: async () => {
    await mkdir(SERVICE_FOLDER, { recursive: true, mode: 0o755 });
    await chown(SERVICE_FOLDER, ACCOUNT.userId, ACCOUNT.groupId);
    // Without polkit, which the image does not have: Chromium is the only program that may reach it.
    const [program, ...args] = asAccount(['pcscd', '--foreground', '--disable-polkit'], 'smart-cards');
    return launch(program, args);
  },
  countReaders: async () => {
    const [program, ...args] = asAccount(['opensc-tool', '--list-readers'], 'smart-cards');
    return countReaders(await run(program, args, { timeoutMs: LIST_MS }));
  },
  addToChromium: async () => {
    const folder = dirname(MODULES_FILE);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${MODULES_FILE}.new`, modules(folder), { mode: 0o600 });
    await rename(`${MODULES_FILE}.new`, MODULES_FILE);
    for (const path of [dirname(folder), folder, MODULES_FILE]) await chown(path, ACCOUNT.userId, ACCOUNT.groupId);
  },
};
