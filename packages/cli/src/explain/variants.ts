import type { ClusterModel } from '@nodeless/sources';
import type { Leaf } from './leaves.ts';

/**
 * The same cluster with one value changed, in one way or another. The changed value is not validated: what counts is
 * where it goes. An app that is taken from the list of apps is taken from the cluster.
 */
export function variantsOf(model: ClusterModel, leaf: Leaf): ClusterModel[] {
  const [first, index] = leaf.segments;
  if (leaf.document === 'cluster' && first === 'apps') {
    const apps = model.spec.apps.filter((_, position) => String(position) !== index);
    return [
      {
        ...model,
        spec: { ...model.spec, apps },
        apps: model.apps.filter(({ name }) => name !== leaf.value),
        chartApps: model.chartApps.filter(({ name }) => name !== leaf.value),
        manifestApps: model.manifestApps.filter(({ name }) => name !== leaf.value),
        codeApps: model.codeApps.filter(({ name }) => name !== leaf.value),
      },
    ];
  }
  return othersOf(leaf.value).map((value) => withValue(model, leaf, value));
}

function othersOf(value: Leaf['value']): Leaf['value'][] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1];
  // The last number in it is one more, so that versions, quantities and addresses stay what they are.
  const counted = value.replace(/\d+(?=\D*$)/, (digits) =>
    String(Number(digits) + 1).padStart(digits.length, '0'),
  );
  return counted === value ? [`${value}x`] : [counted, `${value}x`];
}

function withValue(model: ClusterModel, { document, segments }: Leaf, value: Leaf['value']): ClusterModel {
  const changed = <T>(document: T): T => set(document, segments, value) as T;
  const { settings, projects } = model.argocd;
  switch (document) {
    case 'cluster':
      return { ...model, spec: changed(model.spec) };
    case 'facts':
      return { ...model, facts: changed(model.facts) };
    case 'argocd/settings':
      return { ...model, argocd: { settings: changed(settings), projects } };
    case 'argocd/projects':
      return { ...model, argocd: { settings, projects: changed(projects) } };
    default:
      return {
        ...model,
        apps: model.apps.map((app) => (`app/${app.name}` === document ? changed(app) : app)),
        chartApps: model.chartApps.map((chart) =>
          `chart/${chart.name}` === document ? changed(chart) : chart,
        ),
        codeApps: model.codeApps.map((app) => (`code/${app.name}` === document ? changed(app) : app)),
      };
  }
}

function set(container: unknown, [key, ...deeper]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(container)) {
    return container.map((item: unknown, index) => (String(index) === key ? set(item, deeper, value) : item));
  }
  const entries = Object.entries(container as object).map(([name, item]): [string, unknown] => [
    name,
    name === key ? set(item, deeper, value) : item,
  ]);
  return Object.fromEntries(entries);
}
