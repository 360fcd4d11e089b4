import { RegistryConnection } from './connection.ts';
import { findCredentials } from './credentials.ts';
import { describeReference, isBelow, parseReference, type Reference } from './reference.ts';
import { type ErrorCode, Failure } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';

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
async function firstOf<Result>(
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

export interface ConnectionOptions {
  /** Servers on other domains to which a registry may send the login, from the current configuration. */
  readonly loginServers: () => readonly string[];
  /** Other places from which is read first, from the current configuration. */
  readonly mirrors: () => readonly string[];
  /** Throws if nothing may be read from there. */
  readonly assertMayRead: (place: Reference) => void;
}

type Work<Result> = (connection: RegistryConnection) => Promise<Result>;

/** Runs `work` with a connection to the registry, and the person's login there. Throws `Failure` registry-login-file or proxy-invalid. */
export function connected<Result>(
  reference: Reference,
  options: Pick<ConnectionOptions, 'loginServers'>,
  work: Work<Result>,
): Promise<Result> {
  return at(reference, reference, options, work);
}

/** As {@link connected}, with each mirror of the registry in turn before the registry. `work` only reads, and is repeated. Throws also `Failure` registry-mirrors-failed. */
export function connectedForReading<Result>(
  reference: Reference,
  options: ConnectionOptions,
  work: Work<Result>,
): Promise<Result> {
  return firstOf(placesOf(reference, options.mirrors()), (place) => {
    options.assertMayRead(place);
    return at(place, reference, options, work);
  });
}

async function at<Result>(
  place: Reference,
  { repository }: Reference,
  { loginServers }: Pick<ConnectionOptions, 'loginServers'>,
  work: Work<Result>,
): Promise<Result> {
  const credentials = await findCredentials(place, process.env);
  await using connection = new RegistryConnection(place.host, credentials, {
    loginServers: loginServers(),
    repository: { of: repository, at: place.repository },
  });
  return await work(connection);
}
