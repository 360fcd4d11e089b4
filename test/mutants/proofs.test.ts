import { describe, expect, it } from 'vitest';
import { isRed, projectOf, proofsOf, titlePattern } from './proofs.mjs';

describe('the verdict on a mutation', () => {
  const report = (...tests: readonly (readonly [string, string])[]) => ({
    testResults: [{ assertionResults: tests.map(([fullName, status]) => ({ fullName, status })) }],
  });

  it('is red when a named test failed, and not when another test failed or none ran', () => {
    const pattern = titlePattern('is dropped when its file "%s" was changed (all of it)');
    expect(
      isRed(report(['a template is dropped when its file "memory" was changed (all of it)', 'failed']), pattern),
    ).toBe('red');
    expect(
      isRed(
        report(
          ['a template is dropped when its file "memory" was changed (all of it)', 'passed'],
          ['another', 'failed'],
        ),
        pattern,
      ),
    ).toBe('green');
    expect(isRed(report(['another', 'failed']), pattern)).toBe('absent');
    expect(isRed({ testResults: [{}] }, pattern)).toBe('absent');
  });

  it('finds contract tests by the name of the hypervisor', () => {
    expect('the hypervisor xl, over a fake of the toolstack passes').toMatch(
      titlePattern("describeHypervisor('xl, over a fake"),
    );
    expect('the hypervisor qemu passes').toMatch(titlePattern("describeHypervisor('qemu'"));
  });
});

describe('the proof of a promise', () => {
  it('is each test that the promise names; a pending one has none', () => {
    const specification =
      '| A1 | One. | `test/e2e/one.test.ts › shows it`<br>`test/ui/two.test.ts › draws it` |\n| A10 | Two. | *pending* |';
    expect(proofsOf(specification, 'A1')).toEqual([
      { file: 'test/e2e/one.test.ts', title: 'shows it' },
      { file: 'test/ui/two.test.ts', title: 'draws it' },
    ]);
    expect(proofsOf(specification, 'A10')).toEqual([]);
  });

  it.each([
    ['test/host-agent/session/open.test.ts', 'unit'],
    ['test/contract/guides.test.ts', 'unit'],
    ['test/e2e/session/browse.test.ts', 'e2e'],
    ['test/desktop/links/links.test.ts', 'desktop'],
    ['test/xen/kinds.test.ts', 'xen'],
    ['test/gnome/gnome.test.ts', 'gnome'],
    ['test/incus/cluster.test.ts', 'incus'],
    ['test/nested/kvm.test.ts', 'kvm'],
    ['test/nested/kvm-verify.test.ts', 'kvm'],
    ['test/nested/pci.test.ts', 'pci'],
    ['test/nested/apparmor.test.ts', 'apparmor'],
    ['test/speech/reads-aloud.test.ts', 'speech'],
    ['test/applications/applications.test.ts', 'applications'],
  ])('in %s runs in the project %s', (file, project) => {
    expect(projectOf(file)).toBe(project);
  });
});
