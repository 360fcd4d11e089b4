import { expect, test } from 'vitest';
import { parseAcquireSettings, parseIndexTargets } from '../../../host-agent/tools/apt.ts';

test('parses package lists, with empty unknown fields and without other kinds of lists', () => {
  const text = [
    'Packages\ttrixie\ttrixie\thttp://mirror.example/debian/\tmain\t/usr/share/keyrings/debian.pgp',
    'Packages\t$(CODENAME)\t./\tfile:/usr/share/local/\t$(COMPONENT)\t$(SIGNED_BY)',
    'Translations\ttrixie\ttrixie\thttp://mirror.example/debian/\tmain\t/usr/share/keyrings/debian.pgp',
    '',
  ].join('\n');
  expect(parseIndexTargets(text)).toEqual([
    {
      codename: 'trixie',
      release: 'trixie',
      uri: 'http://mirror.example/debian/',
      component: 'main',
      signedBy: '/usr/share/keyrings/debian.pgp',
    },
    { codename: '', release: './', uri: 'file:/usr/share/local/', component: '', signedBy: '' },
  ]);
});

test('passes proxies of the host to the image build, but no hooks and no pins', () => {
  const dump = [
    'APT::Architecture "amd64";',
    'Acquire::http::Proxy "http://proxy.example:3128";',
    'Acquire::Check-Date "false";',
    'Acquire::http::User-Agent "x";',
    'DPkg::Post-Invoke:: "rm -f x";',
    'Dir::Etc::preferences "x";',
    'Acquire::Languages "none";',
  ];
  expect(parseAcquireSettings(dump.join('\n'))).toEqual([
    'Acquire::http::Proxy "http://proxy.example:3128";',
    'Acquire::Check-Date "false";',
  ]);
});
