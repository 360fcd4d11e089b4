import { describe, expect, it } from 'vitest';
import {
  ARTIFACT_TYPE,
  artifactBytes,
  type ImageArtifact,
  LAYER_TYPES,
  parseArtifact,
  PARTS,
} from '../../../host-agent/registry/artifact.ts';

const blob = (digit: string, bytes: number) => ({ digest: `sha256:${digit.repeat(64)}`, bytes });
const ARTIFACT: ImageArtifact = {
  manifest: blob('1', 900),
  signature: blob('2', 308),
  kernel: blob('3', 12_000_000),
  initramfs: blob('4', 9_000_000),
  root: blob('5', 370_000_000),
};

interface Written {
  artifactType: string;
  layers: { mediaType: string; digest: string; size: number }[];
}
const written = (): Written => JSON.parse(artifactBytes(ARTIFACT, {}).toString('utf8')) as Written;
const parsed = (value: unknown) => parseArtifact(Buffer.from(JSON.stringify(value)));

describe('an image as an OCI artifact', () => {
  it('is read back as it was written', () => {
    expect(parseArtifact(artifactBytes(ARTIFACT, { any: 'text' }))).toEqual(ARTIFACT);
  });

  it('has the same bytes for the same files, so that its digest is reproducible', () => {
    expect(artifactBytes(ARTIFACT, { a: 'b' })).toEqual(artifactBytes({ ...ARTIFACT }, { a: 'b' }));
  });

  it('names every file with a separate media type', () => {
    const { artifactType, layers } = written();
    expect(artifactType).toBe(ARTIFACT_TYPE);
    expect(layers.map(({ mediaType }) => mediaType)).toEqual(PARTS.map((part) => LAYER_TYPES[part]));
  });

  it('ignores layers that it does not know', () => {
    const value = written();
    value.layers.push({ mediaType: 'application/vnd.example.delta', digest: blob('6', 1).digest, size: 1 });
    expect(parsed(value)).toEqual(ARTIFACT);
  });

  it.each<[string, (value: Written) => unknown]>([
    ['text', () => 'text'],
    ['another artifact', (value) => ({ ...value, artifactType: 'application/vnd.example' })],
    ['an image of containers', ({ layers }) => ({ schemaVersion: 2, layers })],
    ['an artifact without a signature', (value) => ({ ...value, layers: value.layers.filter((_, at) => at !== 1) })],
    ['an artifact with two roots', (value) => ({ ...value, layers: [...value.layers, value.layers[4]] })],
    ['a negative size', (value) => ({ ...value, layers: value.layers.map((layer) => ({ ...layer, size: -1 })) })],
    ['an enormous size', (value) => ({ ...value, layers: value.layers.map((layer) => ({ ...layer, size: 1e15 })) })],
    ['another digest', (value) => ({ ...value, layers: value.layers.map((layer) => ({ ...layer, digest: 'md5:0' })) })],
    [
      'a manifest of 2 MiB',
      (value) => {
        const [first, ...rest] = value.layers;
        return { ...value, layers: [{ ...first, size: 2 * 1024 ** 2 }, ...rest] };
      },
    ],
  ])('is not %s', (_, change) => {
    expect(parsed(change(written()))).toEqual({ problem: expect.any(String) as unknown });
  });
});
