/**
 * The first line of Argo CD that compares with a dry run of the API server wherever `ServerSideApply=true` is set, that
 * reads the annotation `ignore-differences` of an object, and that ignores `Force=true` without `Replace=true` there
 * instead of failing. Source: docs/operator-manual/upgrading/3.5-3.6.md, util/argo/diff/ignore.go and
 * gitops-engine/pkg/utils/kube/resource_ops.go of argoproj/argo-cd v3.6.1, against v3.5.1
 */
const LINE_3_6 = [3, 6] as const;

/**
 * Whether a release of Argo CD is of the line 3.6 or newer.
 *
 * @param version `v3.6.1`, with or without the v
 * @returns undefined for what is no version
 */
export function isArgoCd36(version: string): boolean | undefined {
  const [, major, minor] = /^v?(\d+)\.(\d+)\./.exec(version) ?? [];
  if (major === undefined) return undefined;
  const [atLeastMajor, atLeastMinor] = LINE_3_6;
  return Number(major) > atLeastMajor || (Number(major) === atLeastMajor && Number(minor) >= atLeastMinor);
}
