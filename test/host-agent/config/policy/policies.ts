/** Policies in force, made from TOML. */
import { expect } from 'vitest';
import { readConfig, type ReadConfig } from '../../../../host-agent/config/load.ts';
import type { PolicyInForce } from '../../../../host-agent/config/policy/in-force.ts';
import { readPolicy } from '../../../../host-agent/config/policy/read.ts';
import type { PolicySource, PolicyText } from '../../../../host-agent/config/policy/source.ts';

export const HOST = '/etc/safe-browse/policy.toml';
export const CHANNEL = 'channel registry.example/safe-browse/stable';

/** The policy of the computer, over one of a channel if there is one. */
export function inForce(host: string, channel?: string, groups: readonly string[] = []): PolicyInForce {
  return {
    policies: [
      { source: 'host', origin: HOST, policy: policy(host) },
      ...(channel === undefined ? [] : [{ source: 'channel' as const, origin: CHANNEL, policy: policy(channel) }]),
    ],
    groups,
  };
}

function policy(text: string) {
  const read = readPolicy(text);
  return 'policy' in read ? read.policy : expect.fail(JSON.stringify(read.problems));
}

/** The configuration of a person under policies. */
export function underPolicy(written: string, policies: PolicyInForce): ReadConfig {
  const read = readConfig(written, policies);
  return 'config' in read ? read : expect.fail(JSON.stringify(read.problems));
}

/** A source whose text a test changes. */
export class TextSource implements PolicySource {
  readonly name = 'host';
  readonly paths = [HOST];
  content: string | undefined;

  constructor(content?: string) {
    this.content = content;
  }

  read(): Promise<readonly PolicyText[]> {
    const text = this.content;
    return Promise.resolve(text === undefined ? [] : [{ text, origin: HOST }]);
  }
}
