/** Verbs by which a window reports the person's activity in a session. */
import type { Sessions } from '../../session/sessions.ts';
import type { Verbs } from '../server.ts';

type ActivityVerbs = Pick<Verbs, 'session.touch' | 'session.keep-running' | 'session.attend' | 'session.reopen'>;

export function activityVerbs(sessions: Pick<Sessions, 'get'>): ActivityVerbs {
  return {
    'session.touch': async ({ id }) => {
      const session = sessions.get(id);
      const wasSeen = session.rules.idle.attendance !== 'unseen';
      session.rules.idle.touch();
      // Recorded, so that the next host agent counts idle time too.
      if (!wasSeen && session.state === 'browsing') await session.record();
      return {};
    },
    'session.attend': async ({ id }, { signal }) => {
      const session = sessions.get(id);
      await session.guest.attendants.attend(AbortSignal.any([signal, session.ending]));
      return {};
    },
    'session.reopen': async ({ id }) => {
      const session = sessions.get(id);
      session.guest.reopen();
      return session.describe();
    },
    'session.keep-running': async ({ id }) => {
      const session = sessions.get(id);
      session.assertMay('keep-running');
      session.rules.idle.keepRunning();
      if (session.state === 'browsing') await session.record();
      return session.describe();
    },
  };
}
