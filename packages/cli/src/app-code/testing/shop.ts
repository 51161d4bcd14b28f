import type { Manifest } from '@nodeless/core';
import { expectNoErrors, objectNamed, renderCluster, sampleSources } from '../../testkit/index.ts';

export const APP = 'apps/shop/app.ts';

/** A repository in memory whose cluster runs the app `shop`. */
export function sources(files: Readonly<Record<string, string>>, clusterYaml = 'apps: [shop]\n') {
  const shop = Object.entries(files).map(([path, text]) => [`apps/shop/${path}`, text]);
  return sampleSources({ clusterYaml, files: Object.fromEntries(shop) as Record<string, string> });
}

/** Errors and warnings. */
export function told(files: Readonly<Record<string, string>>): string[] {
  const found = renderCluster(sources(files)).diagnostics.filter(({ severity }) => severity !== 'info');
  return found.map(
    ({ code, location, message }) =>
      `${location?.file}:${location?.line}:${location?.column} ${code} ${message}`,
  );
}

export const own = (resources: readonly Manifest[]) =>
  resources.filter(({ metadata }) => metadata.namespace === 'shop');

const CONFIG = `import { ConfigMap } from 'cdk8s-plus-30';
import type { Chart } from 'cdk8s';
export default (chart: Chart, cluster: unknown, values: unknown): void => {
  const data = (): Record<string, string> => (BODY);
  new ConfigMap(chart, 'a', { metadata: { name: 'a' }, data: data() });
};
`;
export const config = (body: string) => CONFIG.replace('BODY', body);
export const dataOf = (files: Readonly<Record<string, string>>) => {
  const rendered = renderCluster(sources(files));
  expectNoErrors(rendered);
  return (objectNamed(rendered, 'ConfigMap', 'a', 'shop') as unknown as { data: object }).data;
};
