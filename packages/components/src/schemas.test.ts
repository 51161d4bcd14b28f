import { NEWEST_RELEASES, objectProblems, OLDER_RELEASES } from '@nodeless/contract-tables';
import { buildComponents } from './build.ts';
import { modelOf } from './testing/model.ts';
import { SAMPLES } from './testing/samples.ts';

type Sample = keyof typeof SAMPLES;

const NAMES = Object.keys(SAMPLES) as Sample[];

/** Has fields that only the newest releases know. */
const NEWEST: Sample = 'newest';

function problemsOf(
  name: Sample,
  releases: { readonly karpenter: string; readonly argocd: string },
): string[] {
  const model = modelOf(SAMPLES[name]);
  const { resources } = buildComponents(model);
  const readers = { ...releases, kubernetes: model.spec.kubernetes.version };
  expect(resources.length).toBeGreaterThan(10);
  return resources.flatMap(({ manifest }) =>
    objectProblems(manifest, readers).map(
      (problem) => `${manifest.kind} ${manifest.metadata.name}: ${problem}`,
    ),
  );
}

test.each(NAMES.filter((name) => name !== NEWEST))(
  'Kubernetes and the older releases take every object of the sample %s',
  (name) => {
    expect(problemsOf(name, OLDER_RELEASES)).toEqual([]);
  },
);

test.each(NAMES)('Kubernetes and the newest releases take every object of the sample %s', (name) => {
  expect(problemsOf(name, NEWEST_RELEASES)).toEqual([]);
});
