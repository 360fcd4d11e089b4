/** Files that would be lost with a session, counted in one way wherever a session is ended or shown. */
import type { Session } from './session.ts';

/** For so long a session that must not run on runs when it is brought back to save its files. Then it ends, also if they are not saved. */
export const GRACE_MINUTES = 5;

type Counted = Pick<Session, 'downloads' | 'savedDownloads'> & {
  readonly restrictions: Pick<Session['restrictions'], 'files'>;
};

/** Downloads that its profile lets out and that are not saved. The guest counts them, and may count wrong. Pure. */
export function unsavedFiles({ downloads = 0, savedDownloads = 0, restrictions }: Counted): number {
  return restrictions.files.out === 'off' ? 0 : Math.max(0, downloads - savedDownloads);
}
