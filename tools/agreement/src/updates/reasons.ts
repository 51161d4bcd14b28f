import type { Answer, UpdateRow } from './row.ts';

interface Judged extends UpdateRow {
  readonly server: Answer;
  readonly report: Answer;
}

const DEPENDS =
  'git tells neither whether a claim is bound nor what a class that is not in it allows: the report warns';
const BOUND =
  'git does not tell whether a claim is bound: one that grows in a class that allows it is taken for bound';
const UNSEEN = 'the server accepts, and nobody looked whether the value landed';
const NOT_ESTABLISHED =
  'the CRD was not established yet when the server was asked, so its names could still change';

/** Why an answer may differ from the server's; undefined where there is no reason. */
export function reasonOf({ kind, field, server, report, landed }: Judged): string | undefined {
  if (report === 'depends') return DEPENDS;
  if (report === 'never lands' && server === 'accepted' && landed === null) return UNSEEN;
  const grows = field.startsWith('spec.resources.requests.storage') && report === 'accepted';
  if (kind === 'PersistentVolumeClaim' && grows && server === 'refused') return BOUND;
  const names = field === 'spec.scope' || field === 'spec.names.kind';
  return kind === 'CustomResourceDefinition' && names && server === 'accepted' ? NOT_ESTABLISHED : undefined;
}
