import { isJsonObject, type JsonValue } from '@nodeless/core';

/** What stands between `arn:aws:<service>:<region>:` and the resource. */
const ACCOUNT = /^arn:aws[a-z-]*:(iam|kms|sts):[a-z0-9-]*:(\d{12}):/;

/** Accounts whose roles, users, policies and keys a value names, in order. */
export function accountsIn(value: JsonValue): readonly string[] {
  const found = new Set<string>();
  const visit = (one: JsonValue): void => {
    if (typeof one === 'string') {
      const account = ACCOUNT.exec(one)?.[2];
      if (account !== undefined) found.add(account);
    } else if (Array.isArray(one)) (one as readonly JsonValue[]).forEach(visit);
    else if (isJsonObject(one)) Object.values(one).forEach(visit);
  };
  visit(value);
  return [...found].sort();
}
