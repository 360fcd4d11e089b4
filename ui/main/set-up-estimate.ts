/** How long the set-up takes on this host, before it has begun. */
import type { VmRole } from '../../host-agent/api/host/image.ts';
import type { SetUpEstimate } from '../bridge/state.ts';

interface Cost {
  /** Packages, which each build downloads. */
  readonly megabytes: number;
  /** What one processor does after the other, such as to install the packages. */
  readonly serialSeconds: number;
  /** What all processors share: to compress the image. As of one of them. */
  readonly sharedSeconds: number;
}

/** Measured with Debian 13 on two processors of a server and a mirror beside it. No build runs a VM, so KVM changes nothing. */
const COSTS: Record<VmRole, Cost> = {
  network: { megabytes: 170, serialSeconds: 15, sharedSeconds: 8 },
  browser: { megabytes: 480, serialSeconds: 40, sharedSeconds: 25 },
};
/** Of a common connection (40 Mbit/s): how fast the person's is shows only while it downloads. */
const MEGABYTES_PER_SECOND = 5;

/** What is known of this host. */
export interface Pace {
  readonly processors: number;
  /** How long the last build of each image took here, with its download. */
  readonly earlierSeconds: Readonly<Partial<Record<VmRole, number>>>;
}

/** Builds of these images at the same time. What an earlier build took says more than the number of processors. Pure. */
export function setUpEstimate(roles: readonly VmRole[], { processors, earlierSeconds }: Pace): SetUpEstimate {
  const costs = roles.filter((role) => earlierSeconds[role] === undefined).map((role) => COSTS[role]);
  const sum = (of: keyof Cost, all = costs) => all.reduce((total, cost) => total + cost[of], 0);
  const work = (sum('serialSeconds') + sum('sharedSeconds')) / processors;
  const serial = Math.max(0, ...costs.map(({ serialSeconds }) => serialSeconds));
  const anew = Math.max(work, serial) + sum('megabytes') / MEGABYTES_PER_SECOND;
  const seconds = Math.max(anew, ...roles.map((role) => earlierSeconds[role] ?? 0));
  return {
    minutes: Math.max(1, Math.round(seconds / 60)),
    megabytes: sum(
      'megabytes',
      roles.map((role) => COSTS[role]),
    ),
  };
}
