/** Uses every function of the doors for a company's code, and one value that the types have to refuse. */
export const TYPED_CONFIG = `
import { defineApp, defineConfig, defineDanger, defineFormat, defineRule, showPath, type ReviewedChange } from 'nodeless/kit';
import {
  edited, expectDanger, expectFinding, objectNamed, renderApp, renderCluster, reviewChange, sampleSources,
} from 'nodeless/testing';

const danger = defineDanger({
  id: 'example.com/a',
  severity: 'danger',
  consequence: 'a',
  remedy: 'b',
  *check({ changes, objects, stage }) {
    const on: ReviewedChange | undefined = changes[0];
    const paths = on?.fields.map(({ path }) => showPath(path)) ?? [];
    if (on) yield { on, what: \`\${stage} \${paths.join()} \${objects('after', 'Pod').length}\` };
  },
});
// @ts-expect-error there is no such severity
defineDanger({ ...danger, severity: 'bad' });
const format = defineFormat({
  name: 'rules', title: 'the rules', render: ({ dangers }) => dangers.map(({ rule }) => rule).join(),
});
const rule = defineRule({
  codes: [{ code: 'example.com/b', severity: 'warning', title: 'b' }],
  *check({ finding }) {
    yield finding('cluster#/name', 'example.com/b', 'b');
  },
});
const app = defineApp<{ a: string }>((chart, cluster, { a }) => {
  chart.node.setContext(a, cluster.stage);
});
// @ts-expect-error the app has no such value
renderApp(app, { values: { b: 1 } });
const config = defineConfig({ dangers: [danger], formats: [format], rules: [rule] });
export default config;

export function used(): string {
  const rendered = renderCluster(sampleSources({ clusterYaml: 'name: a' }), config);
  const { message } = expectFinding(rendered, { code: 'example.com/b', at: 'clusters/a/cluster.yaml:1' });
  const after = edited(sampleSources(), 'apps/hello/app.yaml', 'replicas: 2', 'replicas: 3');
  const report = reviewChange(sampleSources(), after, config, { today: '2026-01-01' });
  return message + objectNamed(rendered, 'Deployment', 'hello').kind + expectDanger(report, { rule: danger.id }).title
    + renderApp(app, { values: { a: 'a' } }).resources.length;
}
`;
