/** What a server of Incus says about the members of a pool. It is trusted no more than the hosts: its answers are read by these schemas only. */
import { z } from 'zod';
import { InstanceName, MemberName } from '../../config/incus-names.ts';

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
