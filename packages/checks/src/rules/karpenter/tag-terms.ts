/** The tags of one thing in AWS. */
export type Tags = Readonly<Record<string, string>>;

/** AWS, CloudFormation and eksctl set these by themselves, so they may be right. */
const SET_BY_OTHERS = /^(Name$|aws:|alpha\.eksctl\.io\/|eksctl\.cluster\.k8s\.io\/)/;

/** Whether a term of a node class may select one of these: Karpenter compares exactly, and `*` takes any value. */
export function maySelect(wanted: Tags | undefined, things: readonly Tags[]): boolean {
  const known = Object.entries(wanted ?? {}).filter(([key]) => !SET_BY_OTHERS.test(key));
  return things.some((own) =>
    known.every(([key, value]) => (value === '*' ? Object.hasOwn(own, key) : own[key] === value)),
  );
}
