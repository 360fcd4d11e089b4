/** Every method of the desktop wire as one call of one verb. */
import type { ConfigurationChanges } from '../api/configuration.ts';
import { EXIT, Failure } from '../api/failure.ts';
import { CONTRACT } from '../api/methods.ts';
import type { Bookmarks } from '../config/bookmarks.ts';
import { profileSummaries } from '../config/profile-summaries.ts';
import { importedChanges } from '../config/wsb.ts';
import { configToToml, loadConfig } from '../config/load.ts';
import { examine, type Patient } from '../doctor/doctor.ts';
import type { HostCard } from '../network/host-card.ts';
import type { Ndvm } from '../network/ndvm.ts';
import { openSession, type OpenListener } from '../session/open.ts';
import type { Sessions } from '../session/sessions.ts';
import { runtimeNames } from '../storage/filenames.ts';
import { ENOUGH_FOR_THUMBNAIL, thumbnailOf } from '../session/thumbnail.ts';
import { bookmarkVerbs } from './bookmarks.ts';
import type { ConfigurationFile } from './configuration-file.ts';
import { crossingVerbs, type Landing } from './transfers.ts';
import type { ImageBuilds } from './image-builds.ts';
import type { Images } from './images.ts';
import { VERSION } from './installation.ts';
import type { InstantStarts } from './instant.ts';
import { lastLines } from './log-tail.ts';
import { microphoneVerbs } from './microphone.ts';
import { presenceVerbs } from './idle.ts';
import { rehearse } from './rehearsal.ts';
import type { Verbs } from './server.ts';
import type { SafeCopies } from '../conversion/safe-copies.ts';
import type { Updates } from './updates.ts';
import type { Verifications } from './verifications.ts';
import type { Watchers } from './watchers.ts';

export interface Parts {
  readonly configuration: ConfigurationFile;
  readonly sessions: Sessions;
  readonly bookmarks: Bookmarks;
  readonly ndvm: Ndvm;
  readonly hostCard: HostCard;
  readonly images: Images;
  readonly builds: ImageBuilds;
  readonly updates: Updates;
  readonly instant: InstantStarts;
  readonly patient: Patient;
  readonly verifications: Verifications;
  readonly safeCopies: SafeCopies;
  readonly watchers: Watchers;
  readonly landing: Landing;
  readonly stopDaemon: () => void;
}

