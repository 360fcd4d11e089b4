import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from '../../../../host-agent/cli/command-line.ts';
import { completionFor } from '../../../../host-agent/cli/manual/completions.ts';
import { everyCommand, wordsOf } from '../../../../host-agent/cli/manual/words.ts';

const words = wordsOf(program);
const isThere = (shell: string) => {
  try {
    execFileSync(shell, ['-c', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe('completion', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'safe-browse-completion-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The completions of bash after `line`. */
  function inBash(line: string): string[] {
    const file = join(folder, 'safe-browse.bash');
    writeFileSync(file, completionFor('bash', words));
    const typed = line.split(' ');
    // compopt works only in an interactive shell.
    const script =
      'compopt() { :; }; source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _safe_browse; printf "%s\\n" "${COMPREPLY[@]}"';
    return execFileSync('bash', ['-c', script, 'bash', file, ...typed], { cwd: folder, encoding: 'utf8' })
      .split('\n')
      .filter((word) => word !== '');
  }

  it('of bash offers commands, subcommands, options, choices and files', () => {
    writeFileSync(join(folder, 'my-file'), '');
    expect(inBash('safe-browse ')).toEqual(expect.arrayContaining(['open', 'list', 'image', 'network', '--version']));
    expect(inBash('safe-browse ima')).toEqual(['image']);
    expect(inBash('safe-browse image b')).toEqual(['build']);
    expect(inBash('safe-browse open --pro')).toEqual(['--profile']);
    expect(inBash('safe-browse network eapol o')).toEqual(['on', 'off']);
    expect(inBash('safe-browse config check my')).toEqual(['my-file']);
    expect(inBash('safe-browse image build --recipe my')).toEqual(['my-file']);
    expect(inBash('safe-browse show 1 --trace my')).toEqual(['my-file']);
    expect(inBash('safe-browse image build --recipe my-file --de')).toEqual(['--debug']);
  });

  it.runIf(isThere('fish'))('of fish offers the same', () => {
    const file = join(folder, 'safe-browse.fish');
    writeFileSync(file, completionFor('fish', words));
    const inFish = (line: string) =>
      execFileSync(
        'fish',
        ['--no-config', '-c', 'complete -c safe-browse -e; source $argv[1]; complete -C $argv[2]', file, line],
        { cwd: folder, encoding: 'utf8', env: { ...process.env, HOME: folder } },
      )
        .split('\n')
        .map((offer) => offer.split('\t')[0])
        .filter((word) => word !== '');
    expect(inFish('safe-browse ima')).toEqual(['image']);
    expect(inFish('safe-browse image b')).toEqual(['build']);
    expect(inFish('safe-browse open --pro')).toEqual(['--profile']);
    expect(inFish('safe-browse network eapol o')).toEqual(['off', 'on']);
  });

  it.runIf(isThere('zsh'))('of zsh is accepted by zsh', () => {
    const file = join(folder, '_safe-browse');
    writeFileSync(file, completionFor('zsh', words));
    expect(() => execFileSync('zsh', ['-n', file], { stdio: 'pipe' })).not.toThrow();
    const functions = execFileSync(
      'zsh',
      [
        '-fc',
        'autoload -U compinit; compinit -D -d $2; source $1 2>/dev/null; print -l ${(k)functions}',
        'zsh',
        file,
        join(folder, 'dump'),
      ],
      { encoding: 'utf8' },
    ).split('\n');
    for (const { path } of everyCommand(words)) expect(functions).toContain(['_safe-browse', ...path].join('-'));
  });
});
