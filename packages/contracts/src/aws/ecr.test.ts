import { ecrRegistry, isEcrRegistryOf } from './ecr.ts';

test.each([
  ['ap-northeast-2', '111122223333.dkr.ecr.ap-northeast-2.amazonaws.com'],
  ['cn-north-1', '111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn'],
])('the registry of an account in %s', (region, host) => {
  expect(ecrRegistry('111122223333', region)).toBe(host);
  expect(isEcrRegistryOf(region, host)).toBe(true);
  expect(isEcrRegistryOf(region, host.replace('111122223333', '602401143452'))).toBe(true);
});

test.each([
  'public.ecr.aws',
  'docker.io',
  '111122223333.dkr.ecr.us-east-1.amazonaws.com',
  '1111.dkr.ecr.ap-northeast-2.amazonaws.com',
  '111122223333.dkr.ecr.ap-northeast-2.amazonaws.com.example.com',
])('%s is none of the region', (host) => {
  expect(isEcrRegistryOf('ap-northeast-2', host)).toBe(false);
});
