import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLES_PER_SECOND, soundEnvironment, SoundServer } from './sound-server.ts';

/** Without `norewinds`, what the loudspeaker plays would be recorded 360 ms later: as late as PulseAudio may still replace it. */
const SCRIPT = `load-module module-null-sink sink_name=loudspeaker norewinds=1
load-module module-null-sink sink_name=room
load-module module-native-protocol-unix auth-anonymous=1
set-default-sink loudspeaker
set-default-source room.monitor
`;
const FORMAT = ['--raw', '--format=s16le', `--rate=${SAMPLES_PER_SECOND}`, '--latency-msec=50'] as const;

/** PulseAudio with its socket below `runtimeFolder` and its other files in `folder`. */
export async function startPulseAudio(runtimeFolder: string, folder: string): Promise<SoundServer> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const script = join(folder, 'script.pa');
  writeFileSync(script, SCRIPT);
  const server = new SoundServer(soundEnvironment(runtimeFolder, folder), {
    intoMicrophone: ['pacat', '--playback', '--device=room', ...FORMAT, '--channels=1'],
    fromLoudspeaker: ['pacat', '--record', '--device=loudspeaker.monitor', ...FORMAT, '--channels=2'],
  });
  await server.run(
    [
      'pulseaudio',
      '-n',
      '--daemonize=no',
      '--use-pid-file=no',
      '--exit-idle-time=-1',
      '--realtime=no',
      '--high-priority=no',
      '--disable-shm=yes',
      '--log-target=stderr',
      '--log-level=error',
      '--file',
      script,
    ],
    () => existsSync(join(runtimeFolder, 'pulse/native')),
  );
  return server;
}
