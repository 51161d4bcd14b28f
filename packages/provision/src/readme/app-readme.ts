import { podTemplates } from '@nodeless/contracts/placement';
import {
  at,
  maps,
  RENDERED,
  specPath,
  textMap,
  type Artifact,
  type JsonObject,
  type Resource,
} from '@nodeless/core';
import { code, fenced, joined, own, table, text, type Markdown } from '@nodeless/core/markdown';
import { exposures } from './exposures.ts';
import type { ReadmeInput } from './readme.ts';
import { appRoles } from './sections/access.ts';
import { chart } from './sections/chart.ts';
import { images } from './sections/images.ts';
import { reachable } from './sections/reachable.ts';
import { appTopology } from './topology.ts';
import { workloads } from './workloads.ts';

const UNEXPOSED = 'The app is not reachable from outside through a load balancer.';
const UNKNOWN = 'Only the chart says whether the app is reachable from outside through a load balancer.';

/**
 * The page of one app of a cluster, beside its manifests: what runs, what it asks of nodes, and what is reachable. It says
 * nothing of other apps, nor which node pools take its pods: a new pool would change the page of every app, so that its
 * branch was in conflict with those of apps.
 *
 * Argo CD does not take the page for a manifest (argo-cd v3.5.1, reposerver/repository/repository.go: a directory source
 * takes .yaml, .yml, .json and .jsonnet).
 */
export function appReadme(
  app: string,
  {
    model,
    clusterConfig,
    resources,
    classObjects,
  }: Pick<ReadmeInput, 'model' | 'clusterConfig' | 'resources'> & {
    /** Classes of Ingresses, with their IngressClassParams: they belong to the platform, and count for its apps. */
    readonly classObjects: readonly Resource[];
  },
): Artifact {
  const isChart = model.chartApps.some(({ name }) => name === app);
  const ofApp = resources.filter(({ application }) => application === app);
  const all = workloads(model, clusterConfig, ofApp, []).filter(({ broughtBy }) => broughtBy === app);
  const exposed = exposures(model, ofApp, all, classObjects);
  const runs = table(
    ['Namespace', 'Workload', 'Nodes it asks for'],
    podTemplates(ofApp).map(({ resource: { manifest }, namespace, spec }) => [
      code(namespace),
      own`${text(manifest.kind)} ${code(manifest.metadata.name)}`,
      askedOf(spec),
    ]),
    isChart ? 'What the chart makes.' : 'Nothing.',
  );
  const picture = isChart ? text('') : own`${fenced('mermaid', appTopology(all, exposed))}\n`;
  const page = own`# ${text(app)}

The app ${code(app)} in the cluster ${code(model.spec.name)}. Generated; do not edit by hand.

${chart(app, model)}## What runs

${picture}${runs}
[The page of the cluster](../../README.md#capacity) shows its Fargate profiles, node groups and node pools.

${appRoles(app, model, clusterConfig)}${reachable(exposed, isChart ? UNKNOWN : UNEXPOSED)}
${images(model, ofApp, [])}`;
  return {
    path: RENDERED.appReadme(app),
    content: { text: `${page.markdown.trimEnd()}\n` },
    origin: { component: 'provision', constructPath: `readme/${app}`, specPath: specPath('cluster', 'apps') },
  };
}

/** What a pod requires of the labels of its node: its node selector and its required node affinity. */
function askedOf(podSpec: JsonObject): Markdown {
  const selector = Object.entries(textMap(podSpec['nodeSelector'])).map(([key, value]) =>
    code(`${key}=${value}`),
  );
  const required = at(podSpec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
  const terms = maps(at(required, 'nodeSelectorTerms')).map((term) =>
    joined(
      maps(at(term, 'matchExpressions')).map(({ key, operator, values }) =>
        code([key, operator, ...(Array.isArray(values) ? [values.join(', ')] : [])].join(' ')),
      ),
      ' and ',
    ),
  );
  const anyTerm = joined(terms, ' or ');
  const asked = [
    ...selector,
    ...(terms.length === 0 ? [] : [selector.length > 0 && terms.length > 1 ? own`(${anyTerm})` : anyTerm]),
  ];
  return asked.length === 0 ? text('any') : joined(asked, ' and ');
}
