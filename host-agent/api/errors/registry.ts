import { entry } from './entry.ts';

/** Images in OCI registries. `reference` names the artifact, `host` the registry. */
export const registryErrors = {
  'registry-reference-invalid': entry<{ reference: string }>('usage'),
  'registry-unreachable': entry<{ host: string; reason: string }>('failed'),
  'registry-refused': entry<{ host: string; status: number; reason: string }>('refused'),
  'registry-busy': entry<{ host: string; status: number }>('failed'),
  'registry-login-elsewhere': entry<{ host: string; server: string }>('refused'),
  'registry-login-file': entry<{ path: string; reason: string }>('usage'),
  'registry-not-found': entry<{ reference: string }>('notFound'),
  'registry-blob-differs': entry<{ host: string; digest: string }>('refused'),
  'registry-artifact-refused': entry<{ reference: string; problem: string }>('refused'),
  'registry-image-refused': entry<{ problem: string }>('usage'),
  'attest-not-built-here': entry<{ digest: string }>('refused'),
  'attestations-missing': entry<{ found: number; required: number; digest: string }>('refused'),
  'signing-key-unusable': entry<{ path: string }>('usage'),
  'signing-key-untrusted': entry<{ keyId: string }>('refused'),
  'attestation-digest-invalid': entry('usage'),
  'attestation-count-invalid': entry('usage'),
  'attestation-key-invalid': entry<{ key: string }>('usage'),
} as const;
