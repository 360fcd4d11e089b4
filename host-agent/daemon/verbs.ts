/** Every method of the desktop wire as one call of one verb. */
import { EXIT, Failure } from '../api/failure.ts';
import { configToToml, loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { examine, type Patient } from '../doctor/doctor.ts';
import type { Ndvm } from '../network/ndvm.ts';
import { openSession } from '../session/open.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Images } from './images.ts';
import { VERSION } from './installation.ts';
import type { InstantStarts } from './instant.ts';
import type { Verbs } from './server.ts';

export interface Parts {
  readonly config: Config;
  readonly configFile: string;
  readonly sessions: Sessions;
  readonly ndvm: Ndvm;
  readonly images: Images;
  readonly instant: InstantStarts;
  readonly patient: Patient;
  readonly stopDaemon: () => void;
}

export function verbsOver({ config, configFile, sessions, ndvm, images, instant, patient, stopDaemon }: Parts): Verbs {
  return {
    'daemon.hello': async () => ({ version: VERSION, pid: process.pid }),
    'daemon.stop': async () => {
      stopDaemon();
      return {};
    },

    'session.open': async (request, { signal, progress }) => {
      const session = await openSession(
        sessions,
        request,
        { onCreated: (created) => progress({ kind: 'created', session: created }), onProgress: (step) => progress({ kind: 'requirement', progress: step }) },
        signal,
      );
      return session.describe();
    },
    'session.wait': ({ id }) => sessions.waitFor(id),
    'session.list': async () => sessions.all.map((session) => session.describe()),
    'session.show': async ({ id }) => sessions.get(id).describe(),
    'session.close': async (which) => ('all' in which ? sessions.closeAll() : sessions.close(which.ids)),
    'session.screenshot': async ({ id }) => ({ png: (await sessions.get(id).machine().screenshot()).toString('base64') }),

    'network.start': async (_, { signal }) => {
      await ndvm.ensureUp(signal);
      return ndvm.status();
    },
    'network.stop': async () => {
      if (ndvm.ports.used > 0) {
        throw new Failure('network-in-use', `${ndvm.ports.used} session(s) use the network machine.`, { hint: 'Close them first: safe-browse close --all', exitStatus: EXIT.refused });
      }
      await ndvm.stop();
      return ndvm.status();
    },
    'network.restart': async (_, { signal }) => {
      await ndvm.stop();
      await ndvm.ensureUp(signal);
      return ndvm.status();
    },
    'network.status': async () => ndvm.status(),

    'image.build': async (request, { signal, progress }) => {
      const image = await images.build(request, progress, signal);
      instant.look();
      return image;
    },
    'image.list': ({ role }) => images.list(role),
    'image.verify': ({ role }) => images.verify(role),
    'image.prune': ({ role }) => images.prune(role),

    'template.seal': (_, { progress, signal }) => instant.seal(progress, signal),
    'template.status': () => instant.status(),
    'template.drop': () => instant.drop(),

    'doctor.run': () => examine(patient),
    'config.check': async ({ path = configFile }) => ({ path, present: (await loadConfig(path)).present }),
    'config.show': async () => ({ toml: configToToml(config), values: config }),
  };
}
