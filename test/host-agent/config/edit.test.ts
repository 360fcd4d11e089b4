import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { editToml } from '../../../host-agent/config/edit.ts';

const written = `# mine
defaultProfile = "news" # the usual one

# for reading
[profile.news]
memoryMiB = 3072
screen = { width = 1600, height = 1000 }
`;

describe('a change to the configuration file', () => {
  it('leaves comments and layout as they are', () => {
    expect(editToml(written, [{ path: ['profile', 'news', 'memoryMiB'], value: 4096 }])).toBe(
      written.replace('3072', '4096'),
    );
  });

  it('adds a key that is not there, in a table of its own at the end', () => {
    expect(editToml(written, [{ path: ['network', 'ports'], value: 4 }])).toBe(`${written}\n[network]\nports = 4\n`);
  });

  it('adds a profile', () => {
    const edited = editToml(written, [
      { path: ['profile', 'bank', 'colour'], value: 'red' },
      { path: ['profile', 'bank', 'memoryMiB'], value: 1024 },
    ]);
    expect(edited.startsWith(written)).toBe(true);
    expect(parse(edited)['profile']).toMatchObject({
      bank: { colour: 'red', memoryMiB: 1024 },
      news: { memoryMiB: 3072 },
    });
  });

  it('takes out a key, and a whole profile', () => {
    expect(parse(editToml(written, [{ path: ['profile', 'news', 'memoryMiB'], value: null }]))).toEqual({
      defaultProfile: 'news',
      profile: { news: { screen: { width: 1600, height: 1000 } } },
    });
    expect(parse(editToml(written, [{ path: ['profile', 'news'], value: null }]))['profile'] ?? {}).toEqual({});
  });

  it('takes out what is not there without a trace', () => {
    expect(editToml(written, [{ path: ['network', 'ports'], value: null }])).toBe(written);
  });

  it('writes into a file that was empty', () => {
    expect(editToml('', [{ path: ['accelerator'], value: 'tcg' }])).toBe('accelerator = "tcg"\n');
  });

  it('keeps text with quotes, line breaks and backslashes what it is', () => {
    const value = 'a "b" \\ \n [network] # ü';
    expect(parse(editToml(written, [{ path: ['note'], value }]))['note']).toBe(value);
  });
});
