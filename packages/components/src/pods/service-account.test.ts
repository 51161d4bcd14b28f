import { identityOf, type ClusterSpec } from '@nodeless/sources';
import { serviceAccountValues } from '@nodeless/catalogue/render';
import { modelOf, POOL } from '../testing/model.ts';

const spec = (by: string): ClusterSpec =>
  modelOf({
    cluster: {
      addons: { 'eks-pod-identity-agent': {} },
      iam: { identity: { by } },
      compute: { karpenter: { nodePools: [POOL] } },
    },
  }).spec;
const values = (by: string) => serviceAccountValues(spec(by), identityOf(spec(by), 'karpenter', 'karpenter'));

test('IRSA annotates the service account with its role', () => {
  expect(values('irsa')).toEqual({
    name: 'karpenter',
    annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/sample-karpenter' },
  });
});

test('Pod Identity annotates nothing: the association names the role', () => {
  expect(values('pod-identity')).toEqual({ name: 'karpenter' });
});
