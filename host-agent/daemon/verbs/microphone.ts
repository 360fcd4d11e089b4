/** Verbs that turn a session's microphone on and off. */
import type { Session } from '../../api/session.ts';
import type { SessionMicrophone } from '../../session/microphone.ts';
import type { Verbs } from '../server.ts';

type MicrophoneVerbs = Pick<Verbs, 'session.microphone' | 'session.hold-microphone'>;

/** Sessions here or on other hosts. */
interface WithMicrophones {
  get(id: string): { readonly io: { readonly microphone: SessionMicrophone }; describe(): Session };
}

export function microphoneVerbs(sessions: WithMicrophones): MicrophoneVerbs {
  return {
    'session.microphone': async ({ id, isOn }) => {
      const session = sessions.get(id);
      if (isOn) await session.io.microphone.turnOn();
      else session.io.microphone.turnOff();
      return session.describe();
    },
    'session.hold-microphone': async ({ id }, { signal, progress }) => {
      const session = sessions.get(id);
      const { microphone } = session.io;
      const heard = microphone.turnOn();
      // The caller may disconnect before any sound arrives.
      const over = microphone.whileOn(signal);
      try {
        await Promise.race([heard, over]);
        if (microphone.state === 'on') progress({ isHeard: true });
        await over;
      } finally {
        microphone.turnOff();
      }
      return session.describe();
    },
  };
}
