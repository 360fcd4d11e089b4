import { expect, it } from 'vitest';
import { unsavedFiles } from '../../../host-agent/api/session/unsaved-files.ts';
import { DEFAULT_RESTRICTIONS } from '../../fixtures/restrictions.ts';

const restrictions = DEFAULT_RESTRICTIONS;

it.each([
  [{}, 0],
  [{ downloads: 5 }, 5],
  [{ downloads: 5, savedDownloads: 2 }, 3],
  // The guest counts them, and may count wrong.
  [{ savedDownloads: 2 }, 0],
  [{ downloads: 5, restrictions: { ...restrictions, files: { ...restrictions.files, out: 'off' as const } } }, 0],
])('of a session with %j, %i would be lost', (session, count) => {
  expect(unsavedFiles({ restrictions, ...session })).toBe(count);
});
