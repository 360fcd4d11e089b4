import { describe, expect, it } from 'vitest';
import { safeCopy } from '../../../host-agent/cli/safe-copy.ts';
import { withHostAgent } from './with-host-agent.ts';

const at = withHostAgent('stdout');
const asked = () => at.hostAgent.asked.flatMap(({ method, params }) => (method === 'file.copy-safe' ? [params] : []));

describe('safe copies of files', () => {
  it('are made one after the other beside the files, and their paths printed', async () => {
    await safeCopy(['/a/report.pdf', '/b/photo.jpg'], { json: false });
    expect(asked()).toEqual([{ path: '/a/report.pdf' }, { path: '/b/photo.jpg' }]);
    expect(at.written).toBe('/a/report (safe).pdf\n/b/photo (safe).pdf\n');
  });

  it('go into the folder that is named, also by a path from here', async () => {
    await safeCopy(['report.pdf'], { output: 'copies', json: true });
    expect(asked()).toEqual([{ path: `${process.cwd()}/report.pdf`, folder: `${process.cwd()}/copies` }]);
    expect(JSON.parse(at.written)).toMatchObject([{ name: 'report (safe).pdf' }]);
  });

  it('end with the first that fails', async () => {
    await expect(safeCopy(['/a/letter.exe', '/b/photo.jpg'], { json: false })).rejects.toMatchObject({
      code: 'safe-copy-unsupported',
    });
    expect(asked()).toHaveLength(1);
  });
});
