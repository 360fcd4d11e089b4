import { RegistryConnection } from './connection.ts';
import { findCredentials } from './credentials.ts';
import type { Reference } from './reference.ts';

export interface ConnectionOptions {
  /** Servers on other domains to which a registry may send the login, from the current configuration. */
  readonly loginServers: () => readonly string[];
}

/** Runs `work` with a connection to the registry, and the person's login there. Throws `Failure` registry-login-file. */
export async function connected<Result>(
  reference: Reference,
  { loginServers }: ConnectionOptions,
  work: (connection: RegistryConnection) => Promise<Result>,
): Promise<Result> {
  const credentials = await findCredentials(reference, process.env);
  await using connection = new RegistryConnection(reference.host, credentials, { loginServers: loginServers() });
  return await work(connection);
}
