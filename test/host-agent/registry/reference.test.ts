import { describe, expect, it } from 'vitest';
import { describeReference, isLoopback, parseReference } from '../../../host-agent/registry/reference.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('the reference of an image in a registry', () => {
  it.each([
    ['registry.example/browser', { host: 'registry.example', repository: 'browser', version: 'latest' }],
    ['registry.example/a/b-c/d:stable', { host: 'registry.example', repository: 'a/b-c/d', version: 'stable' }],
    ['localhost/browser:1', { host: 'localhost', repository: 'browser', version: '1' }],
    ['127.0.0.1:5000/browser', { host: '127.0.0.1:5000', repository: 'browser', version: 'latest' }],
    ['[::1]:5000/browser', { host: '[::1]:5000', repository: 'browser', version: 'latest' }],
  ])('reads %s', (text, reference) => {
    expect(parseReference(text)).toEqual(reference);
  });

  it('prefers the digest to the tag', () => {
    const reference = parseReference(`registry.example/browser:stable@${DIGEST}`);
    expect(reference.version).toBe(DIGEST);
    expect(describeReference(reference)).toBe(`registry.example/browser@${DIGEST}`);
  });

  it.each([
    ['has no registry', 'safe-browse/browser'],
    ['has no repository', 'registry.example'],
    ['has a scheme', 'https://registry.example/browser'],
    ['has upper-case letters in its repository', 'registry.example/Browser'],
    ['leaves its repository', 'registry.example/../browser'],
    ['has a login', 'user:secret@registry.example/browser'],
    ['has a short digest', 'registry.example/browser@sha256:abc'],
    ['has a query', 'registry.example/browser:stable?a=b'],
    ['has a line break', 'registry.example/browser\n'],
    ['is too long', `registry.example/${'a'.repeat(600)}`],
  ])('is refused when it %s', (_, text) => {
    expect(() => parseReference(text)).toThrow(/does not name an image in a registry/);
  });

  it.each([
    ['localhost', true],
    ['localhost:5000', true],
    ['127.0.0.1:5000', true],
    ['127.9.9.9', true],
    ['[::1]:5000', true],
    ['128.0.0.1', false],
    ['127.0.0.1.registry.example', false],
    ['localhost.registry.example', false],
    ['registry.example:80', false],
  ])('knows whether %s is this host', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
