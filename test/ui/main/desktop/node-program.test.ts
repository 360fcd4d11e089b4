import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeProgram as nodeOf } from '../../../../ui/main/desktop/node-program.ts';

let folder: string;
let memory: string;
/** Without an installed package. */
const nodeProgram = (path: string, environment: NodeJS.ProcessEnv) =>
  nodeOf(path, environment, join(folder, 'package/node'));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-node-'));
  memory = join(folder, 'state/safe-browse/node');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
/** An executable program at this path in the folder. */
const program = (name: string): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '', { mode: 0o755 });
  return path;
};

describe('the Node of the host agent', () => {
  it('is the one that the start names, also for a later start from the menu, which names none', () => {
    const reported = program("nvm/with space and 'quote'/node");
    program('usr/node');
    expect(nodeProgram(memory, { SAFE_BROWSE_NODE: reported, PATH: join(folder, 'usr') })).toBe(reported);
    expect(nodeProgram(memory, { PATH: join(folder, 'usr') })).toBe(reported);
    expect(nodeProgram(memory, {})).toBe(reported);
  });

  it('is the one that was named last', () => {
    nodeProgram(memory, { SAFE_BROWSE_NODE: program('20/node') });
    const next = program('22/node');
    nodeProgram(memory, { SAFE_BROWSE_NODE: next });
    expect(nodeProgram(memory, {})).toBe(next);
  });

  it('is the first executable one in PATH once the remembered one is gone', () => {
    const reported = program('nvm/node');
    nodeProgram(memory, { SAFE_BROWSE_NODE: reported });
    rmSync(reported);
    chmodSync(program('no/node'), 0o644);
    mkdirSync(join(folder, 'folder/node'), { recursive: true });
    const found = program('usr/node');
    expect(
      nodeProgram(memory, {
        PATH: ['relative', 'no', 'folder', 'usr']
          .map((name) => (name === 'relative' ? name : join(folder, name)))
          .join(':'),
      }),
    ).toBe(found);
    expect(nodeProgram(memory, { SAFE_BROWSE_NODE: reported })).toBe('node');
  });

  it('is that of the package before one in PATH, which may be too old', () => {
    const environment = { PATH: dirname(program('usr/node')) };
    const packaged = program('package/node');
    expect(nodeProgram(memory, environment)).toBe(packaged);
  });

  it('is remembered only if a start named it and it is a program', () => {
    expect(nodeProgram(memory, { SAFE_BROWSE_NODE: join(folder, 'nothing'), PATH: join(folder, 'empty') })).toBe(
      'node',
    );
    nodeProgram(memory, { PATH: dirname(program('usr/node')) });
    expect(existsSync(memory)).toBe(false);
    nodeProgram(memory, { SAFE_BROWSE_NODE: program('nvm/node') });
    expect(readFileSync(memory, 'utf8')).toBe(join(folder, 'nvm/node'));
  });
});
