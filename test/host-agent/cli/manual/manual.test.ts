import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { program } from '../../../../host-agent/cli/command-line.ts';
import { manualPage } from '../../../../host-agent/cli/manual/manual.ts';
import { everyCommand, wordsOf } from '../../../../host-agent/cli/manual/words.ts';

const words = wordsOf(program);
const page = manualPage(words, { version: '1.2.3', date: '2026-11-05' });
const mandoc = (...args: string[]) => spawnSync('mandoc', args, { input: page, encoding: 'utf8' });
const hasMandoc = spawnSync('mandoc', ['-V']).error === undefined;

describe('the manual page', () => {
  it('has the description of each command and option', () => {
    const plain = page.replaceAll('\\-', '-').replaceAll('\\(aq', "'").replaceAll('\\(cq', '’');
    for (const { path, description, options, commands } of everyCommand(words).slice(1)) {
      if (commands.length > 0) continue;
      expect(plain).toContain(`.It Nm ${path.join(' ')}`);
      expect(plain.toLowerCase()).toContain(description.toLowerCase());
      for (const { names, description: what } of options)
        expect(plain.toLowerCase()).toMatch(
          new RegExp(`\\.it cm ${names.join(', ')}.*\\n${what.toLowerCase().replace(/[()[\].?]/g, '\\$&')}`),
        );
    }
  });

  it.runIf(hasMandoc)('passes mandoc without a warning', () => {
    expect(mandoc('-T', 'lint', '-W', 'warning').stdout).toBe('');
    const shown = mandoc('-T', 'utf8').stdout.replace(/.\u0008/g, '');
    expect(shown).toContain('open [url] [--json] [--profile <name>] [--no-window] [--detach]');
    expect(shown).toContain('Safe Browse 1.2.3');
  });
});
