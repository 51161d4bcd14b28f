import { runChecks, Verdicts, type ChecksInput } from '@nodeless/checks';
import { buildComponents, type ComponentsOutput } from '@nodeless/components';
import {
  groupedBy,
  hasErrors,
  type Artifact,
  type Diagnostic,
  type Outcome,
  type SpecPath,
} from '@nodeless/core';
import {
  bootstrapFiles,
  appReadme,
  clusterReadme,
  provision,
  type BootstrapStep,
  type ProvisionOutput,
} from '@nodeless/provision';
import { namedApps, type ClusterModel } from '@nodeless/sources';
import { layout, type Layout, type PrintCache } from '@nodeless/tree';
import { catchingExtensions } from './config/extension-error.ts';
import { syncedFolders } from './synced-folders.ts';
import { RULE_PREFIX } from './timings/timings-text.ts';
import { unmeasured, type Measure } from './timings/timings.ts';

/** One cluster, rendered in memory. */
export interface RenderedCluster extends Layout {
  readonly model: ClusterModel;
  readonly components: ComponentsOutput;
  readonly steps: readonly BootstrapStep[];
}

/** One cluster before the checks and before it is printed. */
export interface Draft {
  readonly model: ClusterModel;
  readonly provisioned: ProvisionOutput;
  readonly components: ComponentsOutput;
  /** The files beside those that Argo CD syncs. */
  readonly artifacts: readonly Artifact[];
}

const CLASS_KINDS = ['IngressClass', 'IngressClassParams'];

export function draftCluster(model: ClusterModel): Draft {
  const provisioned = provision(model);
  const components = buildComponents(model);
  const { resources, applications, artifacts: beside, bootstrap } = components;
  const { clusterConfig, steps } = provisioned;
  const input = { model, clusterConfig, resources, applications, steps };
  // Each page looks for the objects of its app: among all of them it would take the square of the apps.
  const ofApps = groupedBy(resources, ({ application }) => application);
  const classObjects = resources.filter(({ manifest }) => CLASS_KINDS.includes(manifest.kind));
  const pages = [
    clusterReadme(input),
    ...namedApps(model).map(({ name }) =>
      appReadme(name, { model, clusterConfig, resources: ofApps.get(name) ?? [], classObjects }),
    ),
  ];
  const artifacts = [...provisioned.artifacts, ...beside, ...bootstrapFiles(bootstrap), ...pages];
  return { model, provisioned, components, artifacts };
}

/** What the checks look at. */
export function checksInput({ model, provisioned, components, artifacts }: Draft): ChecksInput {
  return {
    model,
    resources: components.resources,
    clusterConfig: provisioned.clusterConfig,
    artifacts,
    upstreamPods: components.applications.flatMap(({ pods, specPath }) =>
      pods.map((one) => ({ ...one, specPath })),
    ),
    applications: components.applications,
  };
}

export function printDraft({ model, components, artifacts }: Draft, printed: PrintCache): Outcome<Layout> {
  const { resources } = components;
  const folders = syncedFolders(model.spec.name, resources);
  const locate = (path: SpecPath) => model.provenance(path).location;
  return layout({ resources, artifacts, folders, locate }, printed);
}

/**
 * From the model to planned files: pure, and nothing is written when a check fails.
 * @param measure is told of the parts. @default nobody is
 * @param verdicts counts what rules say. @default nobody asks
 */
export function renderCluster(
  model: ClusterModel,
  printed: PrintCache,
  measure: Measure = unmeasured,
  verdicts = new Verdicts(),
): Outcome<RenderedCluster> {
  return catchingExtensions(() => render(model, printed, measure, verdicts));
}

function render(
  model: ClusterModel,
  printed: PrintCache,
  measure: Measure,
  verdicts: Verdicts,
): Outcome<RenderedCluster> {
  const draft = measure('draw', () => draftCluster(model));
  const { components, provisioned } = draft;
  // Without the objects of an app the checks would judge a cluster that nobody asked for.
  if (hasErrors(components.diagnostics)) return { diagnostics: components.diagnostics };
  const found = measure('checks', () =>
    runChecks(checksInput(draft), (rule, find) => {
      const findings = measure(`${RULE_PREFIX}${rule.codes[0].code}`, find);
      verdicts.count(rule, findings);
      return findings;
    }),
  );
  const findings: Diagnostic[] = [...components.diagnostics, ...provisioned.diagnostics, ...found];
  if (hasErrors(findings)) return { diagnostics: findings };
  const planned = measure('print', () => printDraft(draft, printed));
  const diagnostics = [...findings, ...planned.diagnostics];
  if (planned.value === undefined) return { diagnostics };
  return { value: { model, ...planned.value, components, steps: provisioned.steps }, diagnostics };
}
