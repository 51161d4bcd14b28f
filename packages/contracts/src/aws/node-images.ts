import type { KubernetesVersion } from './kubernetes-versions.ts';

/**
 * Day of the first release of the AL2023 images that may have one for a Kubernetes version; no earlier release has any.
 * The days are `v<year><month><day>` of the alias. Images appear up to four weeks before EKS offers the version.
 * Source: CHANGELOG.md of awslabs/amazon-eks-ami (the first release that lists the version); v20260529 is not listed there,
 * so that 1.36 may begin with it. Of 1.37 only the day of v1.37.0 itself is known (module k8s.io/kubernetes).
 */
const FIRST_AL2023: { readonly [version in KubernetesVersion]: string } = {
  '1.32': '20241225',
  '1.33': '20250519',
  '1.34': '20250915',
  '1.35': '20260114',
  '1.36': '20260529',
  '1.37': '20260826',
};

/**
 * The first Bottlerocket with a variant `aws-k8s-<version>`; no earlier release has an image for it.
 * Source: bottlerocket-os/bottlerocket: issue 4318 (1.32), issue 4477 (1.33), issue 4620 (1.34), and CHANGELOG.md as it was
 * changed by the pull requests 4737 (1.35), 4841 (1.36) and 4946 (1.37)
 */
const FIRST_BOTTLEROCKET: { readonly [version in KubernetesVersion]: string } = {
  '1.32': '1.30.0',
  '1.33': '1.39.0',
  '1.34': '1.47.0',
  '1.35': '1.53.0',
  '1.36': '1.61.0',
  '1.37': '1.66.0',
};

/** The first images that nodes of a Kubernetes version can have, as aliases of Karpenter. */
export function firstImages(version: KubernetesVersion): {
  readonly al2023: string;
  readonly bottlerocket: string;
} {
  return {
    al2023: `al2023@v${FIRST_AL2023[version]}`,
    bottlerocket: `bottlerocket@${FIRST_BOTTLEROCKET[version]}`,
  };
}

/**
 * Why an alias of Karpenter names an image that does not exist for a Kubernetes version: the first release that may have
 * one. Undefined when it may exist, and for aliases that are not of one release (`latest`).
 *
 * @param alias `al2023@v20260714`, `bottlerocket@1.61.0`; Karpenter takes both with and without the v
 * @returns an alias, `al2023@v20260529`
 */
export function firstImageAfter(alias: string, version: KubernetesVersion): string | undefined {
  const [, family, written = ''] = /^(al2023|bottlerocket)@v?(\d+(?:\.\d+)*)$/.exec(alias) ?? [];
  const first = firstImages(version);
  if (family === 'al2023')
    return /^\d{8}$/.test(written) && written < FIRST_AL2023[version] ? first.al2023 : undefined;
  return family === 'bottlerocket' && isOlder(written, FIRST_BOTTLEROCKET[version])
    ? first.bottlerocket
    : undefined;
}

/** Compares numbers between dots; one that is missing is 0. */
function isOlder(version: string, other: string): boolean {
  const [have, need] = [version, other].map((text) => text.split('.').map(Number));
  const length = Math.max(have?.length ?? 0, need?.length ?? 0);
  for (let index = 0; index < length; index += 1) {
    const difference = (have?.[index] ?? 0) - (need?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
