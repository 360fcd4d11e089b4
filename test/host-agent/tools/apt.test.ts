import { expect, test } from 'vitest';
import { parseAcquireSettings, parseIndexTargets } from '../../../host-agent/tools/apt.ts';

test('package lists are read; what apt leaves open is empty, other kinds of lists are left out', () => {
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

test('proxies reach the image’s build, hooks and pins of the host do not', () => {
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
