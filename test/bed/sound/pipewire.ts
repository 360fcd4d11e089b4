import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { SAMPLES_PER_SECOND, soundEnvironment, SoundServer } from './sound-server.ts';

/**
 * The modules of Debian's configuration without those for devices, scheduling, D-Bus and portals. What is played to the room, which no session uses, is
 * what the microphone hears.
 */
const CONFIGURATION = `context.properties = { core.daemon = true, core.name = pipewire-0, default.clock.rate = ${SAMPLES_PER_SECOND}, support.dbus = false, mem.allow-mlock = false, log.level = 1 }
context.spa-libs = { audio.convert.* = audioconvert/libspa-audioconvert, support.* = support/libspa-support }
context.modules = [
  { name = libpipewire-module-protocol-native }
  { name = libpipewire-module-metadata }
  { name = libpipewire-module-spa-node-factory }
  { name = libpipewire-module-client-node }
  { name = libpipewire-module-access }
  { name = libpipewire-module-adapter }
  { name = libpipewire-module-link-factory }
  { name = libpipewire-module-session-manager }
  { name = libpipewire-module-loopback, args = { audio.position = [ MONO ], capture.props = { target.object = room, stream.capture.sink = true }, playback.props = { node.name = microphone, media.class = Audio/Source } } }
]
context.objects = [
  { factory = metadata, args = { metadata.name = default } }
  { factory = spa-node-factory, args = { factory.name = support.node.driver, node.name = driver, node.group = pipewire.dummy, priority.driver = 20000 } }
  { factory = adapter, args = { factory.name = support.null-audio-sink, node.name = loudspeaker, media.class = Audio/Sink, object.linger = true, audio.position = [ FL FR ], priority.session = 1000 } }
  { factory = adapter, args = { factory.name = support.null-audio-sink, node.name = room, media.class = Audio/Sink, object.linger = true, audio.position = [ MONO ] } }
]
`;
const FORMAT = ['--raw', '--format', 's16', '--rate', String(SAMPLES_PER_SECOND), '--latency', '50ms'] as const;

const STARTS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** PipeWire with its socket in `runtimeFolder` and its other files in `folder`, and WirePlumber, which connects its clients as on a desktop. */
export async function startPipeWire(runtimeFolder: string, folder: string): Promise<SoundServer> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const configuration = join(folder, 'pipewire.conf');
  writeFileSync(configuration, CONFIGURATION);
  // WirePlumber says which devices it does without.
  const environment = { ...soundEnvironment(runtimeFolder, folder), XDG_STATE_HOME: folder, WIREPLUMBER_DEBUG: 'F' };
  const server = new SoundServer(environment, {
    intoMicrophone: ['pw-cat', '--playback', '--target', 'room', ...FORMAT, '--channels', '1', '-'],
    fromLoudspeaker: [
      ...['pw-cat', '--record', '--target', 'loudspeaker', '--properties', '{ stream.capture.sink = true }'],
      ...[...FORMAT, '--channels', '2', '-'],
    ],
  });
  await server.run(['pipewire', '--config', configuration], () => existsSync(join(runtimeFolder, 'pipewire-0')));
  await server.run(['wireplumber'], () => true);
  await chooseMicrophone(environment);
  return server;
}

/** As a person does in the settings of their desktop: WirePlumber takes no filter by itself. Resolves when WirePlumber has done so. */
async function chooseMicrophone(env: NodeJS.ProcessEnv): Promise<void> {
  const metadata = async (...words: readonly string[]) =>
    (await execa('pw-metadata', ['0', ...words], { env, extendEnv: false })).stdout;
  await metadata('default.configured.audio.source', '{ "name": "microphone" }', 'Spa:String:JSON');
  for (let waitedMs = 0; !(await metadata('default.audio.source')).includes('microphone'); waitedMs += LOOK_EVERY_MS) {
    if (waitedMs > STARTS_WITHIN_MS) throw new Error('WirePlumber did not choose the microphone.');
    await sleep(LOOK_EVERY_MS);
  }
}
