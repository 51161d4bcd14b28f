import { RENDERED, specPath, type Artifact, type Resource } from '@nodeless/core';
import type { ClusterConfig } from '@nodeless/eksctl-schema';
import type { ClusterModel } from '@nodeless/spec';
import type { BootstrapStep } from '../bootstrap/step.ts';
import { exposures } from './exposures.ts';
import { code, own, text } from '@nodeless/core/markdown';
import { access } from './sections/access.ts';
import { addresses } from './sections/addresses.ts';
import { bootstrap } from './sections/bootstrap.ts';
import { images } from './sections/images.ts';
import { capacity } from './sections/capacity.ts';
import { nextSteps } from './sections/next-steps.ts';
import { overview } from './sections/overview.ts';
import { running } from './sections/running.ts';
import { versions } from './sections/versions.ts';
import { workloads, type ReadmeApplication } from './workloads.ts';

export interface ReadmeInput {
  readonly model: ClusterModel;
  /** What eksctl is given: with the overlay. */
  readonly clusterConfig: ClusterConfig;
  /** Every object that Argo CD syncs from the tree. */
  readonly resources: readonly Resource[];
  readonly applications: readonly ReadmeApplication[];
  /** What `bootstrapSteps` gives for the model. */
  readonly steps: readonly BootstrapStep[];
}

/** `README.md` of a rendered cluster, for people. Text from manifests is shown, never obeyed. */
export function clusterReadme(input: ReadmeInput): Artifact {
  const { model, clusterConfig, resources, applications, steps } = input;
  const { name } = model.spec;
  const everything = workloads(model, clusterConfig, resources, applications);
  const page = own`# ${text(name)}

Generated from ${code(`clusters/${name}/cluster.yaml`)}; do not edit by hand.

${overview(model)}
${running(everything, exposures(model, resources, everything))}
${versions(model, applications)}
${addresses({ ...input, upstreamPods: applications.flatMap(({ pods }) => pods) })}${images(model, resources, applications)}${access(model, clusterConfig)}
${capacity(model, clusterConfig)}
${bootstrap(steps)}
${nextSteps(model)}`;
  return {
    path: RENDERED.readme,
    content: { text: page.markdown },
    origin: { component: 'provision', constructPath: 'readme', specPath: specPath('cluster') },
  };
}
