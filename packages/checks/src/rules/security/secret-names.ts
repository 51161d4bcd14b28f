/** Last words of names whose plain value is a secret, also at the end of a longer word (`dbpassword`). */
const SECRET_WORD =
  /(?:password|passwd|passphrase|secret|token|apikey|privatekey|accesskey|secretkey|signingkey|encryptionkey|credentials?)$/;

/** Last words that are a secret only as a word of their own (`bypass` and `compass` are none). */
const SHORT_WORDS: ReadonlySet<string> = new Set(['pass', 'pwd', 'creds', 'passcode', 'requirepass']);

/** A part of every name that {@link namesSecret} takes for one of a secret. */
const PART_OF_NAME = /pass|pwd|cred|secret|token|key/i;
const PARTS_OF_NAMES = new RegExp(PART_OF_NAME, 'gi');

/** Before a last word `key`: what makes it a secret one. `PUBLIC_KEY`, `SORT_KEY` and the like are none. */
const SECRET_KEYS: ReadonlySet<string> = new Set([
  'access',
  'account',
  'api',
  'auth',
  'encryption',
  'hmac',
  'jwt',
  'master',
  'private',
  'secret',
  'signing',
]);

/** Last words that only say how the value is written. */
const WRITTEN_AS: ReadonlySet<string> = new Set([
  'b64',
  'base64',
  'content',
  'data',
  'json',
  'pem',
  'raw',
  'value',
]);

/** First words of switches, counts and names: what follows them is not the secret itself. */
const NOT_THE_SECRET: ReadonlySet<string> = new Set([
  ...[
    'allow',
    'auto',
    'automount',
    'create',
    'disable',
    'disabled',
    'enable',
    'enabled',
    'generate',
    'has',
    'is',
  ],
  ...[
    'mount',
    'need',
    'needs',
    'no',
    'require',
    'requires',
    'rotate',
    'skip',
    'use',
    'uses',
    'with',
    'without',
  ],
  ...['max', 'min', 'num', 'existing', 'image'],
]);

/** Tokens that are no credentials: they name a request, a page or a place. */
const HARMLESS_TOKENS: ReadonlySet<string> = new Set([
  'cancellation',
  'continuation',
  'idempotency',
  'idempotence',
  'next',
  'page',
  'pagination',
  'request',
]);

/** `PWD` and `OLDPWD` are the folders of a shell. */
const SHELL_FOLDERS: ReadonlySet<string> = new Set(['pwd', 'oldpwd']);

/**
 * True for names of variables, keys, flags and tags whose plain value is a secret. `…_FILE`, `…_ARN`, `…_NAME` and the like
 * only point at one; `USE_TOKEN` and `ENABLE_SECRET` are switches.
 */
export function namesSecret(name: string): boolean {
  const words = wordsOf(name);
  const [first = ''] = words;
  if (words.length > 1 && NOT_THE_SECRET.has(first)) return false;
  while (words.length > 1 && WRITTEN_AS.has(words.at(-1) ?? '')) words.pop();
  const [before = '', last = ''] = [words.at(-2), words.at(-1)];
  if (words.length === 1 && SHELL_FOLDERS.has(last)) return false;
  if (last === 'token' && HARMLESS_TOKENS.has(before)) return false;
  if (last === 'key') return SECRET_KEYS.has(before);
  // Rails: https://guides.rubyonrails.org/security.html#environmental-security
  if (last === 'base') return before === 'key' && words.at(-3) === 'secret';
  return SECRET_WORD.test(last) || SHORT_WORDS.has(last);
}

/** Where in a text, in ascending order, a name of a secret may stand: most texts hold none, and need no closer look. */
export function secretWordsIn(text: string): number[] {
  if (!PART_OF_NAME.test(text)) return [];
  return Array.from(text.matchAll(PARTS_OF_NAMES), ({ index }) => index);
}

/** `dbPassword`, `DB_PASSWORD`, `db-password` and `db.password` are the same words. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** A value that is not the secret itself: a switch, a reference, or a place that holds the secret. */
export function pointsElsewhere(value: string): boolean {
  return (
    /^(?:|true|false|yes|no|on|off|null|none|~)$/i.test(value.trim()) ||
    /^\s*(?:\$[({A-Za-z_]|\{\{|<[^<>]*>\s*$|arn:aws|ssm:|secretsmanager:|vault:|ref\+|\*+\s*$|x{3,}\s*$)/.test(
      value,
    )
  );
}
