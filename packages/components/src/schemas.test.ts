import { buildComponents } from './build.ts';
import { modelOf } from './testing/model.ts';
import { SAMPLES } from './testing/samples.ts';
import { contractTest, schemaProblems } from './testing/schemas.ts';

contractTest.each(Object.keys(SAMPLES) as (keyof typeof SAMPLES)[])(
  'every object of the sample %s is valid for its strict schema (needs ../shared/contracts)',
  (name) => {
    const model = modelOf(SAMPLES[name]);
    const { resources } = buildComponents(model);
    const problems = resources.flatMap(({ manifest }) =>
      schemaProblems(manifest, model.spec.kubernetes.version).map(
        (problem) => `${manifest.kind} ${manifest.metadata.name}: ${problem}`,
      ),
    );
    expect(problems).toEqual([]);
    expect(resources.length).toBeGreaterThan(10);
  },
);

contractTest('the schemas refuse what does not exist (needs ../shared/contracts)', () => {
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'a' },
    spec: { loadBalancerKlass: 'x' },
  };
  expect(schemaProblems(service, '1.35')).toEqual([
    '/spec must NOT have additional properties {"additionalProperty":"loadBalancerKlass"}',
  ]);
});
