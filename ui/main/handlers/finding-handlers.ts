/** Implements the fix of a finding: by a build of an image, or by a membership that polkit asks about. */
import type { AgentSync } from '../agent-sync.ts';
import type { Builds } from '../builds.ts';
import type { KvmGroup } from '../desktop/kvm-group.ts';
import { imageToBuildFor, isFixable } from '../fixes.ts';
import type { Model } from '../model.ts';
import type { Handlers } from '../pages/serve-actions.ts';

export interface FindingHandlerDeps {
  readonly model: Pick<Model, 'doctor' | 'canJoinKvm'>;
  readonly builds: Pick<Builds, 'build'>;
  readonly kvmGroup: Pick<KvmGroup, 'join'>;
  readonly agentSync: Pick<AgentSync, 'runDoctor'>;
}

export function findingHandlers({
  model,
  builds,
  kvmGroup,
  agentSync,
}: FindingHandlerDeps): Pick<Handlers, 'doctor.run' | 'doctor.fix'> {
  return {
    'doctor.run': async () => {
      await agentSync.runDoctor();
      return {};
    },
    'doctor.fix': async ({ check }) => {
      const role = imageToBuildFor(check);
      if (role) void builds.build(role);
      // Only what the doctor has found: a page cannot make the dialogue of polkit appear for nothing.
      else if (model.doctor.findings.some((finding) => finding.check === check && isFixable(finding, model)))
        if (await kvmGroup.join()) await agentSync.runDoctor();
      return {};
    },
  };
}
