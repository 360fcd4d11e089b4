import { expect, it } from 'vitest';
import {
  attestationBytes,
  attestationTag,
  parseAttestation,
  statementOf,
} from '../../../host-agent/registry/attestations.ts';
import { distinctKeys } from '../../../host-agent/registry/attestations.ts';
import { parseReference } from '../../../host-agent/registry/reference.ts';

const DIGEST = 'ab12'.repeat(16);
const SIGNATURE = { digest: `sha256:${'1'.repeat(64)}`, bytes: 308 };
interface Written {
  artifactType: string;
  layers: { mediaType: string; size: number }[];
}
const written = (): Written => JSON.parse(attestationBytes(SIGNATURE).toString('utf8')) as Written;
const parsed = (value: unknown) => parseAttestation(Buffer.from(JSON.stringify(value)));

it('signs the digest and nothing else', () => {
  expect(statementOf(DIGEST)).toBe(`sha256:${DIGEST}\n`);
});

it('has a tag that every registry accepts, one for each image and key', () => {
  const tag = attestationTag(DIGEST, '0123456789abcdef');
  expect(parseReference(`registry.example/safe-browse/browser:${tag}`).version).toBe(tag);
  expect(attestationTag(DIGEST, 'fedcba9876543210')).not.toBe(tag);
});

it('is read back as it was written', () => {
  expect(parseAttestation(attestationBytes(SIGNATURE))).toEqual(SIGNATURE);
});

it('is not taken from another artifact, one with several layers, or a large one', () => {
  const { layers, ...rest } = written();
  const [layer] = layers;
  expect(parsed({ ...rest, layers: [layer, layer] })).toBeUndefined();
  expect(parsed({ ...rest, layers: [{ ...layer, size: 1_000_000 }] })).toBeUndefined();
  expect(parsed({ ...rest, layers: [{ ...layer, mediaType: 'application/octet-stream' }] })).toBeUndefined();
  expect(parsed({ ...rest, layers, artifactType: 'application/vnd.safe-browse.image.v1' })).toBeUndefined();
  expect(parseAttestation(Buffer.from('nonsense'))).toBeUndefined();
});

it('counts one key under two ids as one builder', () => {
  const key = (id: number, content: number) =>
    Buffer.concat([Buffer.from('Ed'), Buffer.alloc(8, id), Buffer.alloc(32, content)]).toString('base64');
  expect(distinctKeys([key(1, 7), key(2, 7), key(3, 8), key(3, 8)])).toEqual([key(2, 7), key(3, 8)]);
});
