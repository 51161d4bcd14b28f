import { PLATFORM_APPLICATIONS } from '@nodeless/spec';
import { buildComponents } from './build.ts';
import { modelOf } from './testing/model.ts';
import { SAMPLES } from './testing/samples.ts';

test('apps are kept from the names of all Applications of the platform', () => {
  const names = Object.values(SAMPLES).flatMap((sample) => {
    const { applications } = buildComponents(modelOf(sample));
    return applications.filter(({ component }) => component !== 'workloads').map(({ name }) => name);
  });
  expect([...new Set([...names, 'root'])].sort()).toEqual(PLATFORM_APPLICATIONS);
});
