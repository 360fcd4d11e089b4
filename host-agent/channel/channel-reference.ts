/** The name of a channel, such as `registry.example/safe-browse/stable`: a repository, and in it a tag. */
import { Failure, isFailure } from '../api/errors/failure.ts';
import { parseReference, type Reference } from '../registry/reference.ts';

export interface ChannelReference {
  readonly host: string;
  /** Also contains the images. */
  readonly repository: string;
  readonly name: string;
}

/** Names like `stable.12` are the tags of earlier serials. */
const NAME = /^(?!.*\.\d+$)[a-z0-9][a-z0-9._-]{0,63}$/;

/** Throws `Failure` channel-name-invalid. Pure. */
export function parseChannel(text: string): ChannelReference {
  const end = text.lastIndexOf('/');
  const name = text.slice(end + 1);
  const invalid = (cause?: unknown) => new Failure('channel-name-invalid', { channel: text.slice(0, 120) }, { cause });
  if (!NAME.test(name)) throw invalid();
  try {
    const { host, repository } = parseReference(`${text.slice(0, end)}:${name}`);
    return { host, repository, name };
  } catch (error) {
    throw isFailure(error, 'registry-reference-invalid') ? invalid(error) : error;
  }
}

/** Pure. */
export const describeChannel = ({ host, repository, name }: ChannelReference): string =>
  `${host}/${repository}/${name}`;

/** The name inside of the file, so that no other channel's file can take its place. A mirror has it under another host. Pure. */
export const pathOf = ({ repository, name }: ChannelReference): string => `${repository}/${name}`;

/** Where the registry has the newest file. Pure. */
export const newestOf = ({ host, repository, name }: ChannelReference): Reference => ({
  host,
  repository,
  version: name,
});

/** Where the registry keeps the file with this serial. Pure. */
export const serialOf = ({ host, repository, name }: ChannelReference, serial: number): Reference => ({
  host,
  repository,
  version: `${name}.${serial}`,
});

/** An artifact beside the channel. Pure. */
export const besides = ({ host, repository }: ChannelReference, version: string): Reference => ({
  host,
  repository,
  version,
});
