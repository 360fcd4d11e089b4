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

  it('give links after --, in normalised form', () => {
    expect(startRequest(['--', 'HTTPS://Example.org', 'http://a.test/x?y=1'])).toEqual({
      is: 'links',
      urls: ['https://example.org/', 'http://a.test/x?y=1'],
    });
  });

  it('never take a link for an option, or an option for a link', () => {
    expect(startRequest(['--', '--background', '--session=1'])).toMatchObject({ is: 'refused-link' });
    expect(startRequest(['https://example.org/'])).toEqual({ is: 'main-window' });
  });

  it.each([
    ['file:///etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['ftp://a.test/', 'scheme'],
    ['//a.test', 'not-a-url'],
    ['', 'not-a-url'],
    ['about:blank', 'not-a-page'],
    [`http://a.test/${'x'.repeat(9000)}`, 'too-long'],
  ])('bring no %s, but say why: %s', (text, problem) => {
    expect(startRequest(['--', text])).toMatchObject({ is: 'refused-link', problem: { problem } });
    expect(startRequest(['--', text, 'https://a.test/'])).toEqual({ is: 'links', urls: ['https://a.test/'] });
  });

  it('refuse an id that is more than an id', () => {
    expect(startRequest(['--session=../x'])).toEqual({ is: 'main-window' });
  });

  it('make requests that a first start accepts from a second', () => {
    for (const words of [[], ['--background'], ['--open'], ['--', 'https://a.test/'], ['--', 'ftp://a.test/']])
      expect(StartRequest.safeParse(startRequest(words)).success).toBe(true);
    expect(StartRequest.safeParse({ is: 'links', urls: [] }).success).toBe(false);
  });
});
