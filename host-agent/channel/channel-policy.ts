/** Managed settings that come with the file of a channel. The file names them by their digest, so that its signers sign them too. */
import { describeProblem, type ConfigurationProblem } from '../api/configuration/configuration.ts';
import { Failure } from '../api/errors/failure.ts';
import { readPolicy } from '../config/policy/read.ts';
import type { RegistryConnection } from '../registry/connection.ts';
import { digestOf, fetchBlob } from '../registry/registry.ts';
import { isBelow } from '../registry/reference.ts';
import type { PolicyOfChannel } from './channel-file.ts';
import { type ChannelReference, describeChannel, newestOf } from './channel-reference.ts';
import { READ_WITHIN_MS, withinTime } from './fetch-channel.ts';

/** The text that the file names. Throws `Failure` registry-… or channel-policy-invalid: then nothing of the file counts. */
export async function fetchPolicy(
  connection: RegistryConnection,
  channel: ChannelReference,
  { digest, bytes }: PolicyOfChannel,
  signal: AbortSignal,
): Promise<string> {
  const content = await withinTime(connection, READ_WITHIN_MS, signal, (within) =>
    fetchBlob(connection, newestOf(channel), { digest, bytes }, within),
  );
  const text = content.toString('utf8');
  assertUsable(channel, text, Buffer.from(text).equals(content) ? [] : [{ path: [], message: 'is not UTF-8' }]);
  return text;
}

/** What the next file names. A computer that reads a mirror checks its own name again. Throws `Failure` channel-policy-invalid, also if no computer could follow the channel any more. */
export function policyToPublish(channel: ChannelReference, text: string): PolicyOfChannel {
  assertUsable(channel, text);
  const content = Buffer.from(text);
  return { digest: digestOf(content), bytes: content.length };
}

function assertUsable(
  channel: ChannelReference,
  text: string,
  encodingProblems: readonly ConfigurationProblem[] = [],
): void {
  const read = readPolicy(text);
  const problems = encodingProblems.length === 0 && 'problems' in read ? read.problems : encodingProblems;
  if (problems.length > 0) throw invalid(channel, problems);
  // With such a policy, this host could not even read its successor.
  const registries = 'policy' in read ? read.policy.limits.registries : undefined;
  if (registries && !registries.some((allowed) => isBelow(newestOf(channel), allowed)))
    throw invalid(channel, [
      { path: ['limits', 'registries'], message: `must contain the channel itself, which is read at ${channel.host}` },
    ]);
}

const MAX_SHOWN = 20;

const invalid = (channel: ChannelReference, problems: readonly ConfigurationProblem[]): Failure =>
  new Failure('channel-policy-invalid', {
    channel: describeChannel(channel),
    problems: problems.slice(0, MAX_SHOWN).map(describeProblem).join('\n  '),
  });
