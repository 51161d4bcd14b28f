import { contractJson, contractTest } from '../testing/contracts.ts';
import { ACCESS_POLICIES } from './access-policies.ts';

contractTest('the policies are those that customers can use (needs ../shared/contracts)', () => {
  const { customerUsable } = contractJson('aws/eks-access-policies.json') as {
    customerUsable: { name: string }[];
  };
  expect(customerUsable.map(({ name }) => name).sort()).toEqual([...ACCESS_POLICIES]);
});
