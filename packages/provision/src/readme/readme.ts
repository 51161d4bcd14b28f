import { RENDERED, specPath, type Artifact, type Resource } from '@nodeless/core';
import type { ClusterConfig } from '@nodeless/eksctl-schema';
import { namedApps, type ClusterModel } from '@nodeless/sources';
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
import { reachable } from './sections/reachable.ts';
import { running } from './sections/running.ts';
import { versions } from './sections/versions.ts';
import { workloads, type ReadmeApplication } from './workloads.ts';

const UNEXPOSED = 'Nothing of the platform is reachable from outside through a load balancer.';

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

/**
 * `README.md` of a rendered cluster, for people. Text from manifests is shown, never obeyed.
 *
 * Nothing in it depends on the apps, which have pages of their own ({@link appReadme}): a page of everything would change
 * with each app, so that branches of different apps were in conflict.
 */
export function clusterReadme(input: ReadmeInput): Artifact {
  const { model, clusterConfig, steps } = input;
  const { name } = model.spec;
  const apps = new Set(namedApps(model).map(({ name }) => name));
  const resources = input.resources.filter(({ application }) => !apps.has(application));
  const applications = input.applications.filter((one) => !apps.has(one.name));
  const platform = workloads(model, clusterConfig, resources, applications);
  const exposed = exposures(model, resources, platform);
  const page = own`# ${text(name)}

Generated from ${code(`clusters/${name}/cluster.yaml`)}; do not edit by hand.

${overview(model)}
${running(platform, exposed)}
${reachable(exposed, UNEXPOSED)}
Apps are not in the picture and the tables: each has a page of its own beside its manifests, ${code(RENDERED.appReadme('<app>'))}, and [manifests](manifests/) holds them all.

${versions(model, applications)}
${addresses({ ...input, resources, upstreamPods: applications.flatMap(({ pods }) => pods) })}${images(model, resources, applications)}${access(model, clusterConfig)}
${capacity(model, clusterConfig)}
${bootstrap(steps)}
${nextSteps(model)}`;
  return {
    path: RENDERED.readme,
    content: { text: page.markdown },
    origin: { component: 'provision', constructPath: 'readme', specPath: specPath('cluster') },
  };
}
