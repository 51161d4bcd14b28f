import type { Resource } from '@nodeless/core';

/** What an issue is about. */
export const ISSUE_KINDS = [
  /** The controller cannot read an annotation: `annotationProblems` says so as well. */
  'value',
  /** Members of a group want different things. */
  'conflict',
  'subnets',
  'addresses',
  'security-groups',
  'web-acl',
  'listeners',
  'certificates',
  'conditions',
  'backend',
  'health-check',
  'targets',
] as const;
export type IssueKind = (typeof ISSUE_KINDS)[number];

/** Why a stack is not built, or what of its objects does nothing. */
export interface StackIssue {
  readonly kind: IssueKind;
  /**
   * `fails`: the controller reconciles the whole stack for ever without success; `ignored`: it passes over what is asked for, without
   * a word; `unknown`: AWS decides, and may refuse; `looked-up`: nothing is built until AWS has it, and it may be there.
   */
  readonly effect: 'fails' | 'ignored' | 'unknown' | 'looked-up';
  /** Where it is asked for: an Ingress, a Service, or an IngressClassParams. */
  readonly object: Resource;
  /** Whose load balancer it is about, where that is not `object`: the Ingress of a class. */
  readonly subject?: Resource;
  /** The annotation that asks for it; absent where none does. */
  readonly annotation?: string;
  /** Goes on after the name of the subject, without a full stop. */
  readonly message: string;
  readonly hint: string;
  /** The other object of a conflict, and its annotation; an IngressClassParams has none. */
  readonly other?: { readonly object: Resource; readonly annotation?: string };
}

export type Report = (issue: StackIssue) => void;

/** Keeps issues, each once: many parts of the controller read the same annotation. */
export function issueList(): { readonly report: Report; readonly issues: readonly StackIssue[] } {
  const issues: StackIssue[] = [];
  const seen = new Set<string>();
  const report = (issue: StackIssue) => {
    const { kind, namespace, name } = {
      kind: issue.object.manifest.kind,
      namespace: issue.object.manifest.metadata.namespace,
      name: issue.object.manifest.metadata.name,
    };
    const key = JSON.stringify([kind, namespace, name, issue.annotation, issue.message]);
    if (seen.has(key)) return;
    seen.add(key);
    issues.push(issue);
  };
  return { report, issues };
}
