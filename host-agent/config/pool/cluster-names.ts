/** Names in a Kubernetes cluster. None of them can be an option of kubectl, several words, or move a cursor. */
import { z } from 'zod';

/** RFC 1123, a label: a namespace or a Service. */
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const MAX_NAME_CHARACTERS = 253;

export const LabelName = z
  .string()
  .regex(new RegExp(`^${LABEL}$`), 'must be lower-case letters, digits and dashes, at most 63');

/** RFC 1123, a subdomain. */
const Subdomain = z
  .string()
  .max(MAX_NAME_CHARACTERS)
  .regex(new RegExp(String.raw`^${LABEL}(?:\.${LABEL})*$`));
export const NodeName = Subdomain;
export const PodName = Subdomain;

/** Of a kubeconfig: whatever its author chose, such as `arn:aws:eks:eu-central-1:123:cluster/x`. */
export const ContextName = z
  .string()
  .max(MAX_NAME_CHARACTERS)
  .regex(/^[!-~]*$/, 'must be printable, without spaces');
