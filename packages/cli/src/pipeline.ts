import { runChecks } from '@nodeless/checks';
import { buildComponents, type ComponentsOutput } from '@nodeless/components';
import { hasErrors, type Artifact, type Diagnostic, type Outcome } from '@nodeless/core';
import { bootstrapFiles, clusterReadme, provision, type BootstrapStep } from '@nodeless/provision';
import type { ClusterModel } from '@nodeless/spec';
import { layout, type PlannedFile, type PrintCache } from '@nodeless/tree';

/** One cluster, rendered in memory. */
export interface RenderedCluster {
  readonly model: ClusterModel;
  readonly files: readonly PlannedFile[];
  readonly components: ComponentsOutput;
  readonly steps: readonly BootstrapStep[];
}

/** From the model to planned files: pure, and nothing is written when a check fails. */
export function renderCluster(model: ClusterModel, printed: PrintCache): Outcome<RenderedCluster> {
  const provisioned = provision(model);
  const components = buildComponents(model);
  const findings: Diagnostic[] = [
    ...provisioned.diagnostics,
    ...runChecks({
      model,
      resources: components.resources,
      clusterConfig: provisioned.clusterConfig,
      upstreamPods: components.applications.flatMap(({ pods }) => pods),
    }),
  ];
  if (hasErrors(findings)) return { diagnostics: findings };
  const artifacts: Artifact[] = [
    ...provisioned.artifacts,
    ...bootstrapFiles(components.bootstrap),
    clusterReadme({
      model,
      resources: components.resources,
      applications: components.applications,
      steps: provisioned.steps,
    }),
  ];
  const planned = layout({ resources: components.resources, artifacts }, printed);
  const diagnostics = [...findings, ...planned.diagnostics];
  if (planned.value === undefined) return { diagnostics };
  return { value: { model, files: planned.value, components, steps: provisioned.steps }, diagnostics };
}
