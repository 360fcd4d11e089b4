import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseChallenge } from '../../../host-agent/registry/authorization.ts';
import { authFiles, findCredentials, fromFile, parseAuthFile } from '../../../host-agent/registry/credentials.ts';

const auth = (text: string) => ({ auth: Buffer.from(text).toString('base64') });
const file = (auths: Record<string, object>) => {
  const parsed = parseAuthFile(JSON.stringify({ auths }));
  if (!parsed) throw new Error('The file was not accepted.');
  return parsed;
};

describe('the login at a registry', () => {
  it('is searched where container tools keep it', () => {
    expect(authFiles({ HOME: '/home/ada', XDG_RUNTIME_DIR: '/run/user/1000' })).toEqual([
      '/run/user/1000/containers/auth.json',
      '/home/ada/.config/containers/auth.json',
      '/home/ada/.docker/config.json',
    ]);
    expect(authFiles({ HOME: '/home/ada', REGISTRY_AUTH_FILE: '/etc/auth.json' })).toEqual(['/etc/auth.json']);
  });

  it('is the one of the longest matching name', () => {
    const auths = {
      'r.example': auth('all:1'),
      'r.example/team': auth('team:2'),
      'r.example/team/browser': auth('one:3'),
    };
    expect(fromFile(file(auths), 'r.example', 'team/browser')).toEqual({ user: 'one', secret: '3' });
    expect(fromFile(file(auths), 'r.example', 'team/network')).toEqual({ user: 'team', secret: '2' });
    expect(fromFile(file(auths), 'r.example', 'other')).toEqual({ user: 'all', secret: '1' });
    expect(fromFile(file(auths), 'other.example', 'team')).toBeUndefined();
  });

  it('keeps colons in a password', () => {
    expect(fromFile(file({ 'r.example': auth('ada:a:b') }), 'r.example', 'x')).toEqual({ user: 'ada', secret: 'a:b' });
  });

  it('may be an identity token', () => {
    expect(fromFile(file({ 'r.example': { identitytoken: 't' } }), 'r.example', 'x')).toEqual({
      user: '<token>',
      secret: 't',
    });
  });

  it('does not come from a file that is no login file', () => {
    expect(parseAuthFile('not JSON')).toBeUndefined();
    expect(parseAuthFile('{"auths":[]}')).toBeUndefined();
  });

  it('fails with the path of a file that cannot be used, instead of going without', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sb-login-'));
    const path = join(folder, 'auth.json');
    const find = () => findCredentials({ host: 'r.example', repository: 'x' }, { REGISTRY_AUTH_FILE: path });
    try {
      expect(await find()).toBeUndefined();
      writeFileSync(path, '{"auths": {');
      await expect(find()).rejects.toMatchObject({ code: 'registry-login-file', params: { path } });
      writeFileSync(path, JSON.stringify({ auths: { 'r.example': auth('ada:1') } }));
      expect(await find()).toEqual({ user: 'ada', secret: '1' });
      rmSync(path);
      await expect(
        findCredentials({ host: 'r.example', repository: 'x' }, { REGISTRY_AUTH_FILE: folder }),
      ).rejects.toMatchObject({ code: 'registry-login-file', params: { path: folder } });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the challenge of a registry', () => {
  it('names the token server', () => {
    expect(
      parseChallenge('Bearer realm="https://auth.example/token",service="r.example",scope="repository:a/b:pull"'),
    ).toEqual({
      scheme: 'bearer',
      parameters: { realm: 'https://auth.example/token', service: 'r.example', scope: 'repository:a/b:pull' },
    });
  });

  it('may ask for a password', () => {
    expect(parseChallenge('Basic realm="Registry"')?.scheme).toBe('basic');
  });

  it('is ignored when it asks for something else', () => {
    expect(parseChallenge('Negotiate')).toBeUndefined();
    expect(parseChallenge('Basically nothing')).toBeUndefined();
  });
});
