import { facts } from '@nodeless/contract-tables';
import { ACCESS_POLICIES } from './access-policies.ts';

test('the policies are those that customers can use', () => {
  expect([...ACCESS_POLICIES]).toEqual(facts<{ accessPolicies: string[] }>('eks').accessPolicies);
});
