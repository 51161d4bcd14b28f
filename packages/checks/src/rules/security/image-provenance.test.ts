import { PRIVATE } from '../../testing/private-cluster.ts';
import { brief, deployment, run } from '../../testing/view.ts';
import { imageProvenance } from './image-provenance.ts';

const ECR = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const pods = (image: string, more = {}) => deployment({ containers: [{ name: 'a', image }], ...more });
const UPSTREAM = { name: 'karpenter', namespace: 'karpenter', labels: {} };

test.each([
  'nginx:1.29',
  'public.ecr.aws/a/b:1',
  `${ECR.replace('west', 'north')}/a:1`,
  'registry.example.com/a:1',
])('%s cannot be pulled', (image) => {
  const found = run(imageProvenance, { cluster: PRIVATE }, [pods(image)]);
  expect(brief(found)).toHaveLength(1);
  expect(found).toMatchObject([
    {
      code: 'security/image-provenance',
      severity: 'error',
      message: `the image ${image} is pulled from neither ECR in eu-west-1 nor a mirror, and the cluster is fully private`,
      related: [{ location: { line: 7, column: 30 } }],
    },
  ]);
  expect(run(imageProvenance, {}, [pods(image)])).toEqual([]);
});

test('ECR of the region and mirrors are fine', () => {
  const mirrors = 'mirrors: { images: { registry.example.com: registry.example.com } }\n';
  expect(run(imageProvenance, { cluster: PRIVATE }, [pods(`${ECR}/a:1`)])).toEqual([]);
  expect(run(imageProvenance, { cluster: PRIVATE + mirrors }, [pods('registry.example.com/a:1')])).toEqual(
    [],
  );
});

test('an image is told once, init containers and charts count', () => {
  const init = { initContainers: [{ name: 'b', image: 'quay.io/b:1' }] };
  const upstream = {
    ...UPSTREAM,
    images: ['ghcr.io/c', 'quay.io/b:1'],
    specPath: 'cluster#/compute' as const,
  };
  const found = run(imageProvenance, { cluster: PRIVATE }, [pods(`${ECR}/a:1`, init)], [upstream, UPSTREAM]);
  expect(found.map(({ message }) => message.split(' ')[2])).toEqual(['quay.io/b:1', 'ghcr.io/c']);
  expect(found[0]?.hint).toContain('takes the place of quay.io;');
  const [short] = run(imageProvenance, { cluster: PRIVATE }, [pods('nginx:1')]);
  expect(short?.hint).toContain('takes the place of docker.io;');
});

test('add-ons of AWS Marketplace come from another region', () => {
  const addons = 'addons: { kubecost_kubecost: {}, metrics-server: {} }\n';
  const found = run(imageProvenance, { cluster: PRIVATE + addons });
  expect(brief(found)).toEqual(['clusters/test/cluster.yaml:10:30 warning security/image-provenance']);
  expect(run(imageProvenance, { cluster: addons })).toEqual([]);
});
