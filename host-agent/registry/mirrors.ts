/** Other places that have what a registry has. Nothing depends on their honesty: digests and signatures count, whatever sent them. */
import { type ErrorCode, Failure } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { describeReference, isBelow, parseReference, type Reference } from './reference.ts';

/** What another place may do better. Whatever else fails would fail there as well. */
const OF_ONE_PLACE: readonly ErrorCode[] = [
  'registry-unreachable',
  'registry-refused',
  'registry-busy',
  'registry-login-elsewhere',
  'registry-not-found',
  'registry-blob-differs',
  'registry-artifact-refused',
  'attestations-missing',
  // A mirror that is behind.
  'channel-older',
  'channel-expired',
  'channel-refused',
  'channel-unsigned',
];

/** Where `reference` can be read, in order: at its mirrors, and last at its registry. `mirrors`: each as PLACE=MIRROR. Pure. */
export function placesOf(reference: Reference, mirrors: readonly string[]): Reference[] {
  const place = `${reference.host}/${reference.repository}`;
  const mirrored = mirrors.flatMap((mirror) => {
    const [of = '', at = ''] = mirror.split('=');
    if (!isBelow(reference, of)) return [];
    return [{ ...parseReference(`${at}${place.slice(of.length)}`), version: reference.version }];
  });
  return [...mirrored, reference];
}

/** The first result of `read` at one of the places. Throws what it threw at the only one, or `Failure` registry-mirrors-failed. */
export async function firstOf<Result>(
  places: readonly Reference[],
  read: (place: Reference) => Promise<Result>,
): Promise<Result> {
  const failures: { readonly place: Reference; readonly error: Error }[] = [];
  for (const place of places)
    try {
      return await read(place);
    } catch (error) {
      if (places.length === 1 || !(error instanceof Failure) || !OF_ONE_PLACE.some((code) => code === error.code))
        throw error;
      failures.push({ place, error });
    }
  const [wanted] = places.slice(-1);
  throw new Failure(
    'registry-mirrors-failed',
    {
      reference: wanted ? describeReference(wanted) : '',
      reasons: failures.map(({ place, error }) => `${place.host}: ${messageOf(error)}`).join(' '),
    },
    { cause: new AggregateError(failures.map(({ error }) => error)) },
  );
}
