import { RegistryConnection } from './connection.ts';
import { findCredentials } from './credentials.ts';
import { firstOf, placesOf } from './mirrors.ts';
import type { Reference } from './reference.ts';

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
