/** Every method of the control API, each as one call of one verb: those of the features, and those that concern several of them. */
import type { Verbs } from '../api/methods/verbs.ts';
import type { Foundation } from '../foundation/foundation.ts';
import type { ImageRole } from '../image/recipe-schema.ts';
import { protectionsHere } from '../jail/protections.ts';
import { monitoringVerbs } from '../monitoring/compose.ts';
import { admitSession } from './admission.ts';
import type { HostAgent } from './compose.ts';
import { agentVerbs } from './verbs/agent.ts';
import { bookmarkVerbs } from './verbs/bookmarks.ts';
import { changeOf, configurationVerbs } from './verbs/configuration.ts';
import { exitVerbs } from './verbs/exits.ts';
import { fileVerbs } from './verbs/files.ts';
import { sessionVerbs, type SessionVerbsDeps } from './verbs/sessions.ts';

/** What verbs on sessions need. */
export const sessionVerbsDeps = (foundation: Foundation, agent: HostAgent): SessionVerbsDeps => {
  const { runtime, configuration, config, log } = foundation;
  const { sessions, hypervisor, images, downloadTarget } = agent;
  const admission = {
    configuration,
    images: (role: ImageRole) => images.stored(role),
    now: Date.now,
    protections: protectionsHere,
  };
  return {
    sessions,
    config,
    downloadTarget,
    admit: (profile) => admitSession(admission, profile),
    audit: ({ id, profile, where }) => {
      if (!config().log.audit) return;
      log.info({ id, auditedProfile: profile, ...(where !== '' && { auditedPool: where }) }, 'a session was opened');
    },
    dryRunOptions: () => ({ config: config(), hypervisor, images, names: runtime }),
    onUnmarked: (id, reason) => log.info({ id, reason }, 'the origin of a file was not recorded'),
  };
};

export function verbsOf(
  foundation: Foundation,
  agent: HostAgent,
  ofSessions: SessionVerbsDeps,
  stopDaemon: () => void,
): Verbs {
  const { state, configuration, config } = foundation;
  const change = changeOf({ ...agent, configuration });
  return {
    ...agent.featureVerbs(),
    ...agentVerbs({ doctorContext: agent.examined, log: state.log, watchers: agent.watchers, stopDaemon }),
    ...sessionVerbs(ofSessions, {
      remote: agent.remote,
      pools: agent.pools,
      refresh: () => configuration.refresh(),
      // The images of another host are not known here.
      admit: (profile) => admitSession({ configuration, images: () => Promise.resolve([]), now: Date.now }, profile),
    }),
    ...fileVerbs({ ...agent, config, admit: () => ofSessions.admit(undefined) }),
    ...bookmarkVerbs({ ...agent, config, change: (changes) => change(changes, false) }),
    ...exitVerbs({ ...agent, config, change: (changes) => change(changes, false) }),
    ...monitoringVerbs(agent.reported()),
    ...configurationVerbs({ ...agent, configuration }),
  };
}
