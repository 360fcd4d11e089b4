import { readdir, rm } from 'node:fs/promises';
import { readRecord } from '../storage/records.ts';
import { killVmProcessesOf } from '../process/process.ts';
import { LiveSession } from './live-session.ts';
import { SessionRecord } from './record.ts';
import type { Sessions } from './sessions.ts';

/** Takes over the sessions that an earlier daemon left running, and clears away what is half-made or dead. */
export async function adoptSessions(sessions: Sessions): Promise<void> {
  const { sessionsFolder } = sessions.world;
  for (const id of await readdir(sessionsFolder)) await adoptOne(sessions, id);
}

async function adoptOne(sessions: Sessions, id: string): Promise<void> {
  const { world } = sessions;
  const names = world.namesOf(id);
  const record = await readRecord(names.record, SessionRecord);
  const vm = record?.browsing === true && record.id === id ? await world.hypervisor.adopt(names, record.vm) : undefined;
  if (!record || !vm) {
    // A machine whose record was never written is found by its folder on its command line.
    await killVmProcessesOf(names.folder);
    await world.hypervisor.cleanUp?.(names);
    await rm(names.folder, { recursive: true, force: true });
    world.log.info({ id }, 'cleared away what was left of a session');
    return;
  }
  world.network.replug(record.port, id, record.access);
  const session = new LiveSession(world, {
    id,
    profile: record.profile,
    requestedAt: new Date(record.requestedAt),
    port: record.port,
    access: record.access,
    startedFrom: record.startedFrom,
  });
  session.use(record.image);
  Object.assign(session.timings, record.timings);
  if (record.volume) session.sound.restore(record.volume);
  sessions.add(session);
  session.advance('starting');
  session.advance('ready');
  session.advance('browsing');
  await session.attach(vm);
  session.microphone.forget();
  // It may have stood still to be discarded; nobody counts its seconds any more, so nothing of it is lost.
  await vm
    .resume()
    .catch((error: unknown) => world.log.warn({ id, reason: String(error) }, 'an adopted machine was not resumed'));
  session.limit();
  if (record.attendance === 'kept') session.idle.keep();
  else if (record.attendance === 'seen') session.idle.attend();
  // Edits that have tightened it now must hold when the profile is gone at the next adoption.
  await session
    .record()
    .catch((error: unknown) =>
      world.log.warn({ id, reason: String(error) }, 'the record of a session was not written'),
    );
  world.log.info({ id }, 'adopted a session');
}
