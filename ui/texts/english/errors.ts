import type { TranslationOf } from '../../../host-agent/api/errors/entry.ts';
import type { ErrorTable } from '../../../host-agent/api/errors.ts';

/** Failures are in English already. These read better in a window, where a person clicks instead of typing commands. Windows call the host agent the background service. */
export const errors: Partial<TranslationOf<ErrorTable>> = {
  'host-agent-unreachable': {
    message: 'The connection to the background service was lost.',
    hint: 'It restarts automatically. Try again in a few seconds.',
  },
  'host-agent-shutting-down': {
    message: 'The background service is shutting down.',
    hint: 'It restarts automatically. Try again in a few seconds.',
  },
  'host-agent-internal-error': {
    message: ({ reason }) => `The background service failed: ${reason}`,
    hint: 'The page “Log” may say more.',
  },
  'host-agent-not-started': {
    message: ({ reason }) => `The background service did not start${reason === undefined ? '.' : `: ${reason}`}`,
    hint: 'To see why, run in a terminal: safe-browse daemon',
  },
  'image-missing': {
    message: ({ role, channel }) =>
      channel === undefined
        ? `There is no ${role} image yet.`
        : `There is no ${role} image yet: the channel ${channel} has brought no release yet.`,
    hint: ({ channel }) =>
      channel === undefined ? 'Build it on the page “Images”.' : 'It comes by itself when the rollout has come so far.',
  },
  'speech-missing': {
    message: ({ profile }) => `The profile ${profile} reads pages aloud, but the browser image contains no speech.`,
    hint: 'Build it again on the page “Images”. This adds speech and takes some minutes.',
  },
  'ports-taken': {
    message: ({ ports }) => `All ${ports} ports of the network VM are in use.`,
    hint: 'Discard a session, or allow more at once in the settings.',
  },
};

export { consoleHint } from '../../../host-agent/api/errors/render.ts';
