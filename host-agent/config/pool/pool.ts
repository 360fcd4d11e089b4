/** The configuration of a pool: hosts on which sessions can run instead of here. */
import { z } from 'zod';
import type { ConfigurationProblem } from '../../api/configuration/configuration.ts';
import { ContextName, LabelName } from './cluster-names.ts';
import { ProjectName, RemoteName } from './incus-names.ts';

export const PoolName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,30}$/, 'must be lower-case letters, digits and dashes, at most 31');

/** `host`, `user@host` or a name from ssh's own configuration. It can be neither an option of ssh nor several words. */
const HostName = z
  .string()
  .regex(
    /^(?:[a-z_][a-z0-9_.-]{0,31}@)?[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})$/,
    'must be like "server.example" or "me@server.example"; port and key belong in ~/.ssh/config',
  );

const detachedMinutes = z
  .int()
  .min(1)
  .max(1440)
  .default(30)
  .describe('How long a session waits there after the connection was lost. Then it is discarded.');

const SshHosts = z.strictObject({
  engine: z.literal('ssh').describe('`ssh`: the hosts in `hosts`, reached with your own ssh.'),
  hosts: z
    .array(HostName)
    .min(1, 'must have a host')
    .max(64)
    .check(({ value, issues }) => {
      if (new Set(value).size < value.length)
        issues.push({ code: 'custom', input: value, message: 'names a host twice' });
    })
    .describe('With `ssh`: its hosts, as for ssh. Safe Browse must be installed on each.'),
  detachedMinutes,
});

const IncusHosts = z.strictObject({
  engine: z
    .literal('incus')
    .describe('`incus`: the instances of `project` that are marked as hosts, reached with your own Incus client.'),
  remote: RemoteName.describe('With `incus`: the server, as `incus remote list` calls it.'),
  project: ProjectName.describe('With `incus`: your project.'),
  detachedMinutes,
});

const KubernetesHosts = z.strictObject({
  engine: z
    .literal('kubernetes')
    .describe('`kubernetes`: the nodes of a cluster with a pod of `service`, reached with your own kubectl.'),
  context: ContextName.default('').describe(
    'With `kubernetes`: the context of your kubeconfig. Empty: its current one.',
  ),
  namespace: LabelName.describe('With `kubernetes`: your namespace.'),
  service: LabelName.default('safe-browse').describe('With `kubernetes`: the Service whose pods are the host agents.'),
  detachedMinutes,
});

export const Pool = z.discriminatedUnion('engine', [SshHosts, IncusHosts, KubernetesHosts], {
  error: 'must be "ssh", "incus" or "kubernetes"',
});
export type Pool = z.infer<typeof Pool>;

/** Profiles that are to run in a pool that does not exist. Pure. */
export function poolProblems({
  pool,
  profile,
}: {
  readonly pool: Readonly<Record<string, Pool>>;
  readonly profile: Readonly<Record<string, { readonly where: string }>>;
}): ConfigurationProblem[] {
  return Object.entries(profile).flatMap(([name, { where }]) =>
    where === '' || Object.hasOwn(pool, where)
      ? []
      : [{ path: ['profile', name, 'where'], message: `there is no pool "${where}"` }],
  );
}
