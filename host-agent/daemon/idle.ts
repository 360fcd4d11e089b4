/** What a window of ours tells of the person at a session, as verbs. */
import { EXIT, Failure } from '../api/failure.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Verbs } from './server.ts';

type PresenceVerbs = Pick<Verbs, 'session.attend' | 'session.keep-running'>;

export function presenceVerbs(sessions: Pick<Sessions, 'get'>): PresenceVerbs {
  return {
    'session.attend': async ({ id }) => {
      const session = sessions.get(id);
      const wasSeen = session.idle.attendance !== 'unseen';
      session.idle.attend();
      // The next host agent is to count as well.
      if (!wasSeen && session.state === 'browsing') await session.record();
      return {};
    },
    'session.keep-running': async ({ id }) => {
      const session = sessions.get(id);
      if (!session.profile.settings.mayKeepRunning) {
        throw new Failure(
          'keep-running-forbidden',
          'The profile of this session does not let it run on while nobody uses it.',
          { hint: 'Allow it in the profile, in the settings.', exitStatus: EXIT.refused },
        );
      }
      session.idle.keep();
      if (session.state === 'browsing') await session.record();
      return session.describe();
    },
  };
}
