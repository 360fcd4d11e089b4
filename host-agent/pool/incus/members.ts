/** Which hosts a project of Incus has for a pool. */
import type { PoolMember } from '../host-pool.ts';
import type { Instance, ProjectState } from './project-state.ts';

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
