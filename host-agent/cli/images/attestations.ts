/** `safe-browse image sign`, `attest` and `attestations`: who vouches for an image. */
import { resolve } from 'node:path';
import { MinisignKey } from '../../api/host/attestation.ts';
import { Failure } from '../../api/errors/failure.ts';
import type { ImageRole } from '../../api/host/image.ts';
import { withAgent } from '../agent.ts';
import { interruptSignal } from '../interrupt.ts';
import { print, printJson, table } from '../output.ts';

const MOST_BUILDERS = 32;

export async function sign(role: ImageRole, key: string, json: boolean): Promise<void> {
  const image = await withAgent((client) =>
    client.call('image.sign', { role, key: resolve(key) }, { signal: interruptSignal() }),
  );
  if (json) printJson(image);
  else print(`The ${role} image ${image.digest.slice(0, 12)} is signed. Its digest has not changed.`);
}

export async function attest(digest: string, reference: string, key: string | undefined, json: boolean): Promise<void> {
  assertDigest(digest);
  const made = await withAgent((client) =>
    client.call(
      'image.attest',
      { digest, reference, ...(key !== undefined && { key: resolve(key) }) },
      { signal: interruptSignal() },
    ),
  );
  if (json) printJson(made);
  else print(`The image ${digest.slice(0, 12)} is confirmed by the key ${made.keyId}.`);
}

/** Throws `Failure` attestations-missing unless `require` builders have confirmed the digest. */
export async function show(
  digest: string,
  reference: string,
  { require, key, json }: { readonly require: string; readonly key?: readonly string[]; readonly json: boolean },
): Promise<void> {
  assertDigest(digest);
  const required = Number(require);
  if (!/^\d{1,2}$/.test(require) || required > MOST_BUILDERS) throw new Failure('attestation-count-invalid');
  const wrong = key?.find((each) => !MinisignKey.safeParse(each).success);
  if (wrong !== undefined) throw new Failure('attestation-key-invalid', { key: wrong.slice(0, 80) });
  const found = await withAgent((client) =>
    client.call(
      'image.attestations',
      { digest, reference, ...(key && { keys: [...key] }) },
      { signal: interruptSignal() },
    ),
  );
  if (json) printJson(found);
  else print(table([['KEY', 'CONFIRMED'], ...found.map(({ keyId, isValid }) => [keyId, isValid ? 'yes' : 'no'])]));
  const confirmed = found.filter(({ isValid }) => isValid).length;
  if (confirmed < required)
    throw new Failure('attestations-missing', { found: confirmed, required, digest: digest.slice(0, 12) });
}

function assertDigest(digest: string): void {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new Failure('attestation-digest-invalid');
}
