import { dnsSuffixOf } from './partition.ts';

/** Host of a private registry of ECR: `111122223333.dkr.ecr.ap-northeast-2.amazonaws.com`. */
export function ecrRegistry(accountId: string, region: string): string {
  return `${accountId}.dkr.ecr.${region}.${dnsSuffixOf(region)}`;
}

/**
 * True for a private registry of ECR, of any account, in a region: what the endpoints `ecr.api` and `ecr.dkr` of the region
 * lead to. Public repositories (`public.ecr.aws`) and other regions have no way through them.
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 */
export function isEcrRegistryOf(region: string, host: string): boolean {
  const [account = ''] = host.split('.');
  return /^\d{12}$/.test(account) && host === ecrRegistry(account, region);
}
