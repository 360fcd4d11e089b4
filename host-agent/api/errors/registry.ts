import { entry } from './entry.ts';

/** Images in OCI registries. `reference` names the artifact, `host` the registry. */
export const registryErrors = {
  'registry-reference-invalid': entry<{ reference: string }>({
    exit: 'usage',
    message: ({ reference }) => `"${reference}" does not name an image in a registry.`,
    hint: 'Write it as REGISTRY/REPOSITORY:TAG or REGISTRY/REPOSITORY@sha256:DIGEST, for example registry.example/safe-browse/browser:stable',
  }),
  'registry-unreachable': entry<{ host: string; reason: string }>({
    exit: 'failed',
    message: ({ host, reason }) => `The registry ${host} cannot be used: ${reason}.`,
    hint: 'Check the name and the network, then try again. A download continues where it stopped.',
  }),
  'registry-refused': entry<{ host: string; status: number; reason: string }>({
    exit: 'refused',
    message: ({ host, status, reason }) =>
      `The registry ${host} refused the request (HTTP ${status}${reason === '' ? '' : `: ${reason}`}).`,
    hint: ({ status }) =>
      status === 401 || status === 403
        ? 'Log in with a tool that writes auth.json, for example: podman login, or oras login'
        : 'Ask the administrator of the registry.',
  }),
  'registry-busy': entry<{ host: string; status: number }>({
    exit: 'failed',
    message: ({ host, status }) => `The registry ${host} has too much to do at the moment (HTTP ${status}).`,
    hint: 'Try again later. A download continues where it stopped.',
  }),
  'registry-login-elsewhere': entry<{ host: string; server: string }>({
    exit: 'refused',
    message: ({ host, server }) =>
      `The registry ${host} asks for your login at ${server}, which is on another domain. It was not sent.`,
    hint: ({ server }) => `If ${server} belongs to this registry, add it to images.loginServers.`,
  }),
  'registry-login-file': entry<{ path: string; reason: string }>({
    exit: 'usage',
    message: ({ path, reason }) => `The file ${path} with logins at registries cannot be used: ${reason}.`,
    hint: 'Correct it, or remove it and log in again, for example: podman login, or oras login',
  }),
  'registry-not-found': entry<{ reference: string }>({
    exit: 'notFound',
    message: ({ reference }) => `The registry has no ${reference}.`,
    hint: 'Check the repository and the tag.',
  }),
  'registry-blob-differs': entry<{ host: string; digest: string }>({
    exit: 'refused',
    message: ({ host, digest }) => `The registry ${host} sent other data than ${digest}….`,
    hint: 'The image in use has not changed. Try again; if it happens again, tell the administrator of the registry.',
  }),
  'registry-artifact-refused': entry<{ reference: string; problem: string }>({
    exit: 'refused',
    message: ({ reference, problem }) => `${reference} was not pulled: ${problem}.`,
    hint: 'The image in use has not changed. Ask the person who pushed the image.',
  }),
  'registry-image-refused': entry<{ problem: string }>({
    exit: 'usage',
    message: ({ problem }) => `The image cannot be pushed: ${problem}.`,
    hint: 'List the images: safe-browse image list',
  }),
  'attest-not-built-here': entry<{ digest: string }>({
    exit: 'refused',
    message: ({ digest }) => `The image ${digest} was not built on this host, so it cannot be confirmed from here.`,
    hint: 'Build it here from the same packages: safe-browse image build',
  }),
  'attestations-missing': entry<{ found: number; required: number; digest: string }>({
    exit: 'refused',
    message: ({ found, required, digest }) =>
      `${found} of the ${required} required builders have confirmed the image ${digest}.`,
    hint: 'Let another builder build the same image and confirm it: safe-browse image attest',
  }),
  'signing-key-unusable': entry<{ path: string }>({
    exit: 'usage',
    message: ({ path }) => `The key in ${path} cannot sign.`,
    hint: 'It must be a secret key of minisign without a password. To make one, run: minisign -G -W',
  }),
  'signing-key-untrusted': entry<{ keyId: string }>({
    exit: 'refused',
    message: ({ keyId }) => `The key ${keyId} is not trusted here, so an image that it signs would not start.`,
    hint: 'The signature has not changed. Add the public key to images.trustedKeys first.',
  }),
  'attestation-digest-invalid': entry({
    exit: 'usage',
    message: 'An image is confirmed by its whole digest of 64 digits.',
    hint: 'List the images with their digests: safe-browse image list --json',
  }),
  'attestation-count-invalid': entry({
    exit: 'usage',
    message: 'The number of required builders must be from 0 to 32.',
    hint: 'Two builders are usual: --require 2',
  }),
  'attestation-key-invalid': entry<{ key: string }>({
    exit: 'usage',
    message: ({ key }) => `"${key}" is not a public key of minisign.`,
    hint: 'It is the second line of a file that minisign made, and begins with RW.',
  }),
} as const;
