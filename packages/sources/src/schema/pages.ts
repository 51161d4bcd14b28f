import { COMPONENTS, type Catalogue } from '@nodeless/catalogue';
import { appPage } from './app-page.ts';
import { chartPage } from './chart-page.ts';
import { codePage } from './code-page.ts';
import { clusterPage } from './cluster-page.ts';
import { manifestsPage } from './manifests-page.ts';
import { factsPage } from './facts-page.ts';

/** The pages that are made from the types of the sources, by their path in this repository. */
export function sourcePages(catalogue: Catalogue = COMPONENTS): Readonly<Record<string, string>> {
  return {
    'docs/app-ts.md': codePage(),
    'docs/app.md': appPage(),
    'docs/chart.md': chartPage(),
    'docs/cluster.md': clusterPage(catalogue),
    'docs/facts.md': factsPage(),
    'docs/manifests.md': manifestsPage(),
  };
}
