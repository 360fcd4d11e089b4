/** What the configuration says of machines on Xen. */
import { z } from 'zod';

const Label = z.string().regex(/^$|^[A-Za-z0-9_]+(:[A-Za-z0-9_]+){2}$/, 'must be a label of the FLASK policy, as system_u:system_r:domU_t').default('');

export const Xen = z.strictObject({
  /** Of the network machine: PV, or HVM where the computer emulates nothing but a board. Xen hands no device to PVH. */
  networkKind: z.enum(['pv', 'hvm']).default('pv'),
  browserKind: z.enum(['pvh', 'pv']).default('pvh'),
  /** FLASK labels; empty: what the toolstack takes. */
  networkLabel: Label,
  browserLabel: Label,
});
export type Xen = z.infer<typeof Xen>;
