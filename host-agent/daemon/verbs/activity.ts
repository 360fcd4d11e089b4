/** Verbs by which a window reports the person's activity in a session. */
import { Failure } from '../../api/failure.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { Verbs } from '../server.ts';

type ActivityVerbs = Pick<Verbs, 'session.attend' | 'session.keep-running'>;

export function activityVerbs(sessions: Pick<Sessions, 'get'>): ActivityVerbs {
  return {
    'session.attend': async ({ id }) => {
      const session = sessions.get(id);
      const wasSeen = session.idle.attendance !== 'unseen';
      session.idle.attend();
      // Recorded, so that the next host agent counts idle time too.
      if (!wasSeen && session.state === 'browsing') await session.record();
      return {};
    },
    'session.keep-running': async ({ id }) => {
      const session = sessions.get(id);
      if (!session.profile.settings.mayKeepRunning) {
        throw new Failure('keep-running-forbidden');
      }
      session.idle.keep();
      if (session.state === 'browsing') await session.record();
      return session.describe();
    },
  };
}
