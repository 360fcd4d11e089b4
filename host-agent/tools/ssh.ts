/** A host agent on another computer, reached with the person's own ssh. */
import type { Duplex } from 'node:stream';
import { ownVariables } from '../process/run.ts';
import { streamOf } from '../process/streaming.ts';

/** Never asks, forwards nothing, shares no connection. Who the host is decides the person's own configuration, by known_hosts. */
const OPTIONS = [
  'BatchMode=yes',
  'ConnectTimeout=15',
  'ForwardAgent=no',
  'ForwardX11=no',
  'ClearAllForwardings=yes',
  'PermitLocalCommand=no',
  'ControlMaster=no',
  'ControlPath=none',
  'RequestTTY=no',
  'LogLevel=ERROR',
] as const;

/** Arguments of ssh. `configurationFile`: instead of the person's own, in tests. `host` cannot become an option, and the remote shell gets two fixed words. Pure. */
export function attachArguments(host: string, configurationFile?: string): string[] {
  const configuration = configurationFile === undefined ? [] : ['-F', configurationFile];
  return [
    ...configuration,
    '-T',
    '-a',
    '-x',
    ...OPTIONS.flatMap((option) => ['-o', option]),
    '--',
    host,
    'safe-browse attach',
  ];
}

/** A duplex stream to the host agent of this host: the stdio of `safe-browse attach` there. */
export function attachOverSsh(host: string, onTrouble: (reason: string) => void, configurationFile?: string): Duplex {
  const command = {
    program: 'ssh',
    args: attachArguments(host, configurationFile),
    // Keys of the person that an agent holds.
    environment: ownVariables('SSH_AUTH_SOCK'),
  };
  return streamOf(Promise.resolve(command), onTrouble);
}
