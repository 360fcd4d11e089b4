/** Every method of the control API, each as one call of one verb. */
import { abortable } from '../process/abortable.ts';
import { deadline } from '../process/deadline.ts';
import type { HostAgent } from './compose.ts';
import type { Foundation } from './foundation.ts';
import { protectionsHere } from '../jail/protections.ts';
import type { ImageRole } from '../image/recipe-schema.ts';
import { admitSession } from './admission.ts';
import { CrashRecord } from './crashes.ts';
import { APPARMOR_PROFILES, ELECTRON_FOLDERS, UDEV_RULES } from './installation.ts';
import { reportSources } from './monitoring.ts';
import type { Verbs } from './server.ts';
import { agentVerbs } from './verbs/agent.ts';
import { bookmarkVerbs } from './verbs/bookmarks.ts';
import { channelVerbs } from './verbs/channel.ts';
import { changeOf, configurationVerbs } from './verbs/configuration.ts';
import { imageVerbs } from './verbs/images.ts';
import { monitoringVerbs } from './verbs/monitoring.ts';
import { networkVerbs } from './verbs/network.ts';
import { registryVerbs } from './verbs/registry.ts';
import { poolVerbs } from './verbs/pools.ts';
import { sessionVerbs, type SessionVerbsDeps } from './verbs/sessions.ts';
import { templateVerbs } from './verbs/templates.ts';
import { verificationVerbs } from './verbs/verification.ts';

const ACCELERATOR_WITHIN_MS = 60_000;
const never = new AbortController().signal;

/** What verbs on sessions need. */
export const sessionVerbsDeps = (foundation: Foundation, agent: HostAgent): SessionVerbsDeps => {
  const { runtime, configuration, config, log } = foundation;
  const { sessions, watchers, hypervisor, images, downloadTarget } = agent;
  const admission = {
    configuration,
    images: (role: ImageRole) => images.stored(role),
    now: Date.now,
    protections: protectionsHere,
  };
  return {
    sessions,
    watchers,
    config,
    downloadTarget,
    admit: (profile) => admitSession(admission, profile),
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
  const { folders, runtime, state, configuration, config } = foundation;
  const { hypervisor, images, channel, sessions, ndvm, fastStart, watchers } = agent;
  const configurationOptions = { configuration, sessions, remote: agent.remote, ndvm, watchers, fastStart };
  const change = changeOf(configurationOptions);
  const refresh = () => configuration.refresh();
  return {
    ...agentVerbs({
      doctorContext: () => ({
        folders,
        config: config(),
        managed: { policies: configuration.policy.policies, blocked: configuration.blocked },
        missed: agent.protections.missed,
        hypervisor,
        // The first question tests KVM, which goes on for the next question where this one ends before it.
        accelerator: () => abortable(hypervisor.accelerator(never), deadline(ACCELERATOR_WITHIN_MS)),
        images: () => images.list(undefined),
        poolHosts: () => agent.pools.status(),
        channel: async () => (config().images.channel === '' ? undefined : channel.status()),
        crashes: () => new CrashRecord(runtime.crashes).read(),
        ports: ndvm.status().ports,
        log: state.log,
        profiles: APPARMOR_PROFILES,
        udevRule: UDEV_RULES,
        electron: ELECTRON_FOLDERS,
      }),
      log: state.log,
      watchers,
      stopDaemon,
    }),
    ...sessionVerbs(ofSessions, {
      remote: agent.remote,
      pools: agent.pools,
      refresh,
      // The images of another host are not known here.
      admit: (profile) => admitSession({ configuration, images: () => Promise.resolve([]), now: Date.now }, profile),
    }),
    ...poolVerbs({ pools: agent.pools, refresh }),
    ...bookmarkVerbs({ ...agent, config, change: (changes) => change(changes, false) }),
    ...networkVerbs(agent),
    ...imageVerbs(agent),
    ...registryVerbs(agent),
    ...channelVerbs(agent),
    ...templateVerbs(fastStart),
    ...verificationVerbs(agent),
    ...monitoringVerbs(reportSources(agent, configuration)),
    ...configurationVerbs(configurationOptions),
  };
}
