import { readdir, rm } from 'node:fs/promises';
import { readRecord } from '../storage/records.ts';
import { cleanUpVm } from '../vm/start-vm.ts';
import { SupervisedVm } from '../vm/supervised-vm.ts';
import { LiveSession } from './live-session.ts';
import { SessionRecord } from './record.ts';
import type { Sessions } from './sessions.ts';
import { StartProgress } from './start-progress.ts';

/** Takes over the sessions that an earlier host agent left running, and cleans up after all others. */
export async function adoptSessions(sessions: Sessions): Promise<void> {
  for (const id of await readdir(sessions.deps.sessionsFolder)) {
    const record = await readRecord(sessions.deps.namesOf(id).record, SessionRecord);
    const isAdopted = record?.browsing === true && record.id === id && (await adopt(sessions, record));
    if (!isAdopted) await cleanUp(sessions, id);
  }
}

/** Returns whether the VM still runs. */
async function adopt(sessions: Sessions, record: SessionRecord): Promise<boolean> {
  const { deps } = sessions;
  const { id, port, access, startedFrom } = record;
  const session = new LiveSession(deps, {
    id,
    profile: record.profile,
    requestedAt: new Date(record.requestedAt),
    port,
    access,
    startedFrom,
    progress: StartProgress.of(record.timings),
  });
  const running = await deps.hypervisor.adopt(session.names, record.vm);
  if (!running) return false;
  deps.network.replug(port, id, access);
  if (record.volume) session.io.sound.restore(record.volume);
  if (record.usb) session.io.usb.restore(record.usb);
  if (record.saved) session.io.saved.restore(record.saved);
  sessions.add(session);
  session.begin(record.image);
  session.becomeBrowsing();
  // Only now: the guest may report at once that its browser was closed.
  const vm = await SupervisedVm.of(running, session.names, session.guest.vmUser, 'running');
  await session.attach(vm, startedFrom, record.template);
  session.io.microphone.reset();
  // It may have been paused in its undo window. That timer died with the earlier host agent, so the session continues.
  await vm
    .resume()
    .then(session.guest.correctClock)
    .catch((error: unknown) => deps.log.warn({ id, reason: String(error) }, 'an adopted VM was not resumed'));
  session.rules.idle.restore(record.attendance);
  // Edits that have tightened its profile must still hold when the profile is gone at the next adoption.
  await session
    .record()
    .catch((error: unknown) => deps.log.warn({ id, reason: String(error) }, 'the record of a session was not written'));
  deps.log.info({ id }, 'adopted a session');
  return true;
}

/** A VM whose record was never written is found by its folder, which is on its command line. */
async function cleanUp({ deps }: Sessions, id: string): Promise<void> {
  const names = deps.namesOf(id);
  await cleanUpVm(deps.hypervisor, names);
  await rm(names.folder, { recursive: true, force: true });
  deps.log.info({ id }, 'cleaned up the remains of a session');
}
