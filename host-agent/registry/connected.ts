import { RegistryConnection } from './connection.ts';
import { findCredentials } from './credentials.ts';
import type { Reference } from './reference.ts';

export interface ConnectionOptions {
  /** Called with the path of a login file that cannot be used. */
  readonly onProblem: (file: string) => void;
}

/** Runs `work` with a connection to the registry, and the person's login there. */
export async function connected<Result>(
  reference: Reference,
  { onProblem }: ConnectionOptions,
  work: (connection: RegistryConnection) => Promise<Result>,
): Promise<Result> {
  const credentials = await findCredentials(reference, process.env, onProblem);
  const connection = new RegistryConnection(reference.host, credentials);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
