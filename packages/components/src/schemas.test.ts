import { buildComponents } from './build.ts';
import { modelOf } from './testing/model.ts';
import { SAMPLES } from './testing/samples.ts';
import { contractTest, novemberTest, schemaProblems, type ContractFolder } from './testing/schemas.ts';

type Sample = keyof typeof SAMPLES;

const NAMES = Object.keys(SAMPLES) as Sample[];

/** Has fields that only the CRDs of November know. */
const NEWEST: Sample = 'newest';

function problemsOf(name: Sample, folder: ContractFolder): string[] {
  const model = modelOf(SAMPLES[name]);
  const { resources } = buildComponents(model);
  expect(resources.length).toBeGreaterThan(10);
  return resources.flatMap(({ manifest }) =>
    schemaProblems(manifest, model.spec.kubernetes.version, folder).map(
      (problem) => `${manifest.kind} ${manifest.metadata.name}: ${problem}`,
    ),
  );
}

contractTest.each(NAMES.filter((name) => name !== NEWEST))(
  'every object of the sample %s is valid for its strict schema (needs ../shared/contracts)',
  (name) => {
    expect(problemsOf(name, 'contracts')).toEqual([]);
  },
);

novemberTest.each(NAMES)(
  'every object of the sample %s is valid for the schemas of November (needs ../shared/contracts-2026-11)',
  (name) => {
    expect(problemsOf(name, 'contracts-2026-11')).toEqual([]);
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
