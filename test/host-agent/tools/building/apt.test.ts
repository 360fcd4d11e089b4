import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { parseIndexTargets, parsePolicy, updateLists } from '../../../../host-agent/tools/building/apt.ts';

test('parses package lists, with empty unknown fields and without other kinds of lists', () => {
  const text = [
    'Packages\ttrixie\ttrixie\thttp://mirror.example/debian/\tmain\t/usr/share/keyrings/debian.pgp\tDebian\tDebian-Security',
    'Packages\t$(CODENAME)\t./\tfile:/usr/share/local/\t$(COMPONENT)\t$(SIGNED_BY)\tlocal\t$(LABEL)',
    'Translations\ttrixie\ttrixie\thttp://mirror.example/debian/\tmain\t/usr/share/keyrings/debian.pgp\tDebian\tDebian',
    '',
  ].join('\n');
  expect(parseIndexTargets(text)).toEqual([
    {
      codename: 'trixie',
      release: 'trixie',
      uri: 'http://mirror.example/debian/',
      component: 'main',
      signedBy: '/usr/share/keyrings/debian.pgp',
      origin: 'Debian',
      label: 'Debian-Security',
    },
    {
      codename: '',
      release: './',
      uri: 'file:/usr/share/local/',
      component: '',
      signedBy: '',
      origin: 'local',
      label: '',
    },
  ]);
});

test('parses which package lists have which version of a package', () => {
  const text = [
    'chromium:',
    '  Installed: (none)',
    '  Candidate: 140.0-1~deb13u1',
    '  Version table:',
    '     140.0-1~deb13u1 500',
    '        500 http://mirror.example/security trixie-security/main amd64 Packages',
    '        100 copy:/srv/own ./ Packages',
    '     139.0-1 500 (phased 10%)',
    '        500 http://mirror.example/debian trixie/main amd64 Packages',
    'gone:',
    '  Installed: 1',
    '  Candidate: (none)',
    '  Version table:',
    'c++:',
    '  Installed: (none)',
    '  Candidate: 1:4-1',
    '  Version table:',
    '',
  ].join('\n');
  expect(parsePolicy(text)).toEqual(
    new Map([
      [
        'chromium',
        {
          candidate: '140.0-1~deb13u1',
          places: new Map([
            [
              '140.0-1~deb13u1',
              [
                { uri: 'http://mirror.example/security', release: 'trixie-security', component: 'main' },
                { uri: 'copy:/srv/own', release: './', component: '' },
              ],
            ],
            ['139.0-1', [{ uri: 'http://mirror.example/debian', release: 'trixie', component: 'main' }]],
          ]),
        },
      ],
      ['c++', { candidate: '1:4-1', places: new Map() }],
    ]),
  );
});

test('reaches archives through the proxy that the environment names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sb-apt-'));
  const asked: (string | undefined)[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('http_proxy', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  const [sourcesFile, preferencesFile] = [join(folder, 'sources.list'), join(folder, 'preferences')];
  mkdirSync(join(folder, 'lists/partial'), { recursive: true });
  writeFileSync(sourcesFile, 'deb [trusted=yes] http://archive.test/debian trixie main\n');
  writeFileSync(preferencesFile, '');
  await expect(updateLists({ sourcesFile, preferencesFile, listsFolder: join(folder, 'lists') })).rejects.toThrow();
  expect(asked).toContain('http://archive.test/debian/dists/trixie/InRelease');
  vi.unstubAllEnvs();
  await new Promise((resolve) => proxy.close(resolve));
  rmSync(folder, { recursive: true });
});
