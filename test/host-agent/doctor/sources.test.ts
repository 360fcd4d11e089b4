import { expect, test } from 'vitest';
import { sourceFinding } from '../../../host-agent/doctor/doctor.ts';

test('the doctor names every package source that images do not use, with the reason', () => {
  expect(sourceFinding([]).level).toBe('ok');
  expect(sourceFinding([{ uri: 'https://a.example/apt', release: 'trixie', reason: 'it is not named' }])).toMatchObject(
    {
      level: 'note',
      message: 'Images do not use a package source of the host. https://a.example/apt trixie: it is not named.',
    },
  );
});
