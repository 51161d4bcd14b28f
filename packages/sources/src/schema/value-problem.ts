import type { CodedParams } from '@nodeless/contracts/issue';
import type { z } from 'zod';
import { AccountId, dnsLabel, Region } from '@nodeless/catalogue/schema';
import { RepositoryUrl } from './argocd.ts';
import { MAX_CLUSTER_NAME } from './cluster.ts';

/** What may be given on a command line before there is a source to hold it. */
const VALUES = {
  name: dnsLabel(MAX_CLUSTER_NAME),
  stage: dnsLabel(),
  region: Region,
  accountId: AccountId,
  repositoryUrl: RepositoryUrl,
} satisfies Record<string, z.ZodType>;

export type ValueKind = keyof typeof VALUES;

export interface ValueProblem {
  /** One sentence that quotes the value, without a full stop. */
  readonly message: string;
  readonly hint?: string;
}

/** Why a value would be refused in the sources; undefined where it is fine. The rules are those of the schemas. */
export function valueProblem(kind: ValueKind, text: string): ValueProblem | undefined {
  const [issue] = VALUES[kind].safeParse(text).error?.issues ?? [];
  if (issue === undefined) return undefined;
  const { hint } = ('params' in issue ? (issue.params ?? {}) : {}) as Partial<CodedParams>;
  return { message: issue.message, ...(hint === undefined ? {} : { hint }) };
}
