import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { quoted, sshWords } from '../../../../host-agent/tools/xen/dom0.ts';

describe('a program in dom0 over ssh', () => {
  it('never prompts, and takes no host name for an option', () => {
    expect(sshWords('root@dom0', 'xec', ['-o', '/vm/1', 'set', 'cmd-line', 'quiet a=b'])).toEqual([
      '-T',
      '-o',
      'BatchMode=yes',
      '-o',
      'ConnectTimeout=15',
      '-o',
      'ServerAliveInterval=15',
      '--',
      'root@dom0',
      "xec -o /vm/1 set cmd-line 'quiet a=b'",
    ]);
  });

  it('gets every argument unchanged through a real shell', async () => {
    const words = [
      'plain',
      '',
      'two words',
      "it's",
      '$(id)',
      '`id`',
      'a;b',
      '"',
      '\\',
      '*',
      '-n',
      'ä',
      "ramdisk='/a b';x",
    ];
    const { stdout } = await execa('sh', ['-c', `printf '%s\\n' ${words.map(quoted).join(' ')}`]);
    expect(stdout.split('\n')).toEqual(words);
  });
});
