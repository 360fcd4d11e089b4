import { describe, expect, it } from 'vitest';
import { StartRequest, startRequest } from '../../../ui/main/request.ts';

describe('the arguments of a start', () => {
  it('request the main window if there are none', () => {
    expect(startRequest([])).toEqual({ is: 'main-window' });
  });

  it('request only the tray, a browser with a profile, or the window of a session', () => {
    expect(startRequest(['--background'])).toEqual({ is: 'background' });
    expect(startRequest(['--open', '--profile=work'])).toEqual({ is: 'open', profile: 'work' });
    expect(startRequest(['--session=1234abcd'])).toEqual({ is: 'session', id: '1234abcd' });
  });

  it('give links and files after --, in normalised form', () => {
    expect(startRequest(['--', 'HTTPS://Example.org', 'http://a.test/x?y=1'])).toEqual({
      is: 'given',
      urls: ['https://example.org/', 'http://a.test/x?y=1'],
      paths: [],
    });
    expect(startRequest(['--', 'file:///home/a/two%20pages.pdf', 'https://a.test/', 'file://localhost/b'])).toEqual({
      is: 'given',
      urls: ['https://a.test/'],
      paths: ['/home/a/two pages.pdf', '/b'],
    });
  });

  it('give files by their paths, too, as desktops of GNOME name them', () => {
    const paths = ['/home/a/two %20pages.pdf', '/--background', '/b#c?d'];
    expect(startRequest(['--', ...paths])).toEqual({ is: 'given', urls: [], paths });
    expect(startRequest(['--safe-copy', '--', ...paths])).toEqual({ is: 'safe-copy', paths });
    expect(startRequest(['--', 'a.pdf', './a.pdf', `/${'x'.repeat(5000)}`])).toMatchObject({ is: 'refused-link' });
  });

  it('ask for safe copies of files only', () => {
    expect(startRequest(['--safe-copy', '--', 'file:///a.pdf', 'https://a.test/', 'file:///b.png'])).toEqual({
      is: 'safe-copy',
      paths: ['/a.pdf', '/b.png'],
    });
    expect(startRequest(['--safe-copy'])).toEqual({ is: 'main-window' });
    expect(startRequest(['--', '--safe-copy', 'file:///a.pdf'])).toMatchObject({ is: 'given', paths: ['/a.pdf'] });
  });

  it('never take a link for an option, or an option for a link', () => {
    expect(startRequest(['--', '--background', '--session=1'])).toMatchObject({ is: 'refused-link' });
    expect(startRequest(['https://example.org/'])).toEqual({ is: 'main-window' });
  });

  it('say that a browser’s link opens here, or that its site gets another rule', () => {
    const given = { is: 'given', urls: ['https://a.test/'], paths: [] };
    expect(startRequest(['--here', '--', 'https://a.test/'])).toEqual({ ...given, here: true });
    expect(startRequest(['--', 'https://a.test/', '--here'])).toEqual(given);
    const rule = { is: 'site-rule', url: 'https://a.test/' };
    expect(startRequest(['--always', '--', 'https://a.test/'])).toEqual({ ...rule, isAlways: true });
    expect(startRequest(['--not-always', '--', 'https://a.test/'])).toEqual({ ...rule, isAlways: false });
    expect(startRequest(['--always', '--', 'ftp://a.test/'])).toMatchObject({ is: 'refused-link' });
  });

  it.each([
    ['file://server/share', 'scheme'],
    ['file:///a%2fb', 'scheme'],
    ['file:/etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['ftp://a.test/', 'scheme'],
    ['//a.test', 'not-a-url'],
    ['', 'not-a-url'],
    ['about:blank', 'not-a-page'],
    [`http://a.test/${'x'.repeat(9000)}`, 'too-long'],
  ])('bring no %s, but say why: %s', (text, problem) => {
    expect(startRequest(['--', text])).toMatchObject({ is: 'refused-link', problem: { problem } });
    expect(startRequest(['--', text, 'https://a.test/'])).toEqual({
      is: 'given',
      urls: ['https://a.test/'],
      paths: [],
    });
  });

  it('refuse an id that is more than an id', () => {
    expect(startRequest(['--session=../x'])).toEqual({ is: 'main-window' });
  });

  it('make requests that a first start accepts from a second', () => {
    for (const words of [
      [],
      ['--background'],
      ['--safe-copy', '--', 'file:///a.pdf'],
      ['--open'],
      ['--', 'https://a.test/'],
      ['--', 'file:///a'],
      ['--here', '--', 'https://a.test/'],
      ['--always', '--', 'https://a.test/'],
      ['--', 'ftp://a.test/'],
    ])
      expect(StartRequest.safeParse(startRequest(words)).success).toBe(true);
    expect(StartRequest.safeParse({ is: 'given', urls: [], paths: [] }).success).toBe(false);
  });
});
