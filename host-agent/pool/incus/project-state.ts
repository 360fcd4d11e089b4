/** What a server of Incus says about the members of a pool. It is trusted no more than the hosts: its answers are read by these schemas only. */
import { z } from 'zod';
import { InstanceName, MemberName } from '../../config/pool/incus-names.ts';
import type { PoolMember } from '../host-pool.ts';

const MAX_ITEMS = 5_000;
/** Such as `Running` or `Evacuated`. */
const Status = z.string().regex(/^[A-Za-z ]{1,40}$/);
/** Settings of an instance by which it is a host, and takes no new sessions. Of its own, or of its profiles. */
const Mark = z
  .string()
  .max(64)
  .optional()
  .transform((value) => value === 'true');

const Instance = z.object({
  name: InstanceName,
  status: Status,
  location: z.union([MemberName, z.literal('')]),
  /** Absent while its computer does not answer. */
  expanded_config: z.object({ 'user.safe-browse.host': Mark, 'user.safe-browse.draining': Mark }).nullish(),
});
export type Instance = z.infer<typeof Instance>;

const ClusterMember = z.object({ server_name: MemberName, status: Status });
export type ClusterMember = z.infer<typeof ClusterMember>;

export interface ProjectState {
  readonly instances: readonly Instance[];
  readonly members: readonly ClusterMember[];
}

/** `members`: absent where there is no cluster. Throws `ZodError` if one of these answers is not what the API promises. Pure. */
export function projectState(untrusted: { readonly instances: unknown; readonly members?: unknown }): ProjectState {
  return {
    instances: z.array(Instance).max(MAX_ITEMS).parse(untrusted.instances),
    members: z
      .array(ClusterMember)
      .max(MAX_ITEMS)
      .parse(untrusted.members ?? []),
  };
}

// Which hosts a project of Incus has for a pool.

/**
 * One member for each instance that is marked as a host, by its name, which stays when Incus moves it, or of which the cluster knows no marks because its
 * computer does not answer. It is draining when it is marked so, or when its computer is being evacuated. Which computer is dead is what the cluster finds
 * out by itself. Pure.
 */
export function membersOf({ instances, members }: ProjectState): PoolMember[] {
  const statuses = new Map(members.map(({ server_name, status }) => [server_name, status]));
  return instances
    .filter(({ expanded_config }) => !expanded_config || expanded_config['user.safe-browse.host'])
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map((instance) => {
      const computer = statuses.get(instance.location) ?? 'Online';
      const trouble = troubleOf(instance, computer);
      const isDraining = instance.expanded_config?.['user.safe-browse.draining'] === true || computer === 'Evacuated';
      return { host: instance.name, isDraining, ...(trouble !== undefined && { trouble }) };
    });
}

function troubleOf({ status, location, expanded_config }: Instance, computer: string): string | undefined {
  if (computer !== 'Online' && computer !== 'Evacuated')
    return `Its computer ${location} is ${computer.toLowerCase()}, says the cluster.`;
  return status === 'Running' && expanded_config ? undefined : `Its instance is not running: ${status.toLowerCase()}.`;
}
