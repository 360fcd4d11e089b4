/** The programs through which Chromium uses a smart card: pcscd, which has the reader, and OpenSC, which Chromium loads and which knows the cards. */
import { chown, mkdir } from 'node:fs/promises';
import { launch, type Running } from '../../commands/launch.ts';
import { run } from '../../commands/run.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

/** Where pcscd has its socket, which only its profile may replace. */
const SERVICE_FOLDER = '/run/pcscd';
/** The database of keys and certificates, which has Chromium's list of modules for them. */
const DATABASE_FOLDER = `${ACCOUNT.home}/.pki/nssdb`;
const [LIST_MS, WRITE_MS] = [30_000, 10_000];
/** Runs as the account: a page that has compromised Chromium cannot trick root into following its links. */
const WRITE_SCRIPT = `set -eu
umask 077
busybox mkdir -p -- "$1"
busybox cat > "$1/pkcs11.txt.new"
busybox mv -f -- "$1/pkcs11.txt.new" "$1/pkcs11.txt"`;

export interface CardPrograms {
  readonly startService: () => Promise<Running>;
  /** The readers that the service has found. Throws where the image has no such programs, or the service does not answer. */
  readonly countReaders: () => Promise<number>;
  /** From its next start on, Chromium finds the cards in the readers that there are then. */
  readonly addToChromium: () => Promise<void>;
}

/** A line for a reader begins with its number. */
const READER = /^\d+ /;

/** How many readers `opensc-tool --list-readers` lists. Pure. */
export function countReaders(output: string): number {
  return output.split('\n').filter((line) => READER.test(line)).length;
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
    const [program, ...args] = asAccount(['busybox', 'sh', '-c', WRITE_SCRIPT, 'write', DATABASE_FOLDER]);
    await run(program, args, {
      timeoutMs: WRITE_MS,
      environment: ACCOUNT_ENVIRONMENT,
      input: modules(DATABASE_FOLDER),
    });
  },
};

const OPENSC = '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so';
/** The numbers that OpenSC gives its readers: it reserves four for each. */
const SLOTS = [0, 4, 8, 12];

/** The file `pkcs11.txt` of an NSS database in `folder`: NSS itself, and OpenSC. Pure. */
export function modules(folder: string): string {
  return `library=
name=NSS Internal PKCS #11 Module
parameters=configdir='sql:${folder}' certPrefix='' keyPrefix='' secmod='' flags= updatedir='' updateCertPrefix='' updateKeyPrefix='' updateid='' updateTokenDescription=''
NSS=Flags=internal,critical trustOrder=75 cipherOrder=100

library=${OPENSC}
name=OpenSC
${
  // Certificates are shown before the PIN is asked for.
  `NSS=slotParams=(${SLOTS.map((slot) => `${slot}={slotFlags=[PublicCerts] askpw=any timeout=30}`).join(' ')})`
}
`;
}
