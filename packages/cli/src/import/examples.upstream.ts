import { writeFileSync } from 'node:fs';
import { namesIn, readText, upstreamReleases } from '@nodeless/contract-tables/upstream';
import { TestRepository } from '../testing/repository.ts';

/** Examples of eksctl that are refused, with the codes that say why. All others are imported with the proof. */
const REFUSED: { readonly [file: string]: readonly string[] } = {
  '02-custom-vpc-cidr-no-nodes': ['import/inexpressible'],
  '05-advanced-nodegroups': ['import/unsound'],
  '15-managed-nodes': ['spec/invalid-value'],
  '17-permissions-boundary': ['spec/invalid-value'],
  '22-managed-nodes-launch-template': ['spec/invalid-value'],
  '23-kubeflow-spot-instance': ['spec/invalid-value', 'spec/unsupported-kubernetes'],
  '24-nodegroup-subnets': ['spec/invalid-value'],
  '25-addons': ['spec/unsupported-kubernetes', 'spec/version-range'],
  '28-instance-selector': ['spec/missing-key'],
  '29-cluster-with-karpenter': ['spec/unsupported-kubernetes'],
  '30-vpc-with-ip-family': ['spec/unsupported-kubernetes', 'spec/version-range'],
  '31-override-bootstrap-command-unmanaged-nodegroup': ['spec/invalid-value', 'spec/unsupported-kubernetes'],
  '36-outposts-vpc': ['spec/invalid-value'],
  '37-outposts-fully-private': ['spec/conflict', 'spec/unsupported-kubernetes'],
  '38-cluster-subnets-sgs': ['import/inexpressible'],
  '40-access-entries': ['spec/unsupported-kubernetes'],
  '42-auto-mode': ['import/inexpressible'],
  '43-hybrid-nodes': ['spec/unsupported-kubernetes'],
  '44-node-repair': ['import/unsound'],
  '47-auto-mode-with-ack-kro-capabilities': ['import/inexpressible'],
  '48-auto-mode-with-argocd-capabilities': ['import/inexpressible'],
  '49-control-plane-on-private-subnets': ['import/unsound'],
};

const [, newest] = upstreamReleases();
const EXAMPLES = namesIn(newest, 'eksctl/examples').map((name) => name.replace(/\.yaml$/, ''));

test('there are 49 examples', () => expect(EXAMPLES).toHaveLength(49));

test.each(EXAMPLES)('%s', async (name) => {
  const repository = new TestRepository([]);
  writeFileSync(repository.path('in.yaml'), readText(newest, `eksctl/examples/${name}.yaml`));
  const where = ['--stage', 'dev', '--account-id', '111122223333'];
  const { out } = await repository.run('import', '--from-yaml', 'in.yaml', ...where, '--json');
  repository.remove();
  const { diagnostics, compared } = JSON.parse(out) as {
    compared: number;
    diagnostics: { code: string; severity: string; location?: { file: string } }[];
  };
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect([...new Set(errors.map(({ code }) => code))].sort()).toEqual(REFUSED[name] ?? []);
  expect(errors.every(({ location }) => location?.file === 'in.yaml')).toBe(true);
  expect(compared > 0).toBe(errors.length === 0);
});
