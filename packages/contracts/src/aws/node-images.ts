import type { KubernetesVersion } from './kubernetes-versions.ts';

/**
 * Day of the first release of the AL2023 images that may have one for a Kubernetes version; no earlier release has any.
 * The days are `v<year><month><day>` of the alias. Images appear up to four weeks before EKS offers the version.
 * Source: CHANGELOG.md of awslabs/amazon-eks-ami (the first release that lists the version); v20260529 is not listed there,
 * so that 1.36 may begin with it. Of 1.37 only the day of v1.37.0 itself is known (module k8s.io/kubernetes).
 */
const FIRST_RELEASE: { readonly [version in KubernetesVersion]: string } = {
  '1.32': '20241225',
  '1.33': '20250519',
  '1.34': '20250915',
  '1.35': '20260114',
  '1.36': '20260529',
  '1.37': '20260826',
};

/**
 * Why an alias of Karpenter names an image that does not exist for a Kubernetes version: the first release that may have
 * one. Undefined when it may exist, and for images whose version is no day (Bottlerocket).
 *
 * @param alias `al2023@v20260714`
 * @returns an alias, `al2023@v20260529`
 */
export function firstImageAfter(alias: string, version: KubernetesVersion): string | undefined {
  const [, day] = /^al2023@v?(\d{8})$/.exec(alias) ?? [];
  const first = FIRST_RELEASE[version];
  return day !== undefined && day < first ? `al2023@v${first}` : undefined;
}
