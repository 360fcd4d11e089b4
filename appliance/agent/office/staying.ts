/**
 * A LibreOffice that is started ahead of the first document and stays: it makes pages in a twentieth of the time that its start takes. It has a document of
 * each program open, because it ends when it has none.
 */
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asAccount, VIEWER } from '../browser/account.ts';
import { launch } from '../commands/launch.ts';
import { officeEnvironment, prepareOfficeFor, stayingCommand } from './soffice.ts';

const HOME = '/tmp/office';
const SAMPLES = '/usr/share/safe-browse/documents';
/** Of Writer, Calc and Impress. */
const DOCUMENTS = ['letter.docx', 'sheet.xlsx', 'slides.pptx'] as const;
export const SAMPLE = join(SAMPLES, DOCUMENTS[0]);

/** It listens there; the rest of the name is a digest of its home. */
const PIPE = new RegExp(`^OSL_PIPE_${VIEWER.userId}_SingleOfficeIPC_`);
const LISTENS_WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 100;

/** Starts it as the account of the viewer; fulfilled when it takes documents. */
export async function startStaying(): Promise<void> {
  await mkdir(HOME, { mode: 0o700 });
  const copies = DOCUMENTS.map((name) => join(HOME, name));
  for (const name of DOCUMENTS) await copyFile(join(SAMPLES, name), join(HOME, name));
  await prepareOfficeFor(VIEWER, HOME);
  const [program, ...args] = asAccount(stayingCommand(HOME, copies), 'viewer');
  const { child } = launch(program, args, { environment: officeEnvironment(HOME) });
  await writeFile(join(HOME, 'pid'), String(child.pid));
  for (let waitedMs = 0; !(await readdir('/tmp')).some((name) => PIPE.test(name)); waitedMs += LOOK_EVERY_MS) {
    if (waitedMs > LISTENS_WITHIN_MS) throw new Error('LibreOffice does not listen.');
    await sleep(LOOK_EVERY_MS);
  }
}

/** For the viewer: the home of the one that stays, if there is one of its account. */
export async function stayingHome(home = HOME): Promise<string | undefined> {
  const owner = await stat(home).then(
    ({ uid }) => uid,
    () => undefined,
  );
  return owner === process.getuid?.() ? home : undefined;
}

/** For the viewer: the next document does not wait for what it does now. It may have ended already. */
export async function endStaying(home = HOME): Promise<void> {
  const pid = Number(await readFile(join(home, 'pid'), 'utf8').catch(() => ''));
  await rm(home, { recursive: true, force: true });
  // 0 would be the viewer itself, and those that it has started.
  if (!Number.isInteger(pid) || pid <= 0) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
