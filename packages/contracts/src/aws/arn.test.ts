import { accessPolicyArn, ACCOUNT_ID, iamPolicyArn, iamRoleArn } from './arn.ts';

const SEOUL = { region: 'ap-northeast-2', accountId: '011122223333' };
const BEIJING = { region: 'cn-north-1', accountId: '011122223333' };

test('ARNs carry the partition of the region', () => {
  expect(iamRoleArn(SEOUL, 'KarpenterNodeRole-a')).toBe('arn:aws:iam::011122223333:role/KarpenterNodeRole-a');
  expect(iamRoleArn(BEIJING, 'r')).toBe('arn:aws-cn:iam::011122223333:role/r');
  expect(iamPolicyArn(SEOUL, 'p')).toBe('arn:aws:iam::011122223333:policy/p');
  expect(accessPolicyArn('us-gov-east-1', 'AmazonEKSViewPolicy')).toBe(
    'arn:aws-us-gov:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
  );
});

test('an account id is twelve digits', () => {
  expect(
    ['011122223333', '11122223333', '0111222233334', '01112222333x'].map((id) => ACCOUNT_ID.test(id)),
  ).toEqual([true, false, false, false]);
});
