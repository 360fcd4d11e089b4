/** Names in Incus. None of them can be an option of the program incus, part of an address of its API, or move a cursor. */
import { z } from 'zod';

/** Of the person's own `incus remote list`. */
export const RemoteName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'must be letters, digits, dots, dashes and underscores, at most 63');
export const ProjectName = RemoteName;

/** As Incus allows them: a label of a domain name that begins with a letter. */
export const InstanceName = z.string().regex(/^[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/);

/** A computer of the cluster; `none` where there is no cluster. */
export const MemberName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/);
