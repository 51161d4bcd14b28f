import { test } from 'node:test';
import { edited, expectFinding, expectNoFinding, renderCluster, sampleSources } from 'nodeless/testing';
import { __KEY__ } from './__FILE__.mjs';

const code = '__CODE__';
const config = { rules: [__KEY__] };

test('a release is fine', () => {
  expectNoFinding(renderCluster(sampleSources(), config), { code });
});

test('a tag that moves is found where the app is written', () => {
  const sources = edited(sampleSources(), 'apps/hello/app.yaml', ':1.29.1', ':main');
  expectFinding(renderCluster(sources, config), { code, at: 'apps/hello/app.yaml' });
});
