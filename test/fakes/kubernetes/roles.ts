/** Who may do what, by the roles of manifests: RBAC, as `rbac.authorization.k8s.io/v1` documents it. */
import { z } from 'zod';

const Rule = z.object({ apiGroups: z.array(z.string()), resources: z.array(z.string()), verbs: z.array(z.string()) });
const Metadata = z.object({ name: z.string(), namespace: z.string().optional() });
const Role = z.object({ kind: z.enum(['Role', 'ClusterRole']), metadata: Metadata, rules: z.array(Rule) });
const Binding = z.object({
  kind: z.enum(['RoleBinding', 'ClusterRoleBinding']),
  metadata: Metadata,
  roleRef: z.object({ kind: z.string(), name: z.string() }),
  subjects: z.array(z.object({ kind: z.string(), name: z.string() })),
});

export interface User {
  readonly name: string;
  readonly groups: readonly string[];
}

export interface Action {
  readonly verb: string;
  readonly apiGroup: string;
  /** With the subresource: `pods/exec`. */
  readonly resource: string;
  /** Absent for what belongs to the cluster. */
  readonly namespace?: string;
}

/** Other objects among the manifests are ignored. */
export function authorizer(manifests: readonly unknown[]): (user: User, action: Action) => boolean {
  const roles = manifests.flatMap((one) => Role.safeParse(one).data ?? []);
  const bindings = manifests.flatMap((one) => Binding.safeParse(one).data ?? []);
  return (user, { verb, apiGroup, resource, namespace }) =>
    bindings.some((binding) => {
      const isHere = binding.kind === 'ClusterRoleBinding' || binding.metadata.namespace === namespace;
      const isTheirs = binding.subjects.some(
        ({ kind, name }) => (kind === 'User' && name === user.name) || (kind === 'Group' && user.groups.includes(name)),
      );
      if (!isHere || !isTheirs) return false;
      const { roleRef } = binding;
      return roles
        .filter(({ kind, metadata }) => kind === roleRef.kind && metadata.name === roleRef.name)
        .filter(({ kind, metadata }) => kind === 'ClusterRole' || metadata.namespace === binding.metadata.namespace)
        .some(({ rules }) =>
          rules.some(
            (rule) =>
              rule.apiGroups.includes(apiGroup) && rule.resources.includes(resource) && rule.verbs.includes(verb),
          ),
        );
    });
}
