import { readdir, rm } from 'node:fs/promises';
import type { Vm } from '../hypervisor/hypervisor.ts';
import { Owned } from '../process/owned.ts';
import { readRecord } from '../storage/records.ts';
import { cleanUpVm } from '../vm/start-vm.ts';
import { SupervisedVm } from '../vm/supervised-vm.ts';
import { LiveSession } from './live-session.ts';
import { type SessionRecord, StoredSessionRecord } from './record.ts';
import type { Sessions } from './sessions.ts';
import { StartProgress } from './start/start-progress.ts';

/** Takes over the sessions that an earlier host agent left running, and cleans up after all others. Whatever is wrong with one, the others go on. */
export async function adoptSessions(sessions: Sessions): Promise<void> {
  const { sessionsFolder, log } = sessions.deps;
  const adoptOrCleanUp = async (id: string) => {
    try {
      if (!(await adopt(sessions, id))) await cleanUp(sessions, id);
    } catch (error) {
      log.error({ id, reason: String(error) }, 'a session could not be adopted');
      await discard(sessions, id);
    }
  };
  await Promise.all((await readdir(sessionsFolder)).map(adoptOrCleanUp));
}

/** Ends the VMs of the sessions that an earlier host agent left running, and removes all that is left of them. */
export async function discardSessions(sessions: Sessions): Promise<void> {
  await Promise.all((await readdir(sessions.deps.sessionsFolder)).map((id) => discard(sessions, id)));
}

async function discard(sessions: Sessions, id: string): Promise<void> {
  await cleanUp(sessions, id).catch((reason: unknown) =>
    sessions.deps.log.error(
      { id, reason: String(reason) },
      'the remains of a session stay until the next host agent starts',
    ),
  );
}

/** Returns whether the session was browsing and its VM still runs. */
async function adopt(sessions: Sessions, id: string): Promise<boolean> {
  const { deps } = sessions;
  const record = await readRecord(deps.namesOf(id).record, StoredSessionRecord);
  if (record?.browsing !== true || record.id !== id) return false;
  const { port, access, startedFrom } = record;
  const running = await deps.hypervisor.adopt(deps.namesOf(id), record.vm);
  if (!running) return false;
  await using vm = new Owned(`VM of the session ${id}`, running, () => running.kill());
  const exit = record.exit && deps.exits?.reopen(record.exit);
  // It must not leave by another way.
  if (record.exit && !exit) return false;
  await using plugged = await (exit ?? deps.network).replug(port, id, access);
  const session = new LiveSession(deps, {
    id,
    profile: record.profile,
    requestedAt: new Date(record.requestedAt),
    port: plugged.move(),
    access,
    exit,
    startedFrom,
    progress: StartProgress.of(record.timings),
  });
  try {
    await continueSession(sessions, session, record, vm);
  } catch (error) {
    await session.end('vm-ended');
    throw error;
  }
  deps.log.info({ id }, 'adopted a session');
  return true;
}

async function continueSession(
  sessions: Sessions,
  session: LiveSession,
  record: SessionRecord,
  running: Owned<Vm>,
): Promise<void> {
  const { deps } = sessions;
  const { id } = session;
  if (record.volume) session.io.sound.restore(record.volume);
  if (record.usb) session.io.usb.restore(record.usb);
  session.guest.attendants.forget();
  session.io.restoreFiles(record);
  sessions.add(session);
  session.begin(record.image);
  session.becomeReady();
  if (record.overdue) session.overdue.restore(record.overdue);
  session.overdue.enforce();
  session.becomeBrowsing(record.browserEnded);
  // Only now: the guest may report at once that its browser was closed.
  const isHeld = record.overdue?.is === 'held';
  const vm = await SupervisedVm.of(running.value, session.names, session.guest.vmUser, isHeld ? 'paused' : 'running');
  const attached = session.attach(vm, record.startedFrom, record.template);
  running.take();
  await attached;
  session.io.microphone.reset();
  if (record.automation) await session.io.automation.restore(record.automation);
  // It may have been paused in its undo window. That timer died with the earlier host agent, so the session continues.
  if (!isHeld)
    await vm
      .resume()
      .then(session.guest.correctClock)
      .catch((error: unknown) => deps.log.warn({ id, reason: String(error) }, 'an adopted VM was not resumed'));
  session.rules.idle.restore(record.attendance);
  // It may have reached them long ago.
  session.enforceLimits();
  // Edits that have tightened its profile must still hold when the profile is gone at the next adoption.
  await session
    .record()
    .catch((error: unknown) => deps.log.warn({ id, reason: String(error) }, 'the record of a session was not written'));
}

/** A VM whose record was never written is found by its folder, which is on its command line. */
async function cleanUp({ deps }: Sessions, id: string): Promise<void> {
  const names = deps.namesOf(id);
  await cleanUpVm(deps.hypervisor, names);
  await rm(names.folder, { recursive: true, force: true });
  deps.log.info({ id }, 'cleaned up the remains of a session');
}
