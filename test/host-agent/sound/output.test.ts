import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { soundFindings } from '../../../host-agent/doctor/sound.ts';
import { soundOutput } from '../../../host-agent/sound/output.ts';

/** A runtime folder with these sockets, on a host with these programs. */
async function computer(sockets: readonly string[], programs: readonly string[]) {
  const runtimeFolder = await mkdtemp(join(tmpdir(), 'sb-sound-'));
  await mkdir(join(runtimeFolder, 'pulse'));
  for (const socket of sockets) {
    const server = createServer().listen(join(runtimeFolder, socket));
    await once(server, 'listening');
    onTestFinished(() => void server.close());
  }
  onTestFinished(() => rm(runtimeFolder, { recursive: true, force: true }));
  return { runtimeFolder, isInstalled: (program: string) => Promise.resolve(programs.includes(program)) };
}

it.each([
  ['only PipeWire', ['pipewire-0'], ['pw-cat'], 'pipewire'],
  ['PipeWire that serves PulseAudio’s programs too', ['pipewire-0', 'pulse/native'], ['pw-cat', 'pacat'], 'pulseaudio'],
  ['the same without PulseAudio’s own program', ['pipewire-0', 'pulse/native'], ['pw-cat'], 'pipewire'],
  ['PulseAudio beside a PipeWire that only shares screens', ['pipewire-0', 'pulse/native'], ['pacat'], 'pulseaudio'],
  ['no sound server', [], ['pw-cat', 'pacat'], 'none'],
])('chooses the sound output on %s', async (_, sockets, programs, kind) => {
  expect(await soundOutput('auto', await computer(sockets, programs))).toMatchObject({ kind });
});

it('chooses only the output that the configuration names', async () => {
  const both = await computer(['pipewire-0', 'pulse/native'], ['pw-cat', 'pacat']);
  expect(await soundOutput('pipewire', both)).toEqual({ kind: 'pipewire', server: both.runtimeFolder });
  expect(await soundOutput('pulseaudio', await computer(['pipewire-0'], ['pw-cat', 'pacat']))).toEqual({
    kind: 'none',
    reason: 'PulseAudio does not run for this account',
  });
  expect(await soundOutput('none', both)).toEqual({
    kind: 'none',
    reason: 'audio.backend is "none" in the configuration',
  });
});

it('names the missing package to the doctor, but not on a hypervisor without sound cards', async () => {
  const config = { audio: { backend: 'auto' as const } };
  const here = await computer(['pipewire-0'], []);
  expect(await soundFindings({ hypervisor: { playsSound: true }, config }, here)).toEqual([
    {
      check: 'sound',
      level: 'note',
      message: 'Sessions cannot play sound: PipeWire runs, but pw-cat is not installed.',
      hint: 'apt-get install pipewire-bin',
      command: 'apt-get install pipewire-bin',
      variant: 'missing',
    },
  ]);
  expect(await soundFindings({ hypervisor: {}, config }, here)).toEqual([]);
});
