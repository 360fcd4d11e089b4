/** Chromium's own record of its pages: prepared after its end, so that its next start brings them back, also after the last tab was closed and after a crash. */
import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../commands/run.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount } from './account.ts';

const PROFILE = `${ACCOUNT.home}/.config/chromium/Default`;
/** Chromium appends to the newest; the digits are the time of its start. */
const RECORD = /^Session_\d{1,20}$/;
const MAX_RECORD_BYTES = 32 * 1024 * 1024;
const EDIT_TIMEOUT_MS = 10_000;

/** The versions of components/sessions/core/command_storage_backend.cc whose commands are not encrypted. */
const READABLE_VERSIONS: readonly number[] = [1, 3];
const HEADER_BYTES = 8;
/** Of components/sessions/core/session_service_commands.cc. Ids of tabs and windows are 32 bits, at the start of the content. */
const COMMAND = { setTabWindow: 0, tabClosed: 16, windowClosed: 17 } as const;

/**
 * After the person closed the last tab by itself, Chromium would bring back nothing, because it recorded that. Returns the length of the record before that,
 * or `undefined` if tabs are open at its end, or it cannot be read. The record is a header and commands: length in 16 bits, kind, content. Pure.
 */
export function lengthWithLastTab(untrustedRecord: Buffer): number | undefined {
  if (
    untrustedRecord.toString('latin1', 0, 4) !== 'SNSS' ||
    untrustedRecord.length < HEADER_BYTES ||
    !READABLE_VERSIONS.includes(untrustedRecord.readInt32LE(4))
  )
    return undefined;
  const windowOfTab = new Map<number, number>();
  let closedAt: number | undefined;
  for (let at = HEADER_BYTES; at + 3 <= untrustedRecord.length;) {
    const end = at + 2 + untrustedRecord.readUInt16LE(at);
    const content = untrustedRecord.subarray(at + 3, end);
    if (end < at + 3 || end > untrustedRecord.length) break;
    switch (untrustedRecord[at + 2] as number) {
      case COMMAND.setTabWindow:
        if (content.length >= 8) windowOfTab.set(content.readInt32LE(4), content.readInt32LE(0));
        break;
      case COMMAND.tabClosed:
        if (content.length >= 4 && windowOfTab.delete(content.readInt32LE(0))) closedAt = at;
        break;
      case COMMAND.windowClosed:
        for (const [tab, window] of windowOfTab)
          if (content.length >= 4 && window === content.readInt32LE(0)) windowOfTab.delete(tab);
    }
    at = end;
  }
  return windowOfTab.size === 0 ? closedAt : undefined;
}

/** Call it after the end of Chromium. A page that compromised Chromium cannot trick root into following its links: the account itself edits its files. */
export async function keepLastPages(profile = PROFILE): Promise<void> {
  // After a crash, Chromium would ask first, on an empty page.
  await edit('sed', '-i', 's/"exit_type":"Crashed"/"exit_type":"Normal"/', join(profile, 'Preferences'));
  const folder = join(profile, 'Sessions');
  const newest = (await readdir(folder))
    .filter((name) => RECORD.test(name))
    .toSorted()
    .at(-1);
  if (newest === undefined) return;
  const length = lengthWithLastTab(await readRecord(join(folder, newest)));
  if (length !== undefined) await edit('truncate', '-s', String(length), join(folder, newest));
}

async function edit(...command: readonly string[]): Promise<void> {
  const [program, ...args] = asAccount(['busybox', ...command]);
  await run(program, args, { timeoutMs: EDIT_TIMEOUT_MS, environment: ACCOUNT_ENVIRONMENT });
}

async function readRecord(path: string): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { size } = await file.stat();
    if (size > MAX_RECORD_BYTES) throw new Error('The record of the last pages is too large.');
    const record = Buffer.alloc(size);
    const { bytesRead } = await file.read(record, 0, size, 0);
    return record.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