export function verbsOver({
  configuration,
  sessions,
  bookmarks,
  ndvm,
  hostCard,
  images,
  builds,
  updates,
  instant,
  patient,
  verifications,
  safeCopies,
  watchers,
  landing,
  stopDaemon,
}: Parts): Verbs {
  const restartNetwork = async (signal: AbortSignal) => {
    const hadWaiting = ndvm.pendingSettings().length > 0;
    await ndvm.stop();
    await ndvm.ensureUp(signal);
    if (hadWaiting) watchers.configurationChanged();
  };
  const changeConfiguration = async (changes: ConfigurationChanges, dryRun: boolean) => {
    const problems = await configuration.change(changes, dryRun);
    if (!dryRun && problems.length === 0) {
      await sessions.profilesEdited();
      ndvm.settingsChanged();
      watchers.configurationChanged();
      instant.look();
    }
    return [...problems];
  };
  return {
    'daemon.hello': async () => ({ version: VERSION, pid: process.pid, contract: CONTRACT }),
    'daemon.stop': async () => {
      stopDaemon();
      return {};
    },

    'session.open': async (request, { signal, progress }) => {
      let id = '';
      const listener: OpenListener = {
        onCreated: (session) => {
          ({ id } = session);
          progress({ kind: 'created', session });
        },
        onProgress: (step) => {
          progress({ kind: 'requirement', progress: step });
          watchers.progress(id, step);
        },
      };
      return (await openSession(sessions, request, listener, signal)).describe();
    },
    'session.rehearse': ({ profile }, { signal }) =>
      rehearse(
        { config: configuration.config, hypervisor: patient.hypervisor, images, names: runtimeNames(patient.folders) },
        profile,
        signal,
      ),
    'session.wait': ({ id }) => sessions.waitFor(id),
    'session.list': async () => sessions.all.map((session) => session.describe()),
    'session.show': async ({ id }) => sessions.get(id).describe(),
    'session.close': async (which) => ('all' in which ? sessions.closeAll() : sessions.close(which.ids)),
    'session.discard': async ({ id, undoSeconds }) => {
      const session = sessions.get(id);
      if (session.state !== 'browsing')
        throw new Failure('session-not-running', `The session ${id} is not open.`, {
          hint: 'Close it: safe-browse close',
        });
      await session.reprieve.begin(undoSeconds);
      return session.describe();
    },
    'session.undo': async ({ id }) => {
      const session = sessions.get(id);
      await session.reprieve.undo();
      return session.describe();
    },
    'session.volume': async ({ id, percent, isMuted }) => {
      const session = sessions.get(id);
      await session.setVolume({ ...(percent !== undefined && { percent }), ...(isMuted !== undefined && { isMuted }) });
      return session.describe();
    },
    'session.screenshot': async ({ id }) => ({
      png: (await sessions.get(id).vm().screenshot()).toString('base64'),
    }),
    'session.thumbnail': async ({ id, known }) => {
      const picture = thumbnailOf(await sessions.get(id).vm().frame(ENOUGH_FOR_THUMBNAIL), known);
      return picture ? { picture } : {};
    },

    ...microphoneVerbs(sessions),
    ...presenceVerbs(sessions),
    ...crossingVerbs({ sessions, config: () => configuration.config, safeCopies, landing }),

    'network.start': async (_, { signal }) => {
      await ndvm.ensureUp(signal);
      return ndvm.status();
    },
    'network.stop': async () => {
      if (ndvm.ports.used > 0) {
        throw new Failure('network-in-use', `${ndvm.ports.used} session(s) use the network machine.`, {
          hint: 'Close them first: safe-browse close --all',
          exitStatus: EXIT.refused,
        });
      }
      await ndvm.stop();
      return ndvm.status();
    },
    'network.restart': async (_, { signal }) => {
      await restartNetwork(signal);
      return ndvm.status();
    },
    'network.status': () => ndvm.statusWithTraffic(),
    'network.attach-host': (_, { signal }) => hostCard.attach(signal),
    'network.detach-host': async () => {
      await hostCard.detach();
      return {};
    },

    'image.build': async (request, { signal, progress }) => {
      const image = await builds.run(request.role, { signal, onProgress: progress }, (watch) =>
        images.build(request, watch.onProgress, watch.signal),
      );
      instant.look();
      // It could not start without its image.
      if (request.role === 'network') ndvm.startEarly();
      watchers.touch('images');
      return image;
    },
    'image.import': async (files, { signal }) => {
      const image = await images.import({ ...files, signal });
      instant.look();
      ndvm.startEarly();
      watchers.touch('images');
      return image;
    },
    'image.cancel-build': async ({ role }) => {
      builds.cancel(role);
      return {};
    },
    'image.updates': async (_, { signal }) => updates.check(signal),
    'image.rollback': async ({ role }) => {
      const image = await images.rollback(role);
      instant.look();
      watchers.touch('images');
      return image;
    },
    'image.list': ({ role }) => images.list(role),
    'image.verify': async ({ role }) => {
      const [{ verified, problems }, templates] = [
        await images.verify(role),
        role === 'host' ? { verified: 0, problems: [] } : await instant.verify(role),
      ];
      return { verified, templates: templates.verified, problems: [...problems, ...templates.problems] };
    },
    'image.prune': ({ role }) => images.prune(role).finally(() => watchers.touch('images')),

    'events.watch': async (_, { signal, progress }) => {
      await watchers.watch(progress, signal);
      return {};
    },
    'log.tail': async ({ lines }) => ({ path: patient.log, lines: await lastLines(patient.log, lines) }),

    'template.seal': (_, { progress, signal }) => instant.seal(progress, signal),
    'template.status': () => instant.status(),
    'template.drop': () => instant.drop(),

    'verify.reset': (request, { signal, progress }) => verifications.reset(request.image, progress, signal),
    'verify.isolation': (_, { signal, progress }) => verifications.isolation(progress, signal),

    ...bookmarkVerbs({
      bookmarks,
      sessions,
      config: () => configuration.config,
      change: (changes) => changeConfiguration(changes, false),
    }),

    'profile.list': async () => profileSummaries(configuration.config),
    'doctor.run': () => examine(patient),
    'config.check': async ({ path = configuration.path }) => ({ path, present: (await loadConfig(path)).present }),
    'config.get': () => configuration.describe(ndvm.pendingSettings()),
    'config.set': async ({ changes, dryRun }) => ({ problems: await changeConfiguration(changes, dryRun) }),
    'config.import': async ({ text, profile }) => {
      const { changes, notes } = importedChanges(text, profile);
      return { problems: await changeConfiguration(changes, false), notes: [...notes] };
    },
    'config.show': async () => ({ toml: configToToml(configuration.config), values: configuration.config }),
  };
}
